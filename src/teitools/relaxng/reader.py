"""From a schema in XML syntax to patterns (RELAX NG, section 4): what each of its elements asks for."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from lxml import etree

from teitools.relaxng.datatypes import Datatype
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
from teitools.relaxng.place import RNG, Grammar, Place, SchemaError, root_of


@dataclass(frozen=True)
class Schema:
    """A schema: what a document must satisfy, and all its elements by name."""

    start: Pattern
    elements: Mapping[str, tuple[Element, ...]]


def read_schema(path: Path) -> Schema:
    """Read a schema and what it includes. Raises ``SchemaError``."""
    reader = _Reader()
    try:
        start = reader.pattern(Place(root_of(path), path, None))
        return Schema(start, reader.all_elements())
    except RecursionError:
        raise SchemaError(path, 0, "The schema refers to itself without end.") from None


class _Reader:
    """Turns the elements of a schema into patterns."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
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
        done = 0
        while done < len(self._elements):
            _ = self._elements[done].content
            done += 1

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
        element = Element(False, name_class_of(place), lambda: self._group(place))
        self._elements.append(element)
        return element

    def _attribute(self, place: Place) -> Pattern:
        value = self._group(place) if self._content(place) else TEXT
        return NOT_ALLOWED if value is NOT_ALLOWED else Attribute(False, name_class_of(place), value)

    def _list(self, place: Place) -> Pattern:
        words = self._group(place)
        return NOT_ALLOWED if words is NOT_ALLOWED else ListOf(False, words)

    def _value(self, place: Place) -> Pattern:
        name = place.element.get("type")
        library = place.inherited("datatypeLibrary") if name else ""
        return Value(
            False, self._known(place, Datatype(library, (name or "token").strip())), place.element.text or ""
        )

    def _data(self, place: Place) -> Pattern:
        parameters = tuple(
            (child.get("name", ""), child.text or "") for child in place.element.iterchildren(f"{RNG}param")
        )
        library, name = place.inherited("datatypeLibrary"), place.element.get("type", "").strip()
        datatype = self._known(place, Datatype(library, name, parameters))
        excepted = next(place.element.iterchildren(f"{RNG}except"), None)
        exception = None if excepted is None else self._combined(place.at(excepted), choice)
        return Data(False, datatype, exception, place.documentation())

    def _known(self, place: Place, datatype: Datatype) -> Datatype:
        if problem := datatype.problem():
            raise place.error(problem)
        return datatype

    def _ref(self, place: Place) -> Pattern:
        return self._definition(place, place.grammar)

    def _parent_ref(self, place: Place) -> Pattern:
        return self._definition(place, place.grammar.outer if place.grammar else None)

    def _definition(self, place: Place, grammar: Grammar | None) -> Pattern:
        name = place.element.get("name", "").strip()
        if grammar is None or name not in grammar.parts:
            raise place.error(f'Nothing defines "{name}".')
        if name in grammar.open_names:
            raise place.error(f'"{name}" is defined by itself without an element between.')
        if name not in grammar.combined:
            grammar.open_names.append(name)
            grammar.combined[name] = self._combine(grammar.parts[name])
            grammar.open_names.pop()
        return grammar.combined[name]

    def _combine(self, parts: list[Place]) -> Pattern:
        how = {part.element.get("combine", "").strip() for part in parts} - {""}
        if len(parts) > 1 and len(how) != 1:
            raise parts[-1].error("This name is defined twice: say how the definitions combine.")
        combine = interleave if how == {"interleave"} else choice
        return reduce(combine, [self._group(part) for part in parts])

    def _external(self, place: Place) -> Pattern:
        return self.pattern(place.included(None))

    def _grammar(self, place: Place) -> Pattern:
        grammar = Grammar(place.grammar)
        collect(replace(place, grammar=grammar), grammar)
        return self._definition(_start_ref(place, grammar), grammar)


def _start_ref(place: Place, grammar: Grammar) -> Place:
    if "" not in grammar.parts:
        raise place.error("The grammar has no <start>.")
    return Place(etree.Element(f"{RNG}ref", name=""), place.path, grammar)
