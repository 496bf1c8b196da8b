"""A datatype as a schema names it: a type of a library, with parameters (RELAX NG, section 4.3 and 6.2.8)."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from teitools.relaxng.datatypes.facets import Facet, FacetError, facets
from teitools.relaxng.datatypes.library import type_called
from teitools.relaxng.datatypes.namespaces import collapsed
from teitools.relaxng.datatypes.simple_type import SimpleType

XML_SCHEMA = "http://www.w3.org/2001/XMLSchema-datatypes"
DTD = "http://relaxng.org/ns/compatibility/datatypes/1.0"
_TYPES = {"": ("string", "token"), DTD: ("ID", "IDREF", "IDREFS")}
"""The types of the libraries that take no parameters."""


@dataclass(frozen=True)
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
        return not self.library or self.reason(text) is None

    def reason(self, text: str) -> str | None:
        """Return why a text is not a value of the datatype, as words to follow a colon."""
        if not self.library:
            return None
        written = self._type.spaced(text)
        if wrong := self._type.wrong(written):
            return wrong
        return next((wrong for facet in self._facets if (wrong := facet(written))), None)

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are one value."""
        meaning = self.meaning(one)
        return meaning is not None and meaning == self.meaning(other)

    def meaning(self, text: str) -> Hashable:
        """Return what two texts have in common if they are one value; None for what is no value."""
        if self.name in ("string", "token"):
            return collapsed(text) if self.name == "token" else str(text)
        written = self._type.spaced(text)
        if self._type.wrong(written):
            return None
        value: Hashable = self._type.value(written)
        return written if value is None else value

    def problem(self) -> str | None:
        """Return what is wrong with the datatype itself."""
        if self.library not in (*_TYPES, XML_SCHEMA):
            return f"The datatype library {self.library} is not known: use {XML_SCHEMA}."
        known = self.library == XML_SCHEMA or self.name in _TYPES[self.library]
        if not known or type_called(self.name) is None:
            if not self.library:
                return f"There is no datatype {self.name} without a library."
            return f"There is no such datatype: {self.name}."
        if self.parameters and self.library != XML_SCHEMA:
            return f"The datatype {self.name} takes no <param>: name a library."
        try:
            _ = self._facets
        except FacetError as wrong:
            return str(wrong)
        return None

    @cached_property
    def _type(self) -> SimpleType:
        found = type_called(self.name)
        if found is None:
            raise ValueError(self.problem())
        return found

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return facets(self._type, self.parameters)
