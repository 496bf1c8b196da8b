"""Did you mean: the name that an editor probably meant."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from teitools.diagnostics.likeness import ByLetters

_MANY = 5_000
"""Above this many names the search would take longer than the suggestion is worth."""

_LIKENESS = 0.66
"""Just below one slip in a word of three letters."""
_LETTERS = 3
"""In so many letters one may be wrong; a word may also be cut to so many."""
_LONG = 100
"""Letters: in a longer word nobody counts the slips."""


class Names:
    """Names among which others are sought, one after another, that somebody has misspelt."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spelt: dict[str, list[str]] = {}
        for each in names:
            self._spelt.setdefault(each.casefold(), []).append(each)
        self._known: dict[str, str | None] = {}

    def but_for_capitals(self, name: str) -> Sequence[str]:
        """Return the names that are spelt like ``name``, but for capitals."""
        return self._spelt.get(name.casefold(), ())

    def nearest(self, name: str) -> str | None:
        """Return the name most like ``name``, if any is like it; capitals count for nothing."""
        wanted = name.casefold()
        if wanted not in self._known:
            many = len(self._spelt) > _MANY
            self._known[wanted] = (wanted if wanted in self._spelt else None) if many else self._meant(wanted)
        found = self._known[wanted]
        return None if found is None else self._spelt[found][0]

    def _meant(self, wanted: str) -> str | None:
        from difflib import get_close_matches  # only mistakes need it

        found = get_close_matches(wanted, self._by_letters.like(wanted, _LIKENESS), cutoff=_LIKENESS)
        return next((each for each in found if _is_alike(wanted, each)), None)

    @cached_property
    def _by_letters(self) -> ByLetters:
        return ByLetters(self._spelt)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like ``name``, if any is like it; capitals count for nothing."""
    return Names(names).nearest(name)


def _is_alike(one: str, other: str) -> bool:
    """Whether two words are spelt alike, or one is the other cut short."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < _LETTERS:
        return set(shorter) == set(longer)
    if len(shorter) >= _LETTERS and longer.startswith(shorter):
        return True
    return len(longer) > _LONG or slips(one, other) <= max(1, len(shorter) // _LETTERS)


def slips(one: str, other: str) -> int:
    """Count the letters that are too many, missing, wrong, or in the place of the next."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for n, letter in enumerate(one):
        row = [n + 1]
        for m, right in enumerate(other):
            row.append(min(last[m] + (letter != right), last[m + 1] + 1, row[m] + 1))
            if n and m and letter == other[m - 1] and one[n - 1] == right:
                row[-1] = min(row[-1], before[m - 1] + 1)
        before, last = last, row
    return last[-1]


def did_you_mean(name: str, names: Iterable[str], form: str = "{}") -> str:
    """Return ``": did you mean …?"``, with the name set into ``form``, or a full stop."""
    found = nearest(name, names)
    return f": did you mean {form.format(found)}?" if found else "."
