"""What a ``param`` asks of the values of a type (XML Schema Part 2, 4.3)."""

from collections.abc import Callable, Iterable

from teitools.relaxng.datatypes.expression_syntax import ExpressionError
from teitools.relaxng.datatypes.expressions import ComplexityError, expression
from teitools.relaxng.datatypes.numbers import Decimal, Integer
from teitools.relaxng.datatypes.simple_type import SimpleType
from teitools.relaxng.datatypes.texts import wrong_place

Facet = Callable[[str], str | None]
"""Why a text that is of the type, its white space as the type wants it, may not stand; None if it may."""

_COUNT = Integer("nonNegativeInteger", 0)
_POSITIVE = Integer("positiveInteger", 1)
_MOST_DIGITS = 18
"""Of a length: there is no text as long as the longer numbers say."""


_BOUNDS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")


class FacetError(ValueError):
    """A ``param`` that its type does not take; ``str`` of it is a sentence that says why."""


def facets(type_: SimpleType, parameters: Iterable[tuple[str, str]]) -> tuple[Facet, ...]:
    """Return what parameters ask; each bound must be allowed by those before it. Raises ``FacetError``."""
    found: list[Facet] = []
    for name, text in parameters:
        asked = facet(type_, name, text)
        if name in _BOUNDS and (
            wrong := next(filter(None, (each(type_.spaced(text)) for each in found)), "")
        ):
            raise FacetError(f'{name} may not be "{text}" beside the other parameters: {wrong}.')
        found.append(asked)
    return tuple(found)


def facet(type_: SimpleType, name: str, text: str) -> Facet:
    """Return what a parameter asks. Raises ``FacetError``."""
    if name in _BY_NAME:
        return _BY_NAME[name](type_, name, text)
    if name == "enumeration":
        raise FacetError("The parameter enumeration may not stand here: list the values as <value>.")
    if name == "whiteSpace":
        raise FacetError(
            "The parameter whiteSpace may not stand here: the type itself says what spaces mean."
        )
    raise FacetError(f"There is no parameter {name}.")


def _pattern(type_: SimpleType, name: str, text: str) -> Facet:
    try:
        form = expression(text)
    except ExpressionError as wrong:
        raise FacetError(f'"{text}" is not a regular expression: {wrong}.') from None
    except ComplexityError:
        raise FacetError(f'The regular expression "{text}" is too complex: simplify it.') from None

    def check(value: str) -> str | None:
        try:
            return None if form.matches(value) else wrong_place(value, form.stop(value), "it")
        except ComplexityError:
            return f"it cannot be compared with {text}, which is too complex"

    return check


def _length(type_: SimpleType, name: str, text: str) -> Facet:
    if type_.unit is None:
        raise FacetError(f"The parameter {name} does not go with {type_.name}: its values have no length.")
    wanted, unit = _count(name, text), type_.unit

    def check(value: str) -> str | None:
        length = type_.length(value)
        if length < wanted and name != "maxLength":
            return f"it has {length} {unit} of the {wanted} needed"
        return (
            f"it has {length} {unit}, {wanted} are allowed"
            if length > wanted and name != "minLength"
            else None
        )

    return check


def _bound(type_: SimpleType, name: str, text: str) -> Facet:
    if not type_.ordered:
        raise FacetError(f"The parameter {name} does not go with {type_.name}: its values have no order.")
    written = type_.spaced(text)
    if wrong := type_.wrong(written):
        raise FacetError(f'{name} may not be "{text}" for the type {type_.name}: {wrong}.')
    limit, inclusive = type_.value(written), name.endswith("Inclusive")

    def check(value_text: str) -> str | None:
        value = type_.value(value_text)
        if inclusive and value == limit:
            return None
        if name.startswith("min"):
            way, fits = "from" if inclusive else "more than", type_.less(limit, value)
        else:
            way, fits = "up to" if inclusive else "less than", type_.less(value, limit)
        return None if fits else f"allowed is {way} {written}"

    return check


def _digits(type_: SimpleType, name: str, text: str) -> Facet:
    if not isinstance(type_, Decimal):
        raise FacetError(f"The parameter {name} does not go with {type_.name}: only numbers have digits.")
    most = _count(name, text, _POSITIVE if name == "totalDigits" else _COUNT)

    def check(value: str) -> str | None:
        whole, _, fraction = value.lstrip("+-").partition(".")
        if name == "fractionDigits":
            return f"at most {most} digits may follow the point" if len(fraction) > most else None
        return f"at most {most} digits are allowed" if len((whole + fraction).lstrip("0")) > most else None

    return check


def _count(name: str, text: str, type_: Integer = _COUNT) -> int:
    written = type_.spaced(text)
    if wrong := type_.wrong(written):
        raise FacetError(f'{name} may not be "{text}": {wrong}.')
    digits = written.lstrip("+-0") or "0"
    return int(digits[: _MOST_DIGITS + 1])


_BY_NAME: dict[str, Callable[[SimpleType, str, str], Facet]] = {
    "pattern": _pattern,
    **dict.fromkeys(("length", "minLength", "maxLength"), _length),
    **dict.fromkeys(_BOUNDS, _bound),
    **dict.fromkeys(("totalDigits", "fractionDigits"), _digits),
}
