"""Datatypes: those of XML Schema are left to libxml2, which knows them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self, SupportsIndex

from lxml import etree

_RNG = "{http://relaxng.org/ns/structure/1.0}"


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its parameters. The library ``""`` has ``string`` and ``token`` only."""

    library: str
    name: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def needs_namespaces(self) -> bool:
        """Whether a value means what the prefixes around it say."""
        return bool(self.library) and self.name in ("QName", "NOTATION")

    def allows(self, text: str) -> bool:
        if not self.library:
            return True
        return _allows(self, text)

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are one value."""
        if self.name == "string":
            return str(one) == str(other)
        if isinstance(one, WithNamespaces) and isinstance(other, WithNamespaces) and self.needs_namespaces:
            meant = one.expanded()
            return meant is not None and meant == other.expanded()
        return one.split() == other.split()

    def problem(self) -> str | None:
        """Return what is wrong with the datatype itself."""
        if not self.library:
            if self.name not in ("string", "token"):
                return f"There is no datatype {self.name} without a library."
            return f"The datatype {self.name} takes no <param>: name a library." if self.parameters else None
        try:
            _validator(self)
        except etree.RelaxNGParseError:
            return f"There is no such datatype: {self.name}."
        return None


class WithNamespaces(str):
    """A text and the prefixes that are declared where it stands: equal only if both are."""

    __slots__ = ("namespaces",)
    namespaces: Mapping[str | None, str]

    def __new__(cls, text: str, namespaces: Mapping[str | None, str]) -> Self:
        made = super().__new__(cls, text)
        made.namespaces = namespaces
        return made

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, WithNamespaces)
            and str.__eq__(self, other)
            and self.namespaces == other.namespaces
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        return [WithNamespaces(word, self.namespaces) for word in super().split(sep, maxsplit)]

    def prefixes(self) -> dict[str, str]:
        """Return the declarations of prefixes, without those that stand everywhere or have none."""
        return {prefix: uri for prefix, uri in self.namespaces.items() if prefix and prefix != "xml"}

    def expanded(self) -> tuple[str, str] | None:
        """Return the namespace and the name that the text means, if its prefix is declared."""
        prefix, colon, local = self.strip().rpartition(":")
        namespace = self.namespaces.get(prefix if colon else None)
        if colon and not namespace:
            return None
        return namespace or "", local


@lru_cache(maxsize=20_000)
def _allows(datatype: Datatype, text: str) -> bool:
    value = etree.Element("value", nsmap=text.prefixes() if isinstance(text, WithNamespaces) else None)
    try:
        value.text = text
    except ValueError:
        return False
    return bool(_validator(datatype).validate(value))


@cache
def _validator(datatype: Datatype) -> etree.RelaxNG:
    schema = etree.Element(f"{_RNG}element", name="value", datatypeLibrary=datatype.library)
    data = etree.SubElement(schema, f"{_RNG}data", type=datatype.name)
    for name, text in datatype.parameters:
        etree.SubElement(data, f"{_RNG}param", name=name).text = text
    return etree.RelaxNG(schema)
