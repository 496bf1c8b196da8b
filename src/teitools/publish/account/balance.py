"""The balance of a document and an output: what is shown, left out by a rule, lost, repeated, added."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from lxml import etree

from teitools.publish.account.joins import divided
from teitools.publish.account.matching import OPEN, Text
from teitools.publish.account.pairing import Pairs, pair
from teitools.publish.account.shown import Shown
from teitools.publish.account.source import Source
from teitools.publish.account.suppression import CHOICE, CODE_TAGS, ELSEWHERE
from teitools.publish.account.texts import Stretch

Kind = TypeVar("Kind")

SHOWN, LOST = "", "lost"
"""What became of a word, where no rule suppressed it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that follow one another: ``stretch`` and ``number`` are where the first stands in the source, the
    number counted in the stretch, or, for words that are not the source's, after which word they stand.
    ``element`` holds them all."""

    words: Sequence[str]
    stretch: Stretch
    number: int
    element: etree._Element


class Balance:
    """``fates[i]`` is what became of word i: ``SHOWN``, ``LOST`` or the name of a rule."""

    def __init__(self, source: Source, output: str, shown: Shown) -> None:
        self.source, self.output = source, shown
        self._text = divided(shown.text, source.joins)
        rules = source.rules(output)
        self._pairs = _pairs(source, rules, self._text)
        stretches = enumerate(source.text.stretches())
        self._stretch_of = [n for n, (begin, end) in stretches for _ in range(begin, end)]
        self.fates = self._fates(rules)

    def _fates(self, rules: Sequence[str | None]) -> list[str]:
        fates: list[str] = []
        for (begin, end), rule in zip(self.source.text.stretches(), rules, strict=True):
            fate = rule or LOST
            if rule in ELSEWHERE and not self.output.is_elsewhere(self.source.text.words[begin:end]):
                fate = LOST
            fates += (SHOWN if is_shown else fate for is_shown in self._pairs.shown[begin:end])
        return fates

    def counts(self) -> Mapping[str, int]:
        """Return how many words had each fate."""
        return Counter(self.fates)

    def lost(self) -> Iterator[Passage]:
        """Return what was lost: whole elements where nothing of them is shown, or runs of words."""
        lost = [i for i, fate in enumerate(self.fates) if fate == LOST]
        wholly = self._wholly_lost(lost)
        for element, numbers in _grouped(lost, lambda i: wholly.get(self._stretch_of[i])):
            own = self._stretch(numbers[0]).element
            yield self._passage(numbers, own if element is None else element)

    def repeated(self) -> Iterator[Passage]:
        """Return what the output shows once more."""
        pairs = self._pairs.repeated
        for _, places in _grouped(sorted(pairs), lambda j: pairs[j] - j):
            numbers = [pairs[j] for j in places]
            yield self._passage(numbers, self._stretch(numbers[0]).element)

    def added(self) -> Iterator[Passage]:
        """Return what the output shows and the source has not."""
        sources, words = self._pairs.sources, self._text.words
        added = [j for j, i in enumerate(sources) if i == OPEN and j not in self._pairs.repeated]
        for _, places in _grouped(added, lambda _: None):
            before = next((sources[j] for j in range(places[0], -1, -1) if sources[j] != OPEN), OPEN)
            stretch, number = self._beginning, 0
            if before != OPEN:
                stretch, number = self._stretch(before), self._number(before)
            yield Passage([words[j] for j in places], stretch, number, stretch.element)

    def _passage(self, numbers: Sequence[int], element: etree._Element) -> Passage:
        words = [self.source.text.words[i] for i in numbers]
        return Passage(words, self._stretch(numbers[0]), self._number(numbers[0]), element)

    @property
    def _beginning(self) -> Stretch:
        root = self.source.tree.getroot()
        return Stretch(root, root, "")

    def _stretch(self, word: int) -> Stretch:
        return self.source.stretches[self._stretch_of[word]]

    def _number(self, word: int) -> int:
        return word - self.source.text.begins[self._stretch_of[word]]

    def _wholly_lost(self, lost: Sequence[int]) -> Mapping[int, etree._Element]:
        """Return for stretches with lost words the largest element of which nothing is shown."""
        if not lost:
            return {}
        missing = self._by_element(lost)
        wanted = self._by_element([i for i, fate in enumerate(self.fates) if fate in (SHOWN, LOST)])
        found: dict[int, etree._Element] = {}
        for n in {self._stretch_of[i] for i in lost}:
            element: etree._Element | None = self.source.stretches[n].element
            while element is not None and missing[element] == wanted[element]:
                found[n], element = element, element.getparent()
        return found

    def _by_element(self, numbers: Sequence[int]) -> Mapping[etree._Element, int]:
        """Return how many of some words each element holds, itself or in elements inside."""
        found = Counter(self._stretch(i).element for i in numbers)
        for element in reversed(list(self.source.tree.getroot().iter("*"))):
            if found[element] and (around := element.getparent()) is not None:
                found[around] += found[element]
        return found


def _pairs(source: Source, rules: Sequence[str | None], text: Text) -> Pairs:
    """Pair the words, those of the tags of quoted code among the others if most of them are shown."""
    hidden = [rule is not None and rule != CODE_TAGS for rule in rules]
    elsewhere = [rule not in (None, CODE_TAGS, CHOICE) for rule in rules]
    pairs = pair(source.text, hidden, text, elsewhere=elsewhere)
    if any(each.is_tag for each in source.stretches) and not _shows_tags(source, pairs):
        pairs = pair(source.text, [rule is not None for rule in rules], text)
    return pairs


def _shows_tags(source: Source, pairs: Pairs) -> bool:
    """Whether most of the tags in quoted code are shown."""
    shown = [
        pairs.shown[begin]
        for (begin, _), stretch in zip(source.text.stretches(), source.stretches, strict=True)
        if stretch.is_tag
    ]
    return 2 * sum(shown) > len(shown)


def _grouped(numbers: Sequence[int], key: Callable[[int], Kind]) -> Iterator[tuple[Kind, list[int]]]:
    """Return numbers in runs that have the same key; where that is None, in runs without a gap."""
    for (kind, _), run in groupby(
        enumerate(numbers), lambda each: (found := key(each[1]), each[1] - each[0] if found is None else 0)
    ):
        yield kind, [number for _, number in run]
