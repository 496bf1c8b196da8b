"""Pairs the words of a source with those of an output, however the output has moved them.

The method is Paul Heckel's (A technique for isolating differences between files, 1978): what occurs once on
both sides is paired, and pairs grow along equal neighbours. Here it is applied to whole stretches of text
first, then to runs of words. What still stands open lies between pairs, where it is compared in its order, at
last letter by letter: an output may join what tags divide.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate, pairwise

GAP = 2_000
"""The longest text, in letters or words, that is compared with another step by step."""

OPEN, TAKEN = -1, -2
"""Of a word: nothing is known of it; it is another source's."""


@dataclass(slots=True)
class Text:
    """Words in their order, and where stretches begin: ``begins`` has an offset for each, and the end."""

    words: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=lambda: [0])

    def add(self, words: Sequence[str]) -> None:
        """Append a stretch."""
        self.words += words
        self.begins.append(len(self.words))

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Return where each stretch begins and ends."""
        return pairwise(self.begins)


class Matching:
    """Which word of an output is which of a source.

    ``sources[j]`` is the number of the word in the source that the output's word j shows, ``OPEN`` or
    ``TAKEN``; ``shown[i]`` the other way round. One that is ``wary`` grows no pairs into another stretch of
    the source, unless the output has one there that is the same.
    """

    def __init__(self, source: Text, output: Text, wary: bool = False) -> None:
        self.source, self.output, self._wary = source, output, wary
        self.shown = [OPEN] * len(source.words)
        self.sources = [OPEN] * len(output.words)

    def open_output(self) -> Iterator[tuple[int, int]]:
        """Return the runs of words of the output of which nothing is known."""
        return _open(self.sources)

    def open_source(self) -> Iterator[tuple[int, int]]:
        """Return the runs of words of the source that were not found."""
        return _open(self.shown)

    # ------------------------------------------------------------------------------------ what occurs once

    def pair_stretches(self) -> None:
        """Pair stretches that occur once on both sides, and their equal neighbours."""
        source = _once(_open_stretches(self.source, self.shown))
        for key, j in _once(_open_stretches(self.output, self.sources)).items():
            if key in source:
                self._pair(source[key], j, key.count(" ") + 1)
        self._grow(self.open_output())

    def pair_equal_stretches(self) -> None:
        """Pair stretches that occur equally often on both sides, in their order."""
        source = _places(_open_stretches(self.source, self.shown))
        for key, places in _places(_open_stretches(self.output, self.sources)).items():
            if len(source.get(key, ())) == len(places):
                for i, j in zip(source[key], places, strict=True):
                    self._pair(i, j, key.count(" ") + 1)

    def pair_runs(self, length: int) -> None:
        """Pair open runs of so many words that occur once on both sides, and their equal neighbours."""
        open_output = list(self.open_output())
        output = _once(runs(self.output.words, open_output, length))
        source = _once(runs(self.source.words, self.open_source(), length)) if output else {}
        for key, j in output.items():
            if key in source:
                self._pair_open(source[key], j, length)
        self._grow(open_output)

    def pair_words(self, once: Container[str]) -> None:
        """Pair open words that occur ``once`` in all of the source and in all of the output."""
        open_output = list(self.open_output())
        places = {self.output.words[j]: j for begin, end in open_output for j in range(begin, end)}
        for begin, end in self.open_source() if places else ():
            for i in range(begin, end):
                word = self.source.words[i]
                if word in places and word in once:
                    self._pair(i, places[word])
        self._grow(open_output)

    def pair_equal_numbers(self, length: int) -> None:
        """Pair open runs of so many words that occur equally often on both sides, in their order."""
        open_output = list(self.open_output())
        output = _places(runs(self.output.words, open_output, length))
        source = _places(runs(self.source.words, self.open_source(), length)) if output else {}
        for key, places in output.items():
            if len(source.get(key, ())) == len(places):
                for i, j in zip(source[key], places, strict=True):
                    self._pair_open(i, j, length)
        self._grow(open_output)

    def _pair_open(self, i: int, j: int, length: int) -> None:
        ours, theirs = self.shown[i : i + length], self.sources[j : j + length]
        if ours.count(OPEN) == theirs.count(OPEN) == length:
            self._pair(i, j, length)

    def _pair(self, i: int, j: int, length: int = 1) -> None:
        self.shown[i : i + length] = range(j, j + length)
        self.sources[j : j + length] = range(i, i + length)

    # -------------------------------------------------------------------------------------- along neighbours

    def _grow(self, open_output: Iterable[tuple[int, int]]) -> None:
        """Pair open words of the output that continue pairs before or after them."""
        for begin, end in list(open_output):
            for j in range(begin, end):
                self._continue(j, 1)
            for j in range(end - 1, begin - 1, -1):
                self._continue(j, -1)

    def _continue(self, j: int, step: int) -> None:
        i = self._natural(j, step)
        if i != OPEN and self.sources[j] == self.shown[i] == OPEN and self._may_grow(i, j, step):
            self._pair(i, j)

    def _may_grow(self, i: int, j: int, step: int) -> bool:
        """Whether to go on at a word, which may be the first or the last of a stretch."""
        bound = 0 if step > 0 else 1
        if not self._wary or i + bound not in self._bounds:
            return True
        if j + bound not in self._output_bounds:
            return False
        n = 0
        while i + n + bound not in self._bounds or not n:
            if (
                not 0 <= j + n < len(self.output.words)
                or self.source.words[i + n] != self.output.words[j + n]
            ):
                return False
            n += step
        return j + n + bound in self._output_bounds

    def _natural(self, j: int, step: int) -> int:
        """Return the place in the source at which a word of the output continues its neighbour's pair."""
        neighbour = self.sources[j - step] if 0 <= j - step < len(self.sources) else OPEN
        i = neighbour + step
        fits = neighbour >= 0 and 0 <= i < len(self.shown) and self.source.words[i] == self.output.words[j]
        return i if fits else OPEN

    def give_back(self) -> None:
        """Where growth took equal words too many from a text that stands elsewhere, give them back."""
        for begin, end in list(self.open_output()):
            self._take_back(range(begin, end), 1)
            self._take_back(range(end - 1, begin - 1, -1), -1)

    def _take_back(self, places: Iterable[int], step: int) -> None:
        for j in places:
            i = self._natural(j, step)
            if i == OPEN or self.sources[j] != OPEN or not self._release(i):
                return
            self._pair(i, j)

    def _release(self, i: int) -> bool:
        """Let the word of the output that shows i show what continues its other neighbour, if it can."""
        taker = self.shown[i]
        if taker < 0:
            return False
        for step in (1, -1):
            other = self._natural(taker, step)
            if other != OPEN and self.shown[other] == OPEN:
                self._pair(other, taker)
                return True
        return False

    # ------------------------------------------------------------------------------------------ between pairs

    def compare_gaps(self, narrow: bool) -> None:
        """Compare what lies open between two pairs in its order: words, then letters.

        With ``narrow``, only where the source has as many words there as the output.
        """
        for begin, end in list(self.open_output()):
            gap = self._gap(begin, end)
            fits = not narrow or end - begin <= len(gap)
            if fits and 0 < len(gap) <= GAP and end - begin <= GAP:
                self._compare(gap, range(begin, end))

    def _gap(self, begin: int, end: int) -> list[int]:
        """Return the open words of the source around the neighbours of an open run of the output."""
        before = self.sources[begin - 1] if begin else OPEN
        after = self.sources[end] if end < len(self.sources) else len(self.shown)
        if OPEN <= before < after <= before + GAP:
            return [i for i in range(before + 1, after) if self.shown[i] == OPEN]
        behind = self._open_from(before, 1) if before >= OPEN else []
        return behind + [i for i in reversed(self._open_from(after, -1)) if i not in behind]

    def _open_from(self, neighbour: int, step: int) -> list[int]:
        found: list[int] = []
        i = neighbour + step
        while 0 <= i < len(self.shown) and self.shown[i] == OPEN and len(found) < GAP:
            found.append(i)
            i += step
        return found

    def _compare(self, source: Sequence[int], output: Sequence[int]) -> None:
        ours, theirs = [self.source.words[i] for i in source], [self.output.words[j] for j in output]
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
            if tag == "equal":
                for i, j in zip(source[i1:i2], output[j1:j2], strict=True):
                    self._pair(i, j)
            elif tag == "replace":
                self._pair_letters(source[i1:i2], output[j1:j2])

    def _pair_letters(self, source: Sequence[int], output: Sequence[int]) -> None:
        """Pair words that an output joins or divides: both sides begin and end together."""
        ours, theirs = _Letters(self.source.words, source), _Letters(self.output.words, output)
        if max(len(ours.text), len(theirs.text)) > GAP:
            return
        for a, b, size in SequenceMatcher(None, ours.text, theirs.text, autojunk=False).get_matching_blocks():
            common = [n for n in range(size + 1) if a + n in ours.bounds and b + n in theirs.bounds]
            if len(common) > 1:
                for n in range(common[0], common[-1]):
                    self.shown[ours.owners[a + n]] = theirs.owners[b + n]
                    self.sources[theirs.owners[b + n]] = ours.owners[a + n]

    def pair_torn(self) -> None:
        """Pair words whose parts an output shows apart, with other words between, as on two pages."""
        for begin, end in list(self.open_source()):
            before, after = self.shown[begin - 1] + 1 if begin else 0, self._shown_at(end) - 1
            if end - begin == 1 and 0 <= before < after < len(self.sources):
                parts = self.output.words[before] + self.output.words[after]
                if self.sources[before] == self.sources[after] == OPEN and parts == self.source.words[begin]:
                    self._pair(begin, after)
                    self._pair(begin, before)

    def _shown_at(self, i: int) -> int:
        return self.shown[i] if i < len(self.shown) else len(self.sources)

    # --------------------------------------------------------------------------------------------- what moved

    def pair_whole_runs(self, least: int, anywhere: bool = False) -> None:
        """Pair all that stands open in one place of the source with all that does so in one of the output,
        where the two have the same letters: at least so many words, whole stretches if not ``anywhere``."""
        source = defaultdict(list)
        for begin, end in reversed(list(self.open_source())):
            if end - begin >= least and (anywhere or {begin, end} <= self._bounds):
                source["".join(self.source.words[begin:end])].append(range(begin, end))
        for begin, end in list(self.open_output()) if source else ():
            if found := source.get("".join(self.output.words[begin:end])):
                self._pair_letters(found.pop(), range(begin, end))

    def pair_moved(self) -> None:
        """Pair whole stretches that stand open, however often they occur, in their order."""
        source: defaultdict[str, list[int]] = defaultdict(list)
        for key, i in reversed(list(_open_stretches(self.source, self.shown))):
            source[key].append(i)
        whole_runs = ((" ".join(self.output.words[begin:end]), begin) for begin, end in self.open_output())
        for key, j in [*_open_stretches(self.output, self.sources), *whole_runs] if source else ():
            if source[key] and self.sources[j] == OPEN:
                self._pair(source[key].pop(), j, key.count(" ") + 1)

    def pair_in_any_order(self) -> None:
        """Pair what stands open between pairs and ends of stretches, if the source has all its words open."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for begin, end in self.open_source():
            for i in range(begin, end):
                places[self.source.words[i]].append(i)
        for begin, end in list(self.open_output()) if places else ():
            wanted = Counter(self.output.words[begin:end])
            apart = self._is_apart(begin, begin - 1) and self._is_apart(end, end)
            if apart and all(len(places.get(word, ())) >= number for word, number in wanted.items()):
                for j in range(begin, end):
                    self._pair(places[self.output.words[j]].pop(0), j)

    def _is_apart(self, bound: int, neighbour: int) -> bool:
        return bound in self._output_bounds or self.sources[neighbour] >= 0

    def pair_rest(self) -> None:
        """Pair equal words that stand open, wherever they stand."""
        source = _places(runs(self.source.words, self.open_source(), 1))
        for word, places in _places(runs(self.output.words, list(self.open_output()), 1)).items():
            for i, j in zip(source.get(word, ()), places, strict=False):
                self._pair(i, j)

    @cached_property
    def _bounds(self) -> frozenset[int]:
        return frozenset(self.source.begins)

    @cached_property
    def _output_bounds(self) -> frozenset[int]:
        return frozenset(self.output.begins)


class _Letters:
    """Words as one string of letters: whose each letter is, and where a word begins or ends."""

    def __init__(self, words: Sequence[str], numbers: Sequence[int]) -> None:
        self.text = "".join(words[number] for number in numbers)
        self.owners = [number for number in numbers for _ in words[number]]
        self.bounds = {0, *accumulate(len(words[number]) for number in numbers)}


def runs(words: Sequence[str], ranges: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[str, int]]:
    """Return each run of so many words within ranges, and where it begins."""
    for begin, end in ranges:
        for n in range(begin, end - length + 1):
            yield " ".join(words[n : n + length]), n


def _open_stretches(text: Text, taken: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Return the stretches of which nothing is known, and where each begins."""
    for begin, end in text.stretches():
        if begin < end and all(each == OPEN for each in taken[begin:end]):
            yield " ".join(text.words[begin:end]), begin


def _open(taken: list[int]) -> Iterator[tuple[int, int]]:
    """Return the runs of what is open."""
    end, size = 0, len(taken)
    while end < size:
        try:
            begin = taken.index(OPEN, end)
        except ValueError:
            return
        end = begin + 1
        while end < size and taken[end] == OPEN:
            end += 1
        yield begin, end


def _once(keys: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the places of the keys that occur once."""
    places: dict[str, int] = {}
    for key, place in keys:
        places[key] = OPEN if key in places else place
    return {key: place for key, place in places.items() if place != OPEN}


def _places(keys: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """Return the places of all keys."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for key, place in keys:
        places[key].append(place)
    return places
