"""Datatypes: those of XML Schema are left to libxml2, which knows them all."""

from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree

_RNG = "{http://relaxng.org/ns/structure/1.0}"


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its parameters. The library ``""`` has ``string`` and ``token`` only."""

    library: str
    name: str
    parameters: tuple[tuple[str, str], ...] = ()

    def allows(self, text: str) -> bool:
        if not self.library:
            return True
        return _allows(self, text)

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are one value."""
        if self.name == "string":
            return one == other
        return one.split() == other.split()

    def problem(self) -> str | None:
        """Return what is wrong with the datatype itself."""
        if not self.library:
            known = self.name in ("string", "token") and not self.parameters
            return None if known else f"There is no datatype {self.name} without a library."
        try:
            _validator(self)
        except etree.RelaxNGParseError:
            return f"There is no such datatype: {self.name}."
        return None


@lru_cache(maxsize=20_000)
def _allows(datatype: Datatype, text: str) -> bool:
    value = etree.Element("value")
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
