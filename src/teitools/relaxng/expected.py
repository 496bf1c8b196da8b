"""What may stand at a place of a document, which need not be finished or free of mistakes before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from teitools.edition.encoding import source_text
from teitools.edition.markup import Kind, Markup, WrittenAttribute, markup
from teitools.relaxng.derivative import characters, end_tag
from teitools.relaxng.documentation import documentation, value_documentation
from teitools.relaxng.expectation import attributes, attributes_named, required_attributes, required_elements
from teitools.relaxng.lenient import OpenElement, Walk, expanded
from teitools.relaxng.names import AnyName, NameClass, local_of, names_in, namespace_of, parts_of
from teitools.relaxng.pattern import (
    NOT_ALLOWED,
    Data,
    Element,
    Group,
    ListOf,
    Pattern,
    Text,
    Value,
    choice,
)
from teitools.relaxng.reader import Patterns
from teitools.relaxng.value_words import described


@dataclass(frozen=True, slots=True)
class ExpectedName:
    """An element or an attribute that may stand somewhere, and what the schema says of it.

    ``name`` is written as the document binds prefixes there: without one if the namespace has none.
    ``required`` says that the element around cannot do without it.
    """

    name: str
    namespace: str
    documentation: str
    required: bool


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """One value of a closed list, and what the schema says of it."""

    text: str
    documentation: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What may stand at a place. The required elements and attributes come first, the others by name."""

    element: str = ""
    """The element around the place, as the document writes it; empty outside the root."""
    attribute: str = ""
    """The attribute in whose value the place is."""
    typed: str = ""
    """What stands before the place of the name or the value that it is in."""
    elements: tuple[ExpectedName, ...] = ()
    """The elements that may begin here; in an end tag, those without which it may not stand here."""
    any_element: bool = False
    """Whether there may be elements of other names too."""
    attributes: tuple[ExpectedName, ...] = ()
    """The attributes that may be added to the start tag."""
    any_attribute: bool = False
    """Whether there may be attributes of other names too."""
    values: tuple[ExpectedValue, ...] = ()
    """The values of a closed list, of the attribute or of the element's text."""
    datatypes: tuple[str, ...] = ()
    """What other values look like, in words."""
    text: bool = False
    """Whether text may stand here."""
    end: bool = False
    """Whether the element around may end here."""


def expected(schema: Patterns, source: bytes, offset: int) -> Expected:
    """Return what may stand at a place, in bytes from 0. Raises ``ValueError`` for one outside."""
    if not 0 <= offset <= len(source):
        raise ValueError(f"{offset} is not a place in a document of {len(source)} bytes")
    read = source_text(source)
    return _at(schema, read.text, read.character(source, offset))


def _at(schema: Patterns, text: str, offset: int) -> Expected:
    walk = _Place(schema)
    read = 0
    for piece in markup(text):
        if piece.start >= offset:
            break
        walk.text(text[read : piece.start])
        if offset < piece.end or (offset == piece.end and not piece.complete):
            return walk.within(piece, offset)
        walk.markup(piece)
        read = piece.end
    return walk.between(text[read:offset])


class _Place(Walk):
    """The end of a walk, and the questions that are asked there."""

    def between(self, text: str) -> Expected:
        """Return what may stand after a text, outside all markup."""
        self.text(text)
        inner = self.open[-1]
        if inner.here is None:
            return Expected(inner.name)
        pattern = inner.here.pattern
        values, datatypes = self._values(pattern, "")
        return Expected(
            inner.name,
            elements=self._elements(),
            any_element=any(_open_class(each.names) for each in first(pattern) if isinstance(each, Element)),
            values=values,
            datatypes=datatypes,
            text=any(isinstance(each, Text | Data | Value | ListOf) for each in first(pattern)),
            end=self._may_end(text),
        )

    def _may_end(self, text: str) -> bool:
        inner = self.open[-1]
        if len(self.open) == 1 or inner.here is None:
            return False
        with_text = end_tag(characters(inner.here.pattern, self.value(inner, text)))
        return inner.here.end is not NOT_ALLOWED or with_text is not NOT_ALLOWED

    def within(self, piece: Markup, offset: int) -> Expected:
        """Return what may stand inside a piece of markup."""
        typed = piece.text[: offset - piece.start]
        match piece.kind:
            case Kind.START if offset > piece.name_end:
                return self._in_start_tag(piece, offset)
            case Kind.START | Kind.OTHER:
                found = self.between("")
                return Expected(
                    found.element, "", typed[1:], found.elements, found.any_element, end=found.end
                )
            case Kind.END:
                found = self.between("")
                needed = tuple(each for each in found.elements if each.required)
                return Expected(found.element, "", typed[2:], needed, end=found.end)
            case Kind.CDATA:
                found = self.between("")
                return Expected(
                    found.element, values=found.values, datatypes=found.datatypes, text=found.text
                )
            case _:
                return Expected(self.open[-1].name)

    def _in_start_tag(self, piece: Markup, offset: int) -> Expected:
        written = piece.attributes()
        at = next((each for each in written if each.start < offset <= each.value_end), None)
        others = [each for each in written if each is not at]
        opened = self.opened(piece.name, written)
        if opened.here is None:
            return Expected(piece.name)
        pattern = self.given(opened, opened.here.pattern, others)
        if at is not None and at.value is not None and offset > at.name_end:
            typed = at.value[: max(offset - at.value_start, 0)]
            return self._in_value(piece.name, at, typed, pattern, opened)
        typed = at.name[: offset - at.start] if at is not None else ""
        found = attributes(pattern)
        return Expected(
            piece.name,
            typed=typed,
            attributes=self._attributes(pattern, opened.namespaces),
            any_attribute=any(_open_class(each.names) for each in found),
        )

    def _in_value(
        self, element: str, at: WrittenAttribute, typed: str, pattern: Pattern, opened: OpenElement
    ) -> Expected:
        name = expanded(at.name, opened.namespaces, attribute=True)
        value = choice(*(each.value for each in attributes_named(pattern, name)))
        values, datatypes = self._values(value, unescape(typed))
        text = any(isinstance(each, Text) for each in first(value))
        return Expected(element, at.name, typed, values=values, datatypes=datatypes, text=text)

    def _values(self, pattern: Pattern, typed: str) -> tuple[tuple[ExpectedValue, ...], tuple[str, ...]]:
        """Return the values that may stand after what is typed, and in words those of a datatype."""
        leaves = [leaf for each in first(pattern) for leaf in _after_words(each, typed)]
        values = {leaf.text: leaf for leaf in reversed(leaves) if isinstance(leaf, Value)}
        listed = tuple(
            ExpectedValue(str(text), value_documentation(self.schema.places.get(leaf)))
            for text, leaf in reversed(values.items())
        )
        datatypes = dict.fromkeys(described(leaf) for leaf in leaves if isinstance(leaf, Data))
        return listed, tuple(datatypes)

    def _elements(self) -> tuple[ExpectedName, ...]:
        inner = self.open[-1]
        if inner.here is None:
            return ()
        pattern = inner.here.pattern
        found = ((each, each.names) for each in first(pattern) if isinstance(each, Element))
        return self._names(found, required_elements(pattern), inner.namespaces, attribute=False)

    def _attributes(self, pattern: Pattern, namespaces: Mapping[str, str]) -> tuple[ExpectedName, ...]:
        found = ((each, each.names) for each in attributes(pattern))
        return self._names(found, required_attributes(pattern), namespaces, attribute=True)

    def _names(
        self,
        found: Iterable[tuple[Pattern, NameClass]],
        required: frozenset[str],
        namespaces: Mapping[str, str],
        attribute: bool,
    ) -> tuple[ExpectedName, ...]:
        said: dict[str, str] = {}
        for pattern, names in found:
            for name in names_in(names):
                said[name] = said.get(name) or documentation(self.schema.places.get(pattern))
        listed = [
            ExpectedName(_written(name, namespaces, attribute), namespace_of(name), text, name in required)
            for name, text in said.items()
        ]
        return tuple(sorted(listed, key=lambda each: (not each.required, each.name)))


def first(pattern: Pattern) -> Iterator[Pattern]:
    """Return the elements, texts, lists and values with which what satisfies a pattern may begin."""
    waiting, seen = [pattern], {pattern}
    while waiting:
        each = waiting.pop()
        if isinstance(each, ListOf) or not each.parts:
            yield each
            continue
        parts = each.parts
        if isinstance(each, Group) and not each.first.nullable:
            parts = (each.first,)
        for part in reversed(parts):
            if part not in seen:
                seen.add(part)
                waiting.append(part)


def _after_words(leaf: Pattern, typed: str) -> Iterable[Pattern]:
    """Return what a leaf is made of: of a list, the words that may follow those that are typed."""
    if not isinstance(leaf, ListOf):
        return (leaf,)
    words = leaf.words
    complete = typed.split() if typed[-1:].isspace() else typed.split()[:-1]
    for word in complete:
        words = characters(words, word)
    return first(words)


def _written(name: str, namespaces: Mapping[str, str], attribute: bool) -> str:
    namespace, local = namespace_of(name), local_of(name)
    if namespace == ("" if attribute else namespaces.get("", "")):
        return local
    prefixes = sorted(prefix for prefix, uri in namespaces.items() if prefix and uri == namespace)
    return f"{prefixes[0]}:{local}" if prefixes else local


def _open_class(names: NameClass) -> bool:
    return any(isinstance(each, AnyName) for each in parts_of(names))
