"""Patterns: what a schema asks of an element, its attributes and its content (RELAX NG, section 7 and 9).

Equal patterns are one object: the functions below make each only once, so that derivatives can be
remembered by identity. Only ``Element`` looks into its content late, for grammars are recursive.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import count
from operator import attrgetter

from teitools.relaxng.datatypes import Datatype
from teitools.relaxng.names import NameClass

_numbers = count()
_number = attrgetter("number")


@dataclass(eq=False)
class Pattern:
    """One pattern; ``nullable`` says whether nothing at all satisfies it."""

    nullable: bool
    number: int = field(default_factory=lambda: next(_numbers), kw_only=True)

    @property
    def parts(self) -> tuple["Pattern", ...]:
        """The patterns that it is made of, as far as the element reaches that is open."""
        return ()


class Empty(Pattern):
    """Nothing."""


class NotAllowed(Pattern):
    """Impossible."""


class Text(Pattern):
    """Any text, also none."""


@dataclass(eq=False)
class Choice(Pattern):
    alternatives: tuple[Pattern, ...]

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return self.alternatives


@dataclass(eq=False)
class Group(Pattern):
    first: Pattern
    second: Pattern

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return self.first, self.second


@dataclass(eq=False)
class Interleave(Pattern):
    one: Pattern
    other: Pattern

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return self.one, self.other


@dataclass(eq=False)
class OneOrMore(Pattern):
    repeated: Pattern

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return (self.repeated,)


@dataclass(eq=False)
class ListOf(Pattern):
    """A text whose words satisfy a pattern."""

    words: Pattern

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return (self.words,)


@dataclass(eq=False)
class Data(Pattern):
    """A text of a datatype; ``documentation`` is what the schema says of it to editors."""

    type: Datatype
    excepted: Pattern | None
    documentation: str = ""


@dataclass(eq=False)
class Value(Pattern):
    """One text, compared as its datatype compares."""

    type: Datatype
    text: str


@dataclass(eq=False)
class Attribute(Pattern):
    names: NameClass
    value: Pattern


@dataclass(eq=False)
class Element(Pattern):
    names: NameClass
    read_content: Callable[[], Pattern]

    @cached_property
    def content(self) -> Pattern:
        return self.read_content()


@dataclass(eq=False)
class After(Pattern):
    """An open element: what it still needs inside, and what comes after it."""

    inside: Pattern
    after: Pattern

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return (self.inside,)


@dataclass(eq=False)
class Rest(Pattern):
    """Stands for what follows an element while its inside is read, so that all elements are read alike."""

    index: int


@cache
def rest(index: int) -> Rest:
    return Rest(True, index)


def leaves(pattern: Pattern) -> Iterator[Pattern]:
    """Return the attributes, elements, texts, lists and values that a pattern is made of."""
    if not pattern.parts or isinstance(pattern, ListOf):
        yield pattern
    for part in pattern.parts:
        yield from leaves(part)


EMPTY = Empty(True)
NOT_ALLOWED = NotAllowed(False)
TEXT = Text(True)


def choice(*patterns: Pattern) -> Pattern:
    """Return a pattern that any of the patterns satisfies."""
    found: set[Pattern] = set()
    for pattern in patterns:
        if isinstance(pattern, Choice):
            found.update(pattern.alternatives)
        else:
            found.add(pattern)
    found.discard(NOT_ALLOWED)
    if EMPTY in found and any(other.nullable for other in found if other is not EMPTY):
        found.remove(EMPTY)
    return _choice(tuple(sorted(found, key=_number)))


def alternatives(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the patterns among which there is a choice: one, where there is none."""
    return pattern.alternatives if isinstance(pattern, Choice) else (pattern,)


@cache
def _choice(patterns: tuple[Pattern, ...]) -> Pattern:
    if not patterns:
        return NOT_ALLOWED
    if len(patterns) == 1:
        return patterns[0]
    return Choice(any(each.nullable for each in patterns), patterns)


@cache
def group(first: Pattern, second: Pattern) -> Pattern:
    """Return a pattern of one thing and then another."""
    if NOT_ALLOWED in (first, second):
        return NOT_ALLOWED
    if first is EMPTY or second is EMPTY:
        return second if first is EMPTY else first
    return Group(first.nullable and second.nullable, first, second)


def interleave(one: Pattern, other: Pattern) -> Pattern:
    """Return a pattern of two things in any order."""
    if NOT_ALLOWED in (one, other):
        return NOT_ALLOWED
    if one is EMPTY or other is EMPTY:
        return other if one is EMPTY else one
    return _interleave(*sorted((one, other), key=_number))


@cache
def _interleave(one: Pattern, other: Pattern) -> Pattern:
    return Interleave(one.nullable and other.nullable, one, other)


@cache
def one_or_more(repeated: Pattern) -> Pattern:
    """Return a pattern that repeats another."""
    if repeated in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(repeated, OneOrMore):
        return repeated
    return OneOrMore(repeated.nullable, repeated)


@cache
def after(inside: Pattern, outside: Pattern) -> Pattern:
    """Return a pattern of an open element and of what follows it."""
    if NOT_ALLOWED in (inside, outside):
        return NOT_ALLOWED
    return After(False, inside, outside)
