"""Where a row of numbers does not run: what is one slip is found once, where it was made."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

_STEPS = 4
"""So many steps there must be for each that is broken."""
_STEPS_OF_GAPS = 10
"""So many for each gap, where there are several."""


class Numbers(NamedTuple):
    """The numbers that one place bears, the first and the last of them; ``loose`` has a letter, like 12a."""

    low: int
    high: int
    loose: bool = False


def ends_with(name: str | None, number: str) -> bool:
    """Whether an id ends with a number: p13, or p013, with 13."""
    return name is not None and re.search(rf"(?:^|\D)0*{re.escape(number)}$", name) is not None


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
    """Return where a row does not run. Rows begin with any number, and may go back and begin anew.

    A row that is broken again and again counts something else, and has no breaks.
    """
    return reported(row, all_breaks(row))


def all_breaks(row: Sequence[Numbers]) -> list[Break]:
    """Return the breaks of a row, also where it only begins anew."""
    found = list(_breaks(row)) if row else []
    if found and _is_first_odd(row, found[0]):
        found[0] = Break(0, Kind.ODD, 0, 1, certain=True)
    return found


def reported(row: Sequence[Numbers], found: Sequence[Break]) -> list[Break]:
    """Return those of all breaks that are probably mistakes."""
    steps = len(row) - 1
    if steps < _STEPS * len(found):
        return []
    gaps = sum(each.kind is Kind.GAP for each in found)
    meant = {Kind.BACK, Kind.GAP} if gaps > 1 and steps < _STEPS_OF_GAPS * gaps else {Kind.BACK}
    return [each for each in found if each.kind not in meant]


def _breaks(row: Sequence[Numbers]) -> Iterator[Break]:
    before, runs, displaced = row[0], True, -1
    for place, (here, following) in enumerate(pairwise([*row[1:], None]), 1):
        if here is None or _follows(before, here) or _begins_anew(here, following):
            before = here or before
            continue
        expected = before.high + 1
        next_number = following.low if following else None
        if next_number == expected + 1:
            yield Break(place, Kind.ODD, before.high, expected, certain=True)
            before = Numbers(expected, expected)
        elif here.low == before.high:
            yield Break(place, Kind.REPEATED if runs else Kind.BACK, before.high, expected)
        elif next_number == expected or (here.low < before.high and following is None and runs):
            yield Break(place, Kind.ODD, before.high, expected)
            displaced = here.low
        elif here.low > before.high:
            if not displaced == expected == here.low - 1:
                yield Break(place, Kind.GAP, before.high, expected)
            before = here
        else:
            yield Break(place, Kind.BACK, before.high, expected)
            before, runs = here, False


def _begins_anew(here: Numbers, following: Numbers | None) -> bool:
    """Whether a number, 1 or 0, is the first of its page, chapter or text."""
    return here.low <= 1 and (following is None or following.low <= 2)


def _follows(before: Numbers, here: Numbers) -> bool:
    if here.low == before.high + 1:
        return True
    return (before.loose or here.loose) and here.low == before.high


def _is_first_odd(row: Sequence[Numbers], found: Break) -> bool:
    """Whether it is the first number that is wrong: 9, 2, 3."""
    return found.place == 1 and found.kind is Kind.BACK and row[1].low == 2
