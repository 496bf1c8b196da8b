"""Patterns: what a schema asks of an element, its attributes and its content (RELAX NG, section 7 and 9).

Equal patterns are one object: the functions below make each only once, so that derivatives can be
remembered by identity. What is remembered of a pattern is kept in it, and is forgotten with it.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache, wraps
from itertools import count
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

from teitools.relaxng.datatypes import Datatype
from teitools.relaxng.names import NameClass

Others = ParamSpec("Others")
Found = TypeVar("Found")

SPACES = " \t\r\n"
"""What a document may hold between elements: XML knows no other white space (a no-break space is text)."""

_numbers = count()
_number = attrgetter("number")


class Pattern:
    """One pattern; ``nullable`` says whether nothing at all satisfies it.

    ``parts`` are the patterns that it is made of, as far as the element reaches that is open. They have
    smaller numbers than it. ``known`` is what has been made of it.
    """

    __slots__ = ("known", "nullable", "number", "parts")

    def __init__(self, nullable: bool, *parts: "Pattern") -> None:
        self.nullable, self.parts = nullable, parts
        self.number = next(_numbers)
        self.known: dict[Hashable, Any] = {}


class Empty(Pattern):
    """Nothing."""

    __slots__ = ()


class NotAllowed(Pattern):
    """Impossible."""

    __slots__ = ()


class Text(Pattern):
    """Any text, also none."""

    __slots__ = ()


class Choice(Pattern):
    """Any of its parts: two or more, in the order of their numbers."""

    __slots__ = ()

    @property
    def alternatives(self) -> tuple[Pattern, ...]:
        return self.parts


class Group(Pattern):
    """One thing, then another."""

    __slots__ = ("first", "second")

    def __init__(self, first: Pattern, second: Pattern) -> None:
        super().__init__(first.nullable and second.nullable, first, second)
        self.first, self.second = first, second


class Interleave(Pattern):
    """Two things in any order, also one within the other."""

    __slots__ = ("one", "other")

    def __init__(self, one: Pattern, other: Pattern) -> None:
        super().__init__(one.nullable and other.nullable, one, other)
        self.one, self.other = one, other


class OneOrMore(Pattern):
    """A repetition."""

    __slots__ = ("repeated",)

    def __init__(self, repeated: Pattern) -> None:
        super().__init__(repeated.nullable, repeated)
        self.repeated = repeated


class ListOf(Pattern):
    """A text whose words satisfy a pattern."""

    __slots__ = ("words",)

    def __init__(self, words: Pattern) -> None:
        super().__init__(False, words)
        self.words = words


class Data(Pattern):
    """A text of a datatype; ``documentation`` returns what the schema says of it to editors."""

    __slots__ = ("documentation", "excepted", "type")

    def __init__(
        self, type: Datatype, excepted: Pattern | None, documentation: Callable[[], str] = str
    ) -> None:
        super().__init__(False)
        self.type, self.excepted, self.documentation = type, excepted, documentation


class Value(Pattern):
    """One text, compared as its datatype compares."""

    __slots__ = ("text", "type")

    def __init__(self, type: Datatype, text: str) -> None:
        super().__init__(False)
        self.type, self.text = type, text


class Attribute(Pattern):
    """An attribute of certain names."""

    __slots__ = ("names", "value")

    def __init__(self, names: NameClass, value: Pattern) -> None:
        super().__init__(False)
        self.names, self.value = names, value


class Element(Pattern):
    """An element of certain names; its content is set when it is read, for grammars are recursive."""

    __slots__ = ("content", "names")
    content: Pattern

    def __init__(self, names: NameClass) -> None:
        super().__init__(False)
        self.names = names


class After(Pattern):
    """An open element: what it still needs inside, and what comes after it."""

    __slots__ = ("after", "inside")

    def __init__(self, inside: Pattern, after: Pattern) -> None:
        super().__init__(False, inside)
        self.inside, self.after = inside, after


class Rest(Pattern):
    """Stands for what follows an element while its inside is read, so that all elements are read alike.

    It is of no schema: its number is smaller than any pattern's of a schema, which so never remembers it.
    """

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        super().__init__(True)
        self.index, self.number = index, -1 - index


def remembered(
    compute: Callable[Concatenate[Pattern, Others], Found],
) -> Callable[Concatenate[Pattern, Others], Found]:
    """Remember what a function makes of a pattern in that pattern."""

    @wraps(compute)
    def look_up(pattern: Pattern, /, *others: Others.args, **named: Others.kwargs) -> Found:
        key: Hashable = (compute, others, *named.values()) if others or named else compute
        known = pattern.known
        if key not in known:
            known[key] = compute(pattern, *others, **named)
        found: Found = known[key]
        return found

    return look_up


def youngest(*patterns: Pattern) -> Pattern:
    """Return the pattern in which to remember what is made of all: it outlives none of them."""
    return max(patterns, key=_number)


def leaves(pattern: Pattern) -> Iterator[Pattern]:
    """Return the attributes, elements, texts, lists and values that a pattern is made of, each once."""
    for each in inside(pattern, set()):
        if not each.parts or isinstance(each, ListOf):
            yield each


def inside(pattern: Pattern, seen: set[Pattern]) -> Iterator[Pattern]:
    """Return a pattern and its parts but for those ``seen``: they may be shared without end."""
    waiting = [pattern]
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            yield each
            if each.parts:
                waiting.extend(reversed(each.parts))


EMPTY = Empty(True)
NOT_ALLOWED = NotAllowed(False)
TEXT = Text(True)


@cache
def rest(index: int) -> Rest:
    return Rest(index)


def choice(*patterns: Pattern) -> Pattern:
    """Return a pattern that any of the patterns satisfies."""
    found: set[Pattern] = set()
    for pattern in patterns:
        if isinstance(pattern, Choice):
            found.update(pattern.parts)
        elif pattern is not NOT_ALLOWED:
            found.add(pattern)
    if EMPTY in found and any(other.nullable for other in found if other is not EMPTY):
        found.remove(EMPTY)
    if len(found) < 2:
        return found.pop() if found else NOT_ALLOWED
    return _choice_of(tuple(sorted(found, key=_number)))


def optional(pattern: Pattern) -> Pattern:
    """Return a pattern that another satisfies, or nothing."""
    if pattern.nullable or pattern is NOT_ALLOWED:
        return pattern if pattern.nullable else EMPTY
    return _choice_of((EMPTY, *alternatives(pattern)))  # Of all numbers, EMPTY has the smallest.


def _choice_of(parts: tuple[Pattern, ...]) -> Pattern:
    known = parts[-1].known
    if parts not in known:
        known[parts] = Choice(any(each.nullable for each in parts), *parts)
    made: Pattern = known[parts]
    return made


def alternatives(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the patterns among which there is a choice: one, where there is none."""
    return pattern.parts if isinstance(pattern, Choice) else (pattern,)


def group(first: Pattern, second: Pattern) -> Pattern:
    """Return a pattern of one thing and then another."""
    if first is NOT_ALLOWED or second is NOT_ALLOWED:
        return NOT_ALLOWED
    if first is EMPTY or second is EMPTY:
        return second if first is EMPTY else first
    return _of_two(Group, first, second)


def interleave(one: Pattern, other: Pattern) -> Pattern:
    """Return a pattern of two things in any order."""
    if one is NOT_ALLOWED or other is NOT_ALLOWED:
        return NOT_ALLOWED
    if one is EMPTY or other is EMPTY:
        return other if one is EMPTY else one
    if one.number > other.number:
        one, other = other, one
    return _of_two(Interleave, one, other)


def one_or_more(repeated: Pattern) -> Pattern:
    """Return a pattern that repeats another."""
    if repeated in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(repeated, OneOrMore):
        return repeated
    return _repetition(repeated)


def after(inside: Pattern, outside: Pattern) -> Pattern:
    """Return a pattern of an open element and of what follows it."""
    if inside is NOT_ALLOWED or outside is NOT_ALLOWED:
        return NOT_ALLOWED
    return _of_two(After, inside, outside)


def joined(combine: Callable[[Pattern, Pattern], Pattern], patterns: Sequence[Pattern]) -> Pattern:
    """Combine patterns by halves: many of them are not as deep as they are long."""
    if len(patterns) < 3:
        return patterns[0] if len(patterns) == 1 else combine(*patterns)
    middle = len(patterns) // 2
    return combine(joined(combine, patterns[:middle]), joined(combine, patterns[middle:]))


_Pair = type[Group] | type[Interleave] | type[After]


def _of_two(kind: _Pair, one: Pattern, other: Pattern) -> Pattern:
    known = (one if one.number > other.number else other).known
    key = kind, one, other
    if key not in known:
        known[key] = kind(one, other)
    made: Pattern = known[key]
    return made


@remembered
def _repetition(pattern: Pattern) -> Pattern:
    return OneOrMore(pattern)
