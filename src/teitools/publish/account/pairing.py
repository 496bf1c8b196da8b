"""Pairs the words of a whole document with those of one of its outputs, in the order in which that is safe.

A word that was lost must not be taken for an equal one in a passage that is shown twice. So what is certain
comes first, repetitions are found next, and only then what may have moved alone.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from teitools.publish.account.matching import OPEN, TAKEN, Matching, Text, runs

REPEATED = 3
"""From so many words on, what stands in an output once more is a repetition and no other word."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``shown[i]`` says whether the output shows the source's word i.

    ``sources[j]`` is the source's word that the output's word j shows, or ``OPEN``; ``repeated`` gives for
    words of the output the source's word that they show once more; what is in neither is not in the source.
    """

    shown: Sequence[bool]
    sources: Sequence[int]
    repeated: Mapping[int, int]


def pair(source: Text, suppressed: Sequence[bool], output: Text) -> Pairs:
    """Pair a source with an output; ``suppressed[n]`` says of the source's stretch n that a rule lets the
    output leave it out."""
    sides = [_Side(source, suppressed, claimed, output) for claimed in (False, True)]
    for side in sides:
        side.pair_certain()
        _exclude(sides)
    repeated = _repetitions(source, sides, output)
    for side in sides:
        for j in repeated:
            side.matching.sources[j] = TAKEN
    for side in sides:
        side.pair_uncertain()
        _exclude(sides)
    return _pairs(source, sides, output, repeated)


def _pairs(source: Text, sides: Sequence["_Side"], output: Text, repeated: Mapping[int, int]) -> Pairs:
    shown, sources = [False] * len(source.words), [OPEN] * len(output.words)
    for side in sides:
        for number, place in zip(side.numbers, side.matching.shown, strict=True):
            shown[number] = place >= 0
        for j, i in enumerate(side.matching.sources):
            if i >= 0:
                sources[j] = side.numbers[i]
    return Pairs(shown, sources, repeated)


class _Side:
    """The words of a source that are to be shown, or those that a rule claims."""

    def __init__(self, source: Text, suppressed: Sequence[bool], claimed: bool, output: Text) -> None:
        text = Text()
        self.numbers: list[int] = []
        for (begin, end), is_claimed in zip(source.stretches(), suppressed, strict=True):
            if is_claimed == claimed:
                text.add(source.words[begin:end])
                self.numbers += range(begin, end)
        self.matching = Matching(text, output)

    def pair_certain(self) -> None:
        if not self.numbers:
            return
        self.matching.pair_stretches()
        self.matching.pair_runs(6)
        self.matching.pair_runs(3)
        self.matching.give_back()
        self.matching.compare_gaps(narrow=True)
        self.matching.pair_equal_numbers(6)
        self.matching.pair_equal_numbers(3)
        self.matching.pair_whole_runs(REPEATED)

    def pair_uncertain(self) -> None:
        if not self.numbers:
            return
        self.matching.give_back()
        self.matching.compare_gaps(narrow=False)
        self.matching.pair_moved()
        self.matching.pair_whole_runs(1)


def _exclude(sides: Sequence[_Side]) -> None:
    """Tell each side which words of the output are the other's."""
    one, other = (side.matching.sources for side in sides)
    for j, found in enumerate(other):
        if found >= 0:
            one[j] = TAKEN
    for j, found in enumerate(one):
        if found >= 0:
            other[j] = TAKEN


def _repetitions(source: Text, sides: Sequence[_Side], output: Text) -> dict[int, int]:
    """Find in the output what the source has too, but what stands there already."""
    open_output = [run for run in sides[0].matching.open_output() if run[1] - run[0] >= REPEATED]
    if not open_output:
        return {}
    missing = {
        key
        for side in sides
        for key, _ in runs(side.matching.source.words, side.matching.open_source(), REPEATED)
    }
    wanted = {
        j + n
        for key, j in runs(output.words, open_output, REPEATED)
        if key in missing
        for n in range(REPEATED)
    }
    places = dict(runs(source.words, [(0, len(source.words))], REPEATED))
    return dict(_found_again(source, places, output, list(_without(open_output, wanted))))


def _without(ranges: Sequence[tuple[int, int]], numbers: Container[int]) -> Iterator[tuple[int, int]]:
    for begin, end in ranges:
        for wanted, group in groupby(range(begin, end), numbers.__contains__):
            if not wanted:
                places = list(group)
                yield places[0], places[-1] + 1


def _found_again(
    source: Text, places: Mapping[str, int], output: Text, ranges: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for begin, end in ranges:
        j = begin
        while j <= end - REPEATED:
            i = places.get(" ".join(output.words[j : j + REPEATED]), OPEN)
            if i == OPEN:
                j += 1
            while i != OPEN and j < end and i < len(source.words) and source.words[i] == output.words[j]:
                yield j, i
                i, j = i + 1, j + 1
