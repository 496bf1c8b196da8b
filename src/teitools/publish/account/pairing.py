"""Pairs the words of a whole document with those of one of its outputs, in the order in which that is safe.

A word that was lost must not be taken for an equal one in a passage that is shown twice. So what is certain
comes first, repetitions are found next, and only then what may have moved alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from teitools.publish.account.matching import OPEN, TAKEN, Matching, Text, runs

REPEATED = 3
"""From so many words on, what stands in an output once more is a repetition and no other word."""

REPEATED_ON_PAGES = 8
"""The same on pages, where an apparatus may set words side by side that stand apart in the source."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``shown[i]`` says whether the output shows the source's word i.

    ``sources[j]`` is the source's word that the output's word j shows, or ``OPEN``; ``repeated`` gives for
    words of the output the source's word that they show once more; what is in neither is not in the source.
    """

    shown: Sequence[bool]
    sources: Sequence[int]
    repeated: Mapping[int, int]

    def lost(self, source: Text, suppressed: Sequence[bool]) -> int:
        """Return how many words are not shown though they should be."""
        stretches = zip(source.stretches(), suppressed, strict=True)
        return sum(
            self.shown[begin:end].count(False) for (begin, end), is_claimed in stretches if not is_claimed
        )

    def without_source(self) -> int:
        """Return how many words of the output are repeated, or none of the source's."""
        return self.sources.count(OPEN)

    def unexplained(self, source: Text, suppressed: Sequence[bool]) -> int:
        """Return how many words of both have no partner."""
        return self.lost(source, suppressed) + self.without_source()


def pair(
    source: Text,
    suppressed: Sequence[bool],
    output: Text,
    *,
    elsewhere: Sequence[bool] = (),
    loose: bool = False,
) -> Pairs:
    """Pair a source with an output; ``suppressed[n]`` says of the source's stretch n that a rule lets the
    output leave it out, ``elsewhere[n]`` that it stands in another order there, if it does: by default, no
    suppressed stretch does.

    In a ``loose`` output nothing tells where a stretch begins and ends: words that both have in equal numbers
    are the same in the end, wherever they stand.
    """
    best = _attempt(source, suppressed, output, loose=loose)
    if not best.without_source():
        return best
    if loose:
        return _best_on_pages(best, source, suppressed, output)
    tried = [best, _attempt(source, elsewhere or [False] * len(suppressed), output)]
    if best.lost(source, suppressed):
        tried.append(_attempt(source, suppressed, output, wary=True))
        whole = _attempt(source, suppressed, output, wary=True, whole=True)
        tried += [] if whole.unexplained(source, suppressed) else [whole]
    return min(tried, key=lambda pairs: pairs.unexplained(source, suppressed))


def _best_on_pages(found: Pairs, source: Text, suppressed: Sequence[bool], output: Text) -> Pairs:
    """Return the pairs that miss less: with repetitions, or without, where an apparatus repeats much."""
    if not found.repeated or not found.lost(source, suppressed):
        return found
    once = _attempt(source, suppressed, output, loose=True, repeated=False)
    return min(found, once, key=lambda pairs: pairs.lost(source, suppressed))


def _attempt(
    source: Text,
    suppressed: Sequence[bool],
    output: Text,
    *,
    wary: bool = False,
    whole: bool = False,
    loose: bool = False,
    repeated: bool = True,
) -> Pairs:
    """Pair by what is unique, or, with ``whole``, by stretches that both have in equal numbers.

    The second explains an output that holds everything, but many short stretches in another order.
    """
    sides = [_Side(source, suppressed, claimed, output, wary) for claimed in (False, True)]
    once = _words_that_occur_once(source) & _words_that_occur_once(output)
    if whole:
        sides[0].matching.pair_equal_stretches()
    for side in sides:
        side.pair_certain(once)
        _exclude(sides)
    least = REPEATED_ON_PAGES if loose else REPEATED
    again = _repetitions(source, sides, output, least) if repeated else {}
    for side in sides:
        for j in again:
            side.matching.sources[j] = TAKEN
    for side in sides:
        side.pair_uncertain(loose)
        _exclude(sides)
    if not loose:
        sides[1].matching.pair_in_any_order()
        _exclude(sides)
    return _pairs(source, sides, output, again)


def _pairs(source: Text, sides: Sequence["_Side"], output: Text, repeated: Mapping[int, int]) -> Pairs:
    sources = [OPEN] * len(output.words)
    for side in sides:
        for j, i in enumerate(side.matching.sources):
            if i >= 0:
                sources[j] = side.numbers[i]
    return Pairs(_shown(source, sides), sources, repeated)


class _Side:
    """The words of a source that are to be shown, or those that a rule claims."""

    def __init__(
        self, source: Text, suppressed: Sequence[bool], claimed: bool, output: Text, wary: bool
    ) -> None:
        text, self.claimed = Text(), claimed
        self.numbers: list[int] = []
        for (begin, end), is_claimed in zip(source.stretches(), suppressed, strict=True):
            if is_claimed == claimed:
                text.add(source.words[begin:end])
                self.numbers += range(begin, end)
        self.matching = Matching(text, output, wary)

    def pair_certain(self, once: Set[str]) -> None:
        if not self.numbers:
            return
        self.matching.pair_stretches()
        self.matching.pair_runs(6)
        self.matching.pair_runs(3)
        self.matching.pair_words(once)
        self.matching.give_back()
        self.matching.compare_gaps(narrow=True)
        self.matching.pair_equal_numbers(6)
        self.matching.pair_equal_numbers(3)
        self.matching.pair_whole_runs(REPEATED)

    def pair_uncertain(self, loose: bool) -> None:
        if not self.numbers:
            return
        self.matching.give_back()
        self.matching.compare_gaps(narrow=False)
        self.matching.pair_torn()
        self.matching.pair_moved()
        self.matching.pair_whole_runs(1, anywhere=loose)
        if loose and not self.claimed:
            self.matching.pair_equal_numbers(2)
            self.matching.pair_rest()


def _words_that_occur_once(text: Text) -> Set[str]:
    return {word for word, number in Counter(text.words).items() if number == 1}


def _exclude(sides: Sequence[_Side]) -> None:
    """Tell each side which words of the output are the other's."""
    one, other = (side.matching.sources for side in sides)
    for j, found in enumerate(other):
        if found >= 0:
            one[j] = TAKEN
    for j, found in enumerate(one):
        if found >= 0:
            other[j] = TAKEN


def _repetitions(source: Text, sides: Sequence[_Side], output: Text, length: int) -> dict[int, int]:
    """Find in the output what stands there already: of the source, words that are shown."""
    open_output = [run for run in sides[0].matching.open_output() if run[1] - run[0] >= length]
    if not open_output:
        return {}
    missing = {
        key
        for side in sides
        for key, _ in runs(side.matching.source.words, side.matching.open_source(), length)
    }
    wanted = {
        j + n for key, j in runs(output.words, open_output, length) if key in missing for n in range(length)
    }
    shown = _shown(source, sides)
    places = dict(runs(source.words, _where(shown.__getitem__, [(0, len(shown))]), length))
    ranges = _where(lambda j: j not in wanted, open_output)
    return dict(_found_again(source, shown, places, output, ranges, length))


def _shown(source: Text, sides: Sequence[_Side]) -> list[bool]:
    shown = [False] * len(source.words)
    for side in sides:
        for number, place in zip(side.numbers, side.matching.shown, strict=True):
            shown[number] = place >= 0
    return shown


def _where(condition: Callable[[int], bool], ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the runs inside ranges of which a condition holds."""
    for begin, end in ranges:
        for holds, group in groupby(range(begin, end), condition):
            if holds:
                places = list(group)
                yield places[0], places[-1] + 1


def _found_again(
    source: Text,
    shown: Sequence[bool],
    places: Mapping[str, int],
    output: Text,
    ranges: Iterable[tuple[int, int]],
    length: int,
) -> Iterator[tuple[int, int]]:
    for begin, end in ranges:
        j = begin
        while j <= end - length:
            i = places.get(" ".join(output.words[j : j + length]), OPEN)
            if i == OPEN:
                j += 1
            while OPEN < i < len(shown) and shown[i] and j < end and source.words[i] == output.words[j]:
                yield j, i
                i, j = i + 1, j + 1
