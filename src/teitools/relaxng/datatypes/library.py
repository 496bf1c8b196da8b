"""The types of XML Schema by name."""

from collections.abc import Callable
from functools import cache

from teitools.relaxng.datatypes import binary, dates, durations, numbers, texts
from teitools.relaxng.datatypes.simple_type import SimpleType

_RANGES = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-9_223_372_036_854_775_808, 9_223_372_036_854_775_807),
    "int": (-2_147_483_648, 2_147_483_647),
    "short": (-32_768, 32_767),
    "byte": (-128, 127),
    "unsignedLong": (0, 18_446_744_073_709_551_615),
    "unsignedInt": (0, 4_294_967_295),
    "unsignedShort": (0, 65_535),
    "unsignedByte": (0, 255),
}
_LISTS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}
_NAMES = dict.fromkeys(("NCName", "ID", "IDREF", "ENTITY"), texts.name)
_TEXTS = dict.fromkeys(("string", "normalizedString", "token", "anyAtomicType", "untypedAtomic"), texts.Text)
_DATES = dict.fromkeys(
    ("dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gMonth", "gDay"), dates.Date
)
_MAKERS: dict[str, Callable[[str], SimpleType]] = {
    **_TEXTS,
    **_NAMES,
    **_DATES,
    "Name": texts.name_with_colons,
    "NMTOKEN": texts.name_token,
    "language": texts.language,
    "anyURI": texts.Address,
    "QName": texts.QualifiedName,
    "NOTATION": texts.QualifiedName,
    "boolean": numbers.Boolean,
    "decimal": numbers.Decimal,
    "float": numbers.Float,
    "double": numbers.Float,
    "duration": durations.Duration,
    "hexBinary": binary.Hex,
    "base64Binary": binary.Base64,
}


@cache
def type_called(name: str) -> SimpleType | None:
    """Return the built-in type of a name, if there is one."""
    if name in _RANGES:
        return numbers.Integer(name, *_RANGES[name])
    if name in _LISTS:
        item = type_called(_LISTS[name])
        return item and texts.ListOf(name, item)
    return _MAKERS[name](name) if name in _MAKERS else None
