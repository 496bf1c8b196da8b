"""What counts as a word, in sources and in outputs alike.

A word is an unbroken run of letters with their marks, digits, and signs such as §, &, € or ♃ within one text:
a tag inside a word divides it, a comment does not. Words are compared in Unicode's form NFC. White space,
punctuation and invisible characters (soft hyphens, joiners, marks of direction) do not count: quotation marks
and hyphens are often an output's own.
"""

import re
import unicodedata

_SIGNS = frozenset("&§%‰⁊")
_CATEGORIES = frozenset({"Nd", "Nl", "No", "Sc", "So", "Co", "Cn"})
"""Of digits and signs, and of characters that Unicode does not know; letters and their marks have L and M."""
_INVISIBLE = frozenset({"Cf", "Cs"})


class _Table(dict[int, str | None]):
    """For ``str.translate``: characters of words stay, invisible ones go, all others become spaces."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        kept = category[0] in "LM" or category in _CATEGORIES or character in _SIGNS
        self[code] = character if kept else None if category in _INVISIBLE else " "
        return self[code]


_TABLE = _Table()


def words(text: str) -> list[str]:
    """Return the words of a text, in their order."""
    return unicodedata.normalize("NFC", text).translate(_TABLE).split()


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each word of a text begins and ends, in characters."""
    mask = "".join({None: "0", " ": " "}.get(_TABLE[ord(character)], "x") for character in text)
    return [found.span() for found in re.finditer("0*x[0x]*", mask)]
