"""What a schema may not ask, though it is well written (RELAX NG, section 7).

The checks run once over the patterns that the start reaches. Patterns are shared, so that each is summed
up once, however often it is used.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from teitools.relaxng.names import AnyName, Name, NameClass, overlap, single_names
from teitools.relaxng.pattern import (
    EMPTY,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    ListOf,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
    inside,
)
from teitools.relaxng.place import Place, SchemaError


class _Kind:
    """What stands somewhere inside a pattern, as far as the element reaches that is open, in bits."""

    NOTHING = 0
    EMPTY, TEXT, DATA, LIST, ATTRIBUTE, ELEMENT, GROUP, INTERLEAVE, REPEATED = (1 << bit for bit in range(9))
    COMBINED_ATTRIBUTE = 1 << 9
    """An attribute within a group or an interleave."""
    OPEN_ATTRIBUTE = 1 << 10
    """An attribute of any name that is not repeated."""


class _Content:
    """The content type of section 7.2, from the least; ``NONE`` is right within a list only."""

    EMPTY = 0
    COMPLEX = 1
    DATA = 2
    NONE = 3


class _Sum(NamedTuple):
    """What there is to know of a pattern: what stands in it, its content type, its attributes' names."""

    kinds: int
    content: int
    names: frozenset[str] = frozenset()
    classes: tuple[NameClass, ...] = ()
    """The name classes of attributes that are more than a list of names."""
    depth: int = 1
    """How deep patterns stand in it within one another."""


_WORDS = {
    _Kind.EMPTY: "<empty>",
    _Kind.TEXT: "text",
    _Kind.DATA: "a value",
    _Kind.LIST: "a list",
    _Kind.ATTRIBUTE: "an attribute",
    _Kind.ELEMENT: "an element",
    _Kind.GROUP: "a group",
    _Kind.INTERLEAVE: "an interleave",
    _Kind.REPEATED: "a repetition",
}
_K = _Kind
_NOT_IN_ATTRIBUTE = _K.ATTRIBUTE | _K.ELEMENT
_NOT_IN_LIST = _K.LIST | _K.ELEMENT | _K.ATTRIBUTE | _K.TEXT | _K.INTERLEAVE
_NOT_IN_EXCEPT = ~(_K.DATA | _K.COMBINED_ATTRIBUTE | _K.OPEN_ATTRIBUTE)
_DEEPEST = 90
"""How deep patterns may stand in one another between an element and the next: in tei_all they do 14 deep."""
_NOT_IN_START = ~(_K.ELEMENT | _K.COMBINED_ATTRIBUTE | _K.OPEN_ATTRIBUTE)


def check_restrictions(start: Pattern, root: Place, places: Mapping[Pattern, Place]) -> None:
    """Refuse a schema that asks for what RELAX NG does not allow. Raises ``SchemaError``."""
    begin = next((child for child in root.children if child.kind == "start"), root)
    check = _Check(begin, places)
    check.refuse(start, check.sum(start).kinds & _NOT_IN_START, "The start of a schema")
    seen: set[Pattern] = set()
    waiting = _elements(start, seen)
    while waiting:
        element = waiting.pop()
        check.element(element)
        waiting.extend(_elements(element.content, seen))


def _elements(pattern: Pattern, seen: set[Pattern]) -> list[Element]:
    return [each for each in inside(pattern, seen) if each.__class__ is Element]


class _Check:
    """The checks of one schema; ``around`` is the place of the element whose content is checked."""

    def __init__(self, root: Place, places: Mapping[Pattern, Place]) -> None:
        self.around, self._places = root, places
        self._sums: dict[Pattern, _Sum] = {}
        self._sum_of: Mapping[type[Pattern], Callable[[Any], _Sum]] = {
            **dict.fromkeys((Empty, NotAllowed, Text, Value, Element), _simple),
            Choice: self._choice,
            Group: self._group,
            Interleave: self._interleave,
            OneOrMore: self._repeated,
            Attribute: self._attribute,
            ListOf: self._list,
            Data: self._data,
        }

    def element(self, element: Element) -> None:
        self.around = self._places[element]
        content = self.sum(element.content)
        self._one_value(element.content)
        if content.kinds & _K.OPEN_ATTRIBUTE:
            reason = "An attribute whose name is open must be repeated: put it into <oneOrMore>."
            raise self._error(element.content, _K.ATTRIBUTE, reason)

    def sum(self, pattern: Pattern) -> _Sum:
        """Return what stands in a pattern, and refuse it if it may not."""
        found = self._sums.get(pattern)
        if found is None:
            found = self._sums[pattern] = self._sum_of[pattern.__class__](pattern)
            if found.depth > _DEEPEST:
                raise self.around.error("What this refers to is nested too deeply to be read.")
        return found

    def _choice(self, pattern: Choice) -> _Sum:
        kinds, content, depth = _K.NOTHING, _Content.EMPTY, 0
        names: frozenset[str] = frozenset()
        classes: tuple[NameClass, ...] = ()
        others = [each for each in pattern.alternatives if each.__class__ is not Element]
        parts = map(self.sum, others)  # Hundreds of elements are summed up as one.
        for each in parts if len(others) == len(pattern.parts) else chain([_ELEMENT], parts):
            kinds |= each.kinds
            content = max(content, each.content)
            depth = max(depth, each.depth)
            if each.kinds & _K.ATTRIBUTE:
                names |= each.names
                classes += each.classes
        if not kinds & _K.ATTRIBUTE:
            return _without_attributes(kinds, content, depth + 1)
        return _Sum(kinds, content, names, classes, depth + 1)

    def _group(self, pattern: Group) -> _Sum:
        return self._both(pattern.first, pattern.second, _K.GROUP)

    def _both(self, first: Pattern, second: Pattern, kind: int) -> _Sum:
        one, other = self.sum(first), self.sum(second)
        kinds = one.kinds | other.kinds | kind
        if kinds & _K.ATTRIBUTE:
            kinds |= _K.COMBINED_ATTRIBUTE
            if both := _shared(one, other):
                raise self._error(
                    second,
                    _K.ATTRIBUTE,
                    f"The attribute {both} is asked for twice: take one away, or put both into a <choice>.",
                )
        content = _beside(one.content, other.content)
        depth = (one.depth if one.depth > other.depth else other.depth) + 1
        if not kinds & _K.ATTRIBUTE:
            return _without_attributes(kinds, content, depth)
        return _Sum(kinds, content, one.names | other.names, one.classes + other.classes, depth)

    def _interleave(self, pattern: Interleave) -> _Sum:
        found = self._both(pattern.one, pattern.other, _K.INTERLEAVE)
        if self.sum(pattern.one).kinds & self.sum(pattern.other).kinds & _K.TEXT:
            raise self._error(
                pattern, _K.TEXT, "Text stands on both sides of an interleave: leave it on one."
            )
        if both := _alike(_elements(pattern.one, set()), _elements(pattern.other, set())):
            one, other = both
            what = f"The element {_written(one.names, other.names)}"
            reason = f"{what} stands on both sides of an interleave: leave it on one."
            raise self._error(other, _K.ELEMENT, reason)
        return found

    def _repeated(self, pattern: OneOrMore) -> _Sum:
        inside = self.sum(pattern.repeated)
        if inside.kinds & _K.COMBINED_ATTRIBUTE:
            reason = (
                "An attribute in a group or an interleave cannot be repeated: take it out of the repetition."
            )
            raise self._error(pattern, _K.ATTRIBUTE, reason)
        kinds = (inside.kinds | _K.REPEATED) & ~_K.OPEN_ATTRIBUTE
        content = _beside(inside.content, inside.content)
        return _Sum(kinds, content, inside.names, inside.classes, inside.depth + 1)

    def _attribute(self, pattern: Attribute) -> _Sum:
        self.refuse(pattern, self.sum(pattern.value).kinds & _NOT_IN_ATTRIBUTE, "An attribute")
        self._one_value(pattern.value)
        names = single_names(pattern.names)
        if names is not None:
            return _Sum(_K.ATTRIBUTE, _Content.EMPTY, names)
        return _Sum(_K.ATTRIBUTE | _K.OPEN_ATTRIBUTE, _Content.EMPTY, classes=(pattern.names,))

    def _list(self, pattern: ListOf) -> _Sum:
        self.refuse(pattern, self.sum(pattern.words).kinds & _NOT_IN_LIST, "A list")
        return _LIST

    def _data(self, pattern: Data) -> _Sum:
        if pattern.excepted is not None:
            kinds = self.sum(pattern.excepted).kinds & _NOT_IN_EXCEPT
            self.refuse(pattern, kinds, "What a datatype excepts")
        return _VALUE

    def _one_value(self, pattern: Pattern) -> None:
        """Refuse content in which a value is not alone (section 7.2)."""
        if self.sum(pattern).content is not _Content.NONE:
            return
        for part in pattern.parts:
            self._one_value(part)
        reason = (
            "A value cannot be repeated: words that follow one another are a <list>."
            if isinstance(pattern, OneOrMore)
            else "A value cannot stand beside text, elements or another value: one of them must go."
        )
        raise self._error(pattern, _K.DATA | _K.LIST, reason)

    def refuse(self, pattern: Pattern, kinds: int, what: str) -> None:
        """Refuse a pattern if there are kinds in it that may not stand there."""
        if not kinds:
            return
        for kind, words in _WORDS.items():
            if kind & kinds:
                raise self._error(pattern, kind, f"{what} may not contain {words}.")

    def _error(self, pattern: Pattern, kinds: int, reason: str) -> SchemaError:
        """Return an error at the first piece of these kinds whose place is known."""
        written = (each for each in inside(pattern, set()) if _simple(each).kinds & kinds)
        known = (self._places[each] for each in chain(written, [pattern]) if each in self._places)
        return next(known, self.around).error(reason)


def _beside(one: int, other: int) -> int:
    """Return the content type of two things that stand beside one another."""
    data = _Content.DATA in (one, other) and _Content.EMPTY not in (one, other)
    return _Content.NONE if data else max(one, other)


@cache
def _without_attributes(kinds: int, content: int, depth: int) -> _Sum:
    """Return the sum of most patterns, of which there are few kinds."""
    return _Sum(kinds, content, depth=depth)


def _simple(pattern: Pattern) -> _Sum:
    """Sum up a leaf by itself, without a look inside."""
    match pattern:
        case Element():
            return _ELEMENT
        case Attribute():
            return _Sum(_K.ATTRIBUTE, _Content.EMPTY)
        case Value() | Data():
            return _VALUE
        case ListOf():
            return _LIST
        case _ if pattern is TEXT:
            return _TEXT
        case _:
            return _NOTHING if pattern is EMPTY else _IMPOSSIBLE


_ELEMENT = _Sum(_K.ELEMENT, _Content.COMPLEX)
_NOTHING = _Sum(_K.EMPTY, _Content.EMPTY)
_IMPOSSIBLE = _Sum(_K.NOTHING, _Content.EMPTY)
_TEXT = _Sum(_K.TEXT, _Content.COMPLEX)
_VALUE = _Sum(_K.DATA, _Content.DATA)
_LIST = _Sum(_K.LIST, _Content.DATA)


def _shared(one: _Sum, other: _Sum) -> str | None:
    """Return a name that both have an attribute of, as a message writes it."""
    if both := one.names & other.names:
        return f"“{min(both)}”"
    for first, second in ((one, other), (other, one)):
        for open_class in first.classes:
            if found := sorted(name for name in second.names if open_class.contains(name)):
                return f"“{found[0]}”"
            if any(overlap(open_class, each) for each in second.classes):
                return "of an open name"
    return None


def _alike(first: list[Element], second: list[Element]) -> tuple[Element, Element] | None:
    """Return an element of each that may have the same name."""
    by_name = {name: each for each in first for name in single_names(each.names) or ()}
    of_open_names = [each for each in first if single_names(each.names) is None]
    for other in second:
        names = single_names(other.names)
        named = (by_name[name] for name in names or () if name in by_name)
        rest = first if names is None else of_open_names
        overlapping = (one for one in rest if overlap(one.names, other.names))
        for one in chain(named, overlapping):
            return one, other
    return None


def _written(one: NameClass, other: NameClass) -> str:
    for names, others in ((one, other), (other, one)):
        if isinstance(names, Name) and others.contains(names.name):
            return f"“{names.name}”"
    return "of an open name" if isinstance(one, AnyName) else "of a list of names"
