"""What counts as a word, in sources and in outputs alike.

A word is an unbroken run of letters with their marks, digits, and signs such as §, &, € or ♃ within one text:
a tag inside a word divides it, a comment does not. Words are compared in Unicode's form NFC. White space,
punctuation and invisible characters (soft hyphens, joiners, marks of direction) do not count: quotation marks
and hyphens are often an output's own.
"""

import unicodedata

_SIGNS = frozenset("&§%‰⁊")
_LETTERS = frozenset({"Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Sc", "So", "Co", "Cn"})
_INVISIBLE = frozenset({"Cf", "Cs"})


class _Table(dict[int, str | None]):
    """For ``str.translate``: characters of words stay, invisible ones go, all others become spaces."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        kept = category in _LETTERS or character in _SIGNS
        self[code] = character if kept else None if category in _INVISIBLE else " "
        return self[code]


_TABLE = _Table()


def words(text: str) -> list[str]:
    """Return the words of a text, in their order."""
    return unicodedata.normalize("NFC", text).translate(_TABLE).split()
