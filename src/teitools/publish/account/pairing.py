"""Pairs the words of a whole document with those of one of its outputs, in the order in which that is safe.

A word that was lost must not be taken for an equal one that stands elsewhere because a passage is shown twice.
So what is certain comes first, repetitions are found next, and only then what may have moved alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teitools.publish.account.matching import OPEN, TAKEN, Matching, Text, runs

REPEATED = 3
"""From so many words on, what stands in an output once more is a repetition and no other word."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``shown[i]``: whether the output shows the source's word i. ``repeated`` gives for words of the output
    the source's word that they show once more, ``added`` are those that the source has not."""

    shown: Sequence[bool]
    repeated: Mapping[int, int]
    added: Sequence[int]


def pair(source: Text, suppressed: Sequence[bool], output: Text) -> Pairs:
    """Pair a source with an output; ``suppressed[i]`` says that a rule lets the output leave word i out."""
    sides = [_Side(source, suppressed, False, output), _Side(source, suppressed, True, output)]
    for side in sides:
        side.pair_certain()
        _exclude(sides)
    repeated = _repetitions(source, sides, output)
    for side in sides:
        for j in repeated:
            side.matching.sources[j] = TAKEN
        side.pair_uncertain()
        _exclude(sides)
    shown = [False] * len(source.words)
    for side in sides:
        for place, number in zip(side.matching.shown, side.numbers, strict=True):
            shown[number] = place >= 0
    added = [j for begin, end in sides[0].matching.open_output() for j in range(begin, end)]
    return Pairs(shown, repeated, added)


class _Side:
    """The words of a source that are to be shown, or those that a rule claims."""

    def __init__(self, source: Text, suppressed: Sequence[bool], claimed: bool, output: Text) -> None:
        text = Text()
        self.numbers: list[int] = []
        for begin, end in source.stretches():
            if begin < end and suppressed[begin] == claimed:
                text.add(source.words[begin:end])
                self.numbers += range(begin, end)
        self.matching = Matching(text, output)

    def pair_certain(self) -> None:
        if not self.numbers:
            return
        self.matching.pair_stretches()
        self.matching.pair_runs(6)
        self.matching.pair_runs(3)

    def pair_uncertain(self) -> None:
        if not self.numbers:
            return
        self.matching.give_back()
        self.matching.compare_gaps()
        self.matching.pair_moved()


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
    places = dict(runs(source.words, [(0, len(source.words))], REPEATED))
    for side in sides:
        for key, _ in runs(side.matching.source.words, side.matching.open_source(), REPEATED):
            places.pop(key, None)
    return dict(_found_again(source, places, output, open_output))


def _found_again(
    source: Text, places: Mapping[str, int], output: Text, open_output: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for begin, end in open_output:
        j = begin
        while j <= end - REPEATED:
            i = places.get(" ".join(output.words[j : j + REPEATED]), OPEN)
            if i == OPEN:
                j += 1
            while i != OPEN and j < end and i < len(source.words) and source.words[i] == output.words[j]:
                yield j, i
                i, j = i + 1, j + 1
