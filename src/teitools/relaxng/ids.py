"""Ids and what refers to them: RELAX NG DTD Compatibility, section 5.

A schema says by the datatypes ID, IDREF and IDREFS which attributes are ids and references. It must say the
same wherever an element of a name has an attribute of a name; else ids are not checked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from lxml import etree

from teitools.edition.ids import taken
from teitools.edition.model import Document
from teitools.relaxng.names import local_of, namespace_of, overlap, single_names
from teitools.relaxng.pattern import Attribute, Data, Element, Pattern, Value, inside
from teitools.relaxng.problem import Problem
from teitools.relaxng.reader import Patterns
from teitools.relaxng.wording import at

_TYPES = frozenset({"ID", "IDREF", "IDREFS"})
_Types = Mapping[tuple[str, str], str]
"""The type of an attribute, by the name of its element and its own."""


class Ids:
    """What a schema says of ids."""

    def __init__(self, schema: Patterns) -> None:
        self._schema = schema

    @cached_property
    def _typed(self) -> Mapping[Attribute, str]:
        attributes = (each for each in self._schema.places if isinstance(each, Attribute))
        return {each: kind for each in attributes if (kind := _type(each.value))}

    @cached_property
    def types(self) -> _Types:
        """What is an id or a reference: nothing, where the schema contradicts itself."""
        return _types(self._schema.start, self._typed, self._schema.places) or {}

    @cached_property
    def _names(self) -> list[str]:
        """The names of attributes that may be an id or a reference; none where they are open."""
        names = [single_names(each.names) for each in self._typed]
        return [] if None in names else sorted(frozenset().union(*(each for each in names if each)))

    @cached_property
    def _texts(self) -> list[etree.XPath]:
        """Find the values of each name: more names in one search would be compared with one another."""
        return [_values_of(name) for name in self._names]

    @cached_property
    def _attributes(self) -> etree.XPath:
        """Finds the values of all names with their attributes, which takes longer."""
        return etree.XPath(f"//@*[{' or '.join(map(_is_called, self._names))}]")

    def problems(self, document: Document) -> Iterator[Problem]:
        """Return the ids that are given twice, and the references to none."""
        if not self._names or not self._doubtful(self._values(document)):
            return
        written = list(self._written(document))
        if self._doubtful([value for _, _, value in written]):
            yield from self._problems(document, written)

    def _problems(
        self, document: Document, written: Iterable[tuple[etree._Element, str, str]]
    ) -> Iterator[Problem]:
        first: dict[str, etree._Element] = {}
        references: list[tuple[etree._Element, str, str]] = []
        for element, name, value in written:
            kind, words = self.types.get((str(element.tag), name)), value.split()
            if kind and kind != "ID":
                references += [(element, name, word) for word in words]
            elif kind and len(words) == 1 and first.setdefault(words[0], element) is not element:
                message = taken(document, words[0], first[words[0]], at(name)[1:])
                yield Problem(element, "E301", message, name)
        for element, name, word in references:
            if word not in first:
                message = f'{at(name)} names the id "{word}", which nothing in this file has.'
                yield Problem(element, "E304", message, name)

    def _doubtful(self, values: Sequence[str]) -> bool:
        """Whether there is a reference or an id given twice: only then a schema is searched for its types."""
        return len({*map(str.strip, values)}) < len(values) or (
            bool(values) and any(kind != "ID" for kind in self._typed.values())
        )

    def _values(self, document: Document) -> list[str]:
        return [text for each in self._texts for text in cast("list[str]", each(document.tree))]

    def _written(self, document: Document) -> Iterator[tuple[etree._Element, str, str]]:
        """Return what may be an id or a reference: elements that the schema does not name have neither."""
        known = self._schema.elements
        for value in cast("list[etree._ElementUnicodeResult]", self._attributes(document.tree)):
            element = value.getparent()
            if element is not None and element.tag in known:
                yield element, str(value.attrname), str(value)


def _values_of(name: str) -> etree.XPath:
    """Return a search for the values of attributes of a name."""
    local, uri = local_of(name), namespace_of(name)
    # libxml2 takes fewer names in a path than XML does.
    path = f"//@{'n:' if uri else ''}{local}" if local.isascii() else f"//@*[{_is_called(name)}]"
    return etree.XPath(path, namespaces={"n": uri} if uri else None, smart_strings=False)


def _is_called(name: str) -> str:
    return f"local-name() = {_literal(local_of(name))} and namespace-uri() = {_literal(namespace_of(name))}"


def _literal(text: str) -> str:
    """Write a text in XPath, which has no way to write a quotation mark within its own kind."""
    parts = [f"'{each}'" for each in text.split("'")]
    between = """, "'", """
    return parts[0] if len(parts) == 1 else f"concat({between.join(parts)})"


def _type(value: Pattern) -> str:
    """Return the type that a datatype has as an id or a reference to one."""
    known = isinstance(value, Data | Value) and value.type.library and value.type.name in _TYPES
    return value.type.name if known else ""  # type: ignore[attr-defined]


def _types(start: Pattern, typed: Mapping[Attribute, str], places: Iterable[Pattern]) -> _Types | None:
    """Return the types by name, or None if the schema breaks the restrictions of the feature."""
    alike = _Alike(each for each in places if isinstance(each, Attribute) and _overlaps(each, typed))
    elements = [(element, alike.within(element.content)) for element in _reached(start)]
    types: dict[tuple[str, str], str] = {}
    for element, attributes in elements:
        for attribute in attributes & typed.keys():
            names, own = single_names(element.names), single_names(attribute.names)
            if names is None or own is None:
                return None
            types.update({(name, each): typed[attribute] for name in names for each in own})
    agrees = all(
        typed.get(attribute, "") == types[named]
        for element, attributes in elements
        for attribute in attributes
        for named in _named(element, attribute, types)
    )
    return types if agrees else None


def _overlaps(attribute: Attribute, typed: Mapping[Attribute, str]) -> bool:
    return any(overlap(attribute.names, names) for names in {each.names for each in typed})


def _named(element: Element, attribute: Attribute, types: _Types) -> Iterator[tuple[str, str]]:
    """Return the names of typed attributes that an attribute of an element may have."""
    names, own = single_names(element.names), single_names(attribute.names)
    if names is not None and own is not None:
        yield from ((name, each) for name in names for each in own if (name, each) in types)
        return
    for name, each in types:
        if element.names.contains(name) and attribute.names.contains(each):
            yield name, each


class _Alike:
    """Finds, among all attributes of a pattern, the few that bear on ids."""

    def __init__(self, wanted: Iterable[Attribute]) -> None:
        self._known: dict[Pattern, frozenset[Attribute]] = {each: frozenset({each}) for each in wanted}

    def within(self, pattern: Pattern) -> frozenset[Attribute]:
        known = self._known.get(pattern)
        if known is None:
            parts = [found for part in pattern.parts if (found := self.within(part))]
            known = parts[0] if len(parts) == 1 else frozenset().union(*parts)
            self._known[pattern] = known
        return known


def _reached(start: Pattern) -> Iterator[Element]:
    seen: set[Pattern] = set()
    waiting = [start]
    while waiting:
        for each in inside(waiting.pop(), seen):
            if isinstance(each, Element):
                yield each
                waiting.append(each.content)
