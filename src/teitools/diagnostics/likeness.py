"""How alike words are in spelling, without a long look at each of thousands."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from heapq import nlargest

_LONGEST = 200
"""Longer words are compared with none: they are no names."""
_COMPARED = 200
"""So many of the words that have most letters in common are compared letter by letter."""
_SLOTS = 64


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two words are."""
    return _ratio(one, other) if likeness_at_most(one, other) else 0.0


def likeness_at_most(one: str, other: str) -> float:
    """Return how alike two words could be at most, by the letters that they have in common."""
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return 0.0
    return 2 * (_letters(one) & _letters(other)).bit_count() / (len(one) + len(other) or 1)


class ByLetters:
    """Words by the letters that they have: many have the same, such as those that end in numbers."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for each in words:
            if len(each) <= _LONGEST:
                self._words[_letters(each), len(each)].append(each)

    def like(self, word: str, least: float) -> list[str]:
        """Return the words that may be at least so much like another, by ``likeness_at_most``."""
        if len(word) > _LONGEST:
            return []
        own, length = _letters(word), len(word)
        return [
            each
            for (letters, letters_length), words in self._words.items()
            if 2 * (own & letters).bit_count() / (length + letters_length or 1) >= least
            for each in words
        ]


def likely(word: str, among: Collection[str]) -> Collection[str]:
    """Return the words that are worth a comparison: all, where there are few."""
    if len(among) <= _COMPARED:
        return among
    return nlargest(_COMPARED, among, key=lambda each: (likeness_at_most(word, each), each))


@lru_cache(maxsize=50_000)
def _letters(word: str) -> int:
    """Return a number whose bits two words have in common for each letter that they have in common."""
    letters = 0
    for letter in word:
        bit = 1 << ord(letter) % _SLOTS
        while letters & bit:
            bit <<= _SLOTS
        letters |= bit
    return letters


@lru_cache(maxsize=10_000)
def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # only mistakes need it

    return SequenceMatcher(None, one, other).ratio()
