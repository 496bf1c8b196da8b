"""Did you mean: the name that an editor probably meant."""

from collections.abc import Iterable

_MANY = 5_000
"""Above this many names the search would take longer than the suggestion is worth."""

_LIKENESS = 0.66
"""Just below one slip in a word of three letters."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like ``name``, if any is like it; capitals count for nothing."""
    spelled: dict[str, str] = {}
    for candidate in names:
        spelled.setdefault(candidate.casefold(), candidate)
    wanted = name.casefold()
    if len(spelled) > _MANY:
        return spelled.get(wanted)
    from difflib import get_close_matches  # only mistakes need it

    found = get_close_matches(wanted, spelled, n=1, cutoff=_LIKENESS)
    return spelled[found[0]] if found else None


def did_you_mean(name: str, names: Iterable[str], form: str = "{}") -> str:
    """Return ``": did you mean …?"``, with the name set into ``form``, or a full stop."""
    found = nearest(name, names)
    return f": did you mean {form.format(found)}?" if found else "."
