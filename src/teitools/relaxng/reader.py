"""From a schema in XML syntax to patterns (RELAX NG, section 4): what each of its elements asks for."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path

from lxml import etree

from teitools.relaxng.datatypes import Datatype, WithNamespaces
from teitools.relaxng.definitions import collect
from teitools.relaxng.name_classes import name_class_of
from teitools.relaxng.names import names_in
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    ListOf,
    Pattern,
    Value,
    choice,
    group,
    interleave,
    one_or_more,
)
from teitools.relaxng.place import Grammar, Place, SchemaError, root_of
from teitools.relaxng.restrictions import check_restrictions
from teitools.relaxng.syntax import RNG


@dataclass(frozen=True)
class Patterns:
    """A schema as patterns: what a document must satisfy, and all its elements by name."""

    start: Pattern
    elements: Mapping[str, tuple[Element, ...]]
    needs_namespaces: bool = False
    """Whether there are values that mean a name in a namespace, as the prefixes around them say."""
    places: Mapping[Pattern, Place] = field(default_factory=dict)
    """Where elements, attributes, lists and values are written, with what is said of them there."""


def read_schema(path: Path) -> Patterns:
    """Read a schema and what it includes. Raises ``SchemaError``."""
    reader = _Reader()
    try:
        root = Place(root_of(path), path, None)
        start = reader.pattern(root)
        elements = reader.all_elements()
        reader.read_unused()
        check_restrictions(start, root, reader.places)
        return Patterns(start, elements, reader.needs_namespaces, reader.places)
    except RecursionError:
        raise SchemaError(path, 0, "The schema refers to itself without end.") from None


class _Reader:
    """Turns the elements of a schema into patterns."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._unread: deque[Element] = deque()
        self._grammars: list[Grammar] = []
        self._used = True
        self.needs_namespaces = False
        self.places: dict[Pattern, Place] = {}
        """Where the elements, attributes, lists and values are written."""
        self._kinds: Mapping[str, Callable[[Place], Pattern]] = {
            "element": self._element,
            "attribute": self._attribute,
            "group": self._group,
            "interleave": lambda place: self._combined(place, interleave),
            "choice": lambda place: self._combined(place, choice),
            "optional": lambda place: choice(self._group(place), EMPTY),
            "zeroOrMore": lambda place: choice(one_or_more(self._group(place)), EMPTY),
            "oneOrMore": lambda place: one_or_more(self._group(place)),
            "list": self._list,
            "mixed": lambda place: interleave(TEXT, self._group(place)),
            "ref": self._ref,
            "parentRef": self._parent_ref,
            "empty": lambda _: EMPTY,
            "text": lambda _: TEXT,
            "notAllowed": lambda _: NOT_ALLOWED,
            "value": self._value,
            "data": self._data,
            "externalRef": self._external,
            "grammar": self._grammar,
        }

    def pattern(self, place: Place) -> Pattern:
        element = place.element
        kind = etree.QName(element)
        if f"{{{kind.namespace}}}" != RNG or kind.localname not in self._kinds:
            raise place.error(f"<{kind.localname}> is not a pattern of RELAX NG.")
        return self._kinds[kind.localname](place)

    def all_elements(self) -> dict[str, tuple[Element, ...]]:
        """Return every element that the schema reaches, by name."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        self._read_contents()
        for element in self._elements:
            for name in names_in(element.names):
                found[name].append(element)
        return {name: tuple(elements) for name, elements in found.items()}

    def _read_contents(self) -> None:
        """Read all content: every mistake in the schema shows before a document is judged."""
        while self._unread:
            element = self._unread.popleft()
            element.content = self._group(self.places[element])

    def read_unused(self) -> None:
        """Read the definitions that nothing refers to, for mistakes only."""
        self._used = False
        for grammar in self._grammars:
            for name, parts in grammar.parts.items():
                self._definition(parts[0], grammar, name)
        self._read_contents()

    def _content(self, place: Place) -> list[Place]:
        """Return the patterns inside, without a name class that stands first."""
        children = place.children()
        named = place.element.get("name") is None and place.kind() in ("element", "attribute")
        return children[1:] if named else children

    def _group(self, place: Place) -> Pattern:
        return self._combined(place, group)

    def _combined(self, place: Place, combine: Callable[[Pattern, Pattern], Pattern]) -> Pattern:
        patterns = [self.pattern(child) for child in self._content(place)]
        if not patterns:
            raise place.error(f"<{place.kind()}> has no content.")
        return reduce(lambda rest, each: combine(each, rest), reversed(patterns))

    def _element(self, place: Place) -> Pattern:
        element = Element(name_class_of(place))
        self._elements.append(element)
        self._unread.append(element)
        self.places[element] = place
        return element

    def _attribute(self, place: Place) -> Pattern:
        value = self._group(place) if self._content(place) else TEXT
        names = name_class_of(place)
        return NOT_ALLOWED if value is NOT_ALLOWED else self._at(place, Attribute(names, value))

    def _at(self, place: Place, pattern: Pattern) -> Pattern:
        self.places[pattern] = place
        return pattern

    def _list(self, place: Place) -> Pattern:
        words = self._group(place)
        return NOT_ALLOWED if words is NOT_ALLOWED else self._at(place, ListOf(words))

    def _value(self, place: Place) -> Pattern:
        name = place.element.get("type")
        library = place.inherited("datatypeLibrary") if name else ""
        datatype = self._known(place, Datatype(library, (name or "token").strip()))
        text = place.element.text or ""
        if datatype.needs_namespaces:
            self.needs_namespaces = True
            text = WithNamespaces(text, {**place.element.nsmap, None: place.ns()})
            if text.expanded() is None:
                raise place.error(f"The prefix of the value “{text}” is not declared.")
        return self._at(place, Value(datatype, text))

    def _data(self, place: Place) -> Pattern:
        parameters = tuple(
            (child.get("name", ""), child.text or "") for child in place.element.iterchildren(f"{RNG}param")
        )
        library, name = place.inherited("datatypeLibrary"), place.element.get("type", "").strip()
        datatype = self._known(place, Datatype(library, name, parameters))
        self.needs_namespaces |= datatype.needs_namespaces
        excepted = next(place.element.iterchildren(f"{RNG}except"), None)
        exception = None if excepted is None else self._combined(place.at(excepted), choice)
        return self._at(place, Data(datatype, exception, place.documentation()))

    def _known(self, place: Place, datatype: Datatype) -> Datatype:
        if problem := datatype.problem():
            raise place.error(problem)
        return datatype

    def _ref(self, place: Place) -> Pattern:
        return self._definition(place, place.grammar, _name(place))

    def _parent_ref(self, place: Place) -> Pattern:
        return self._definition(place, place.grammar.outer if place.grammar else None, _name(place))

    def _definition(self, place: Place, grammar: Grammar | None, name: str) -> Pattern:
        if grammar is None or name not in grammar.parts:
            raise place.error(f'Nothing defines "{name}".')
        if name in grammar.open_names and not self._used:
            return NOT_ALLOWED  # Section 4.19 drops what is not used before it looks for circles.
        if name in grammar.open_names:
            raise place.error(f'"{name}" is defined by itself without an element between.')
        if name not in grammar.combined:
            grammar.open_names.append(name)
            grammar.combined[name] = self._combine(grammar.parts[name])
            grammar.open_names.pop()
        return grammar.combined[name]

    def _combine(self, parts: list[Place]) -> Pattern:
        combining = [each for part in parts if (each := part.element.get("combine", "").strip())]
        how = set(combining)
        if len(parts) > 1 and (len(how) != 1 or len(combining) < len(parts) - 1):
            raise parts[-1].error("This name is defined twice: say how the definitions combine.")
        combine = interleave if how == {"interleave"} else choice
        return reduce(combine, [self._group(part) for part in parts])

    def _external(self, place: Place) -> Pattern:
        return self.pattern(place.included(None))

    def _grammar(self, place: Place) -> Pattern:
        grammar = Grammar(place.grammar)
        self._grammars.append(grammar)
        collect(replace(place, grammar=grammar), grammar)
        if "" not in grammar.parts:
            raise place.error("The grammar has no <start>.")
        return self._definition(place, grammar, "")


def _name(place: Place) -> str:
    return str(place.element.get("name", "")).strip()
