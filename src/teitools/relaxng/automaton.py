"""What a document has to look up: the derivatives of a schema's patterns as states with remembered ways on.

A state is computed when a document first needs it. From then on an element costs a few looks into
dictionaries: by its name, by the names of its attributes, by the datatypes that their values fit, by how it
ends.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from teitools.relaxng.derivative import (
    characters,
    end_tag,
    reads_text,
    satisfies,
    start_tag,
)
from teitools.relaxng.expectation import attributes_named
from teitools.relaxng.pattern import (
    NOT_ALLOWED,
    TEXT,
    After,
    Pattern,
    Rest,
    after,
    alternatives,
    choice,
    remembered,
    rest,
    youngest,
)
from teitools.relaxng.start_tags import Given, closed

Key = TypeVar("Key")
Found = TypeVar("Found")

_MOST = 50_000
"""How many results are remembered: of names and values there is no end."""


class Memo(dict[Key, Found]):
    """A function that remembers; at ``most`` results it begins anew."""

    def __init__(self, compute: Callable[[Key], Found], most: int = _MOST) -> None:
        super().__init__()
        self._compute, self._most = compute, most

    def __missing__(self, key: Key) -> Found:
        found = self._compute(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = found
        return found


class State:
    """A point inside an element, and the ways on from there. ``None`` is a way that does not exist."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.openings: Memo[str, Opening | None] = Memo(self._open)
        """By the name of the element that begins here."""
        self.attributes: Memo[tuple[Any, ...], AttributeSet] = Memo(
            lambda names: AttributeSet(pattern, names)
        )
        """By the names of all attributes, where the start tag is still open."""

    def _open(self, name: str) -> "Opening | None":
        return opening(start_tag(self.pattern, name))

    @cached_property
    def ignores_text(self) -> bool:
        """Whether any text may stand here and changes nothing."""
        return self.text is self

    @cached_property
    def text(self) -> "State | None":
        """What follows any text; None where none may stand, and where it matters which text it is."""
        left = NOT_ALLOWED if reads_text(self.pattern) else characters(self.pattern, "")
        return None if left is NOT_ALLOWED else state(left)

    @cached_property
    def end(self) -> Pattern:
        """What is left after the end tag."""
        return end_tag(self.pattern)


@remembered
def state(pattern: Pattern) -> State:
    return State(pattern)


class Opening:
    """The start of an element: the state inside, and for what is left at its end the state that follows.

    Inside, what comes after the element is left open, so that the insides of all elements of a kind are one.
    """

    def __init__(self, ways: list[After]) -> None:
        self.ways = ways
        self.inside = state(choice(*(after(way.inside, rest(n)) for n, way in enumerate(ways))))
        self.after: Memo[Pattern, State] = Memo(self._after)

    def _after(self, left: Pattern) -> State:
        return state(
            choice(*(self.ways[each.index].after for each in alternatives(left) if isinstance(each, Rest)))
        )


@remembered
def opening(opened: Pattern) -> Opening | None:
    """Return the way into an element from what is left after its name."""
    if opened is NOT_ALLOWED:
        return None
    return Opening([way for way in alternatives(opened) if isinstance(way, After)])


class AttributeSet:
    """The attributes of a start tag: which values matter, and the state after the tag for what they fit."""

    def __init__(self, opened: Pattern, names: tuple[str, ...]) -> None:
        self._opened = opened
        named = ((name, attributes_named(opened, name)) for name in names)
        self._right = [Given(name, takers, frozenset(takers)) for name, takers in named]
        """The attributes as if every value were right."""
        values = [tuple(dict.fromkeys(taker.value for taker in each.named)) for each in self._right]
        self.checks = [(n, fitting(each)) for n, each in enumerate(values) if each not in _UNREAD]
        self.closed: Memo[tuple[frozenset[Pattern], ...], State | None] = Memo(self._close)

    def _close(self, fits: tuple[frozenset[Pattern], ...]) -> State | None:
        given = list(self._right)
        for (n, _), fitting_values in zip(self.checks, fits, strict=True):
            given[n] = given[n].restricted(fitting_values)
        left = closed(self._opened, given)
        return None if left is NOT_ALLOWED else state(left)


_UNREAD = ((), (TEXT,))
"""Where no attribute of this name may be, or any value is right."""


def given(pattern: Pattern, name: str, value: str) -> Given:
    """Return which attribute patterns of an open start tag take an attribute."""
    named = attributes_named(pattern, name)
    return Given(name, named, frozenset(each for each in named if satisfies(each.value, value)))


def fitting(patterns: tuple[Pattern, ...]) -> Memo[Any, frozenset[Pattern]]:
    """Return, by value, which of the patterns a value satisfies."""
    known = youngest(*patterns).known
    if (fitting, patterns) not in known:
        known[fitting, patterns] = Memo[Any, frozenset[Pattern]](
            lambda value: frozenset(each for each in patterns if satisfies(each, value))
        )
    found: Memo[Any, frozenset[Pattern]] = known[fitting, patterns]
    return found
