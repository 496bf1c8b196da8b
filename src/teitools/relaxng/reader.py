"""From a schema in XML syntax to patterns (RELAX NG, section 4): what each of its elements asks for."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from teitools.collector import Discarded, collector_at_rest
from teitools.relaxng.datatypes import Datatype, WithNamespaces
from teitools.relaxng.definitions import collect
from teitools.relaxng.name_classes import name_class_of
from teitools.relaxng.names import local_of, names_in, namespace_of
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
    joined,
    one_or_more,
    optional,
)
from teitools.relaxng.place import File, Grammar, Place, root_of
from teitools.relaxng.restrictions import check_restrictions


class Patterns:
    """A schema as patterns: what a document must satisfy, and all its elements by name.

    ``needs_namespaces`` says whether there are values that mean a name in a namespace, as the prefixes around
    them say; ``places`` where elements, attributes, lists and values are written, with what is said of them
    there.
    """

    def __init__(
        self,
        start: Pattern,
        elements: Mapping[str, tuple[Element, ...]],
        needs_namespaces: bool,
        places: Mapping[Pattern, Place],
    ) -> None:
        self.start, self.elements = start, elements
        self.needs_namespaces, self.places = needs_namespaces, places

    @cached_property
    def by_local_name(self) -> Mapping[str, list[str]]:
        """The names of elements by what they are without their namespace."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.elements:
            found[local_of(name)].append(name)
        return dict(found)

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces of the elements."""
        return frozenset(map(namespace_of, self.elements))


_discarded = Discarded()


def read_schema(path: Path) -> Patterns:
    """Read a schema and what it includes. Raises ``SchemaError``."""
    _discarded.collect()
    with collector_at_rest():
        root = root_of(File(path))
        reader = _Reader(root)
        try:
            start = reader.pattern(root)
            elements = reader.all_elements()
            reader.read_unused()
            check_restrictions(start, root, reader.places)
        except RecursionError:
            raise reader.innermost().error("This is nested too deeply to be read.") from None
        found = Patterns(start, elements, reader.needs_namespaces, reader.places)
    _discarded.watch(found)
    return found


class _Reader:
    """Turns the elements of a schema into patterns."""

    def __init__(self, root: Place) -> None:
        self._around = root
        self._elements: list[Element] = []
        self._unread: deque[Element] = deque()
        self._grammars: list[Grammar] = []
        self._used = True
        self._datatypes: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}
        self.needs_namespaces = False
        self.places: dict[Pattern, Place] = {}
        """Where the elements, attributes, lists and values are written."""
        kinds: dict[str, Callable[[Place], Pattern]] = {
            "element": self._element,
            "attribute": self._attribute,
            "group": self._group,
            "interleave": lambda place: joined(interleave, self._patterns(place)),
            "choice": lambda place: choice(*self._patterns(place)),
            "optional": lambda place: optional(self._group(place)),
            "zeroOrMore": lambda place: optional(one_or_more(self._group(place))),
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
        self._kinds = defaultdict(lambda: _no_pattern, kinds)

    def innermost(self) -> Place:
        """Return the definition that is being read, or the element."""
        opened = [grammar.parts[name][0] for grammar in self._grammars for name in grammar.open_names]
        return opened[-1] if opened else self._around

    def pattern(self, place: Place) -> Pattern:
        return self._kinds[place.kind](place)

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
            self._around = self.places[element]
            element.content = self._group(self._around)

    def read_unused(self) -> None:
        """Read the definitions that nothing refers to, for mistakes only."""
        self._used = False
        for grammar in self._grammars:
            for name, parts in grammar.parts.items():
                self._definition(parts[0], grammar, name)
        self._read_contents()

    def _patterns(self, place: Place) -> list[Pattern]:
        """Return the patterns inside: at least one, after a name class that stands first."""
        children = place.children
        if place.kind in ("element", "attribute") and "name" not in place.tag.names:
            children = children[1:]
        if not children:
            raise place.error(
                f"<{place.kind}> has no content: put <empty/> into it if nothing may stand there."
            )
        kinds = self._kinds
        return [kinds[child.kind](child) for child in children]

    def _group(self, place: Place) -> Pattern:
        return joined(group, self._patterns(place))

    def _element(self, place: Place) -> Pattern:
        element = Element(name_class_of(place))
        self._elements.append(element)
        self._unread.append(element)
        self.places[element] = place
        return element

    def _attribute(self, place: Place) -> Pattern:
        own = len(place.children) - ("name" not in place.tag.names)
        value = self._group(place) if own else TEXT
        names = name_class_of(place)
        return NOT_ALLOWED if value is NOT_ALLOWED else self._at(place, Attribute(names, value))

    def _at(self, place: Place, pattern: Pattern) -> Pattern:
        self.places[pattern] = place
        return pattern

    def _list(self, place: Place) -> Pattern:
        words = self._group(place)
        return NOT_ALLOWED if words is NOT_ALLOWED else self._at(place, ListOf(words))

    def _value(self, place: Place) -> Pattern:
        name = place.get("type")
        library = place.library if name else ""
        datatype = self._datatype(place, library, (name or "token").strip())
        text = place.text
        if datatype.needs_namespaces:
            self.needs_namespaces = True
            text = WithNamespaces(text, {**place.element.nsmap, None: place.namespace})
            if text.expanded() is None:
                raise place.error(
                    f"The prefix of the value “{text}” is not declared: write its xmlns in a start tag."
                )
        if not datatype.allows(text):
            raise place.error(f"“{text}” can never be found: it is no value of the type {datatype.name}.")
        return self._at(place, Value(datatype, text))

    def _data(self, place: Place) -> Pattern:
        parameters = tuple(
            (child.get("name"), child.text) for child in place.children if child.kind == "param"
        )
        datatype = self._datatype(place, place.library, place.get("type").strip(), parameters)
        self.needs_namespaces |= datatype.needs_namespaces
        excepted = next((child for child in place.children if child.kind == "except"), None)
        exception = choice(*self._patterns(excepted)) if excepted else None
        return self._at(place, Data(datatype, exception, place.documentation))

    def _datatype(
        self, place: Place, library: str, name: str, parameters: tuple[tuple[str, str], ...] = ()
    ) -> Datatype:
        key = library, name, parameters
        if key not in self._datatypes:
            datatype = Datatype(library, name, parameters)
            if problem := datatype.problem():
                raise place.error(problem)
            self._datatypes[key] = datatype
        return self._datatypes[key]

    def _ref(self, place: Place) -> Pattern:
        grammar, name = place.context.grammar, place.element.get("name", "")
        known = grammar and grammar.combined.get(name)
        return known or self._definition(place, grammar, name.strip())

    def _parent_ref(self, place: Place) -> Pattern:
        return self._definition(place, place.grammar.outer if place.grammar else None, _name(place))

    def _definition(self, place: Place, grammar: Grammar | None, name: str) -> Pattern:
        if grammar is not None and name in grammar.combined:
            return grammar.combined[name]
        if grammar is None or name not in grammar.parts:
            raise place.error(
                f'Nothing defines "{name}": add a <define> of that name, or mend the reference.'
            )
        if name in grammar.open_names and not self._used:
            return NOT_ALLOWED  # Section 4.19 drops what is not used before it looks for circles.
        if name in grammar.open_names:
            raise place.error(
                f'"{name}" is defined by itself without an element between: put one around the reference.'
            )
        grammar.open_names.append(name)
        found = grammar.combined[name] = self._combine(grammar.parts[name])
        grammar.open_names.pop()
        return found

    def _combine(self, parts: list[Place]) -> Pattern:
        combining = [each for part in parts if (each := part.get("combine").strip())]
        how = set(combining)
        if len(parts) > 1 and (len(how) != 1 or len(combining) < len(parts) - 1):
            raise parts[-1].error("This name is defined twice: say how the definitions combine.")
        patterns = [self._group(part) for part in parts]
        if len(patterns) == 1:
            return patterns[0]
        return joined(interleave, patterns) if how == {"interleave"} else choice(*patterns)

    def _external(self, place: Place) -> Pattern:
        return self.pattern(place.included(None))

    def _grammar(self, place: Place) -> Pattern:
        grammar = place.grammar
        assert grammar is not None  # noqa: S101
        self._grammars.append(grammar)
        collect(place, grammar)
        if "" not in grammar.parts:
            raise place.error("The grammar has no <start>: say in one with which element a document begins.")
        return self._definition(place, grammar, "")


def _name(place: Place) -> str:
    return place.get("name").strip()


def _no_pattern(place: Place) -> Pattern:
    raise place.error(f"<{place.kind}> is not a pattern of RELAX NG.")
