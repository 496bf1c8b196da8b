"""Where a row of numbers does not run: what is one slip is found once, where it was made."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

_STEPS = 4
"""So many steps there must be for each that is broken."""


class Numbers(NamedTuple):
    """The numbers that one place bears, the first and the last of them; ``loose`` has a letter, like 12a."""

    low: int
    high: int
    loose: bool = False


class Kind(Enum):
    """How a row is broken."""

    ODD = "one number is another than those around it ask for"
    GAP = "numbers are left out"
    REPEATED = "a number stands twice"
    BACK = "the row goes on with lower numbers"


class Break(NamedTuple):
    """A break at the place ``place``, after ``before``; ``expected`` was to follow.

    ``certain``: with the number expected the row would run on.
    """

    place: int
    kind: Kind
    before: int
    expected: int
    certain: bool = False


def breaks(row: Sequence[Numbers]) -> list[Break]:
    """Return where a row does not run. Rows begin anew with 1, and may begin with any number.

    A row that is broken again and again counts something else, and has no breaks.
    """
    found = list(_breaks(row)) if row else []
    if found and _is_first_odd(row, found[0]):
        found[0] = Break(0, Kind.ODD, 0, 1, certain=True)
    return found if len(row) - 1 >= _STEPS * len(found) else []


def _breaks(row: Sequence[Numbers]) -> Iterator[Break]:
    before = row[0]
    for index, (here, following) in enumerate(pairwise([*row[1:], None]), 1):
        if here is None or _follows(before, here) or _begins_anew(here, following):
            before = here or before
            continue
        expected = before.high + 1
        is_odd = following is not None and following.low in (expected, expected + 1)
        if is_odd and following is not None and following.low == expected + 1:
            yield Break(index, Kind.ODD, before.high, expected, certain=True)
            before = Numbers(expected, expected)
        elif here.low == before.high:
            yield Break(index, Kind.REPEATED, before.high, expected)
        elif is_odd or (here.low < before.high and following is None):
            yield Break(index, Kind.ODD, before.high, expected)
        else:
            yield Break(index, Kind.GAP if here.low > before.high else Kind.BACK, before.high, expected)
            before = here


def _begins_anew(here: Numbers, following: Numbers | None) -> bool:
    """Whether a number is the first of its page, chapter or text."""
    return here.low == 1 and (following is None or following.low <= 2)


def _follows(before: Numbers, here: Numbers) -> bool:
    if here.low == before.high + 1:
        return True
    return (before.loose or here.loose) and here.low == before.high


def _is_first_odd(row: Sequence[Numbers], found: Break) -> bool:
    """Whether it is the first number that is wrong: 9, 2, 3."""
    return found.place == 1 and found.kind is Kind.BACK and row[1].low == 2
