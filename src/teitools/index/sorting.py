"""Sort keys: letters folded to their plain forms, numbers by their value, for any alphabet."""

import re
import unicodedata

STROKED = str.maketrans(
    {
        "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Ħ": "H", "ħ": "h",
        "ı": "i", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Þ": "Th", "þ": "th", "ß": "ss", "ẞ": "SS",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain letter and a mark."""

CYRILLIC_LETTERS = frozenset("йђѓќў")
"""Letters of their own that Unicode writes as another letter and a mark; they keep it."""

NUMBER = re.compile(r"\d+")


def sort_key(name: str) -> str:
    """A name as it is to be compared: ``Životić`` as ``zivotic``, ``f. 9`` before ``f. 10``, articles kept.

    Apostrophes and quotation marks count for nothing, all other punctuation for a space.
    """
    folded = "".join(_plain(letter) for letter in unicodedata.normalize("NFC", name))
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’‘ʼʹ“”\"«»]", "", folded)).strip().casefold()
    return NUMBER.sub(lambda number: number[0].lstrip("0").rjust(8, "0"), words)


def letter(sort: str) -> str:
    """The heading under which a sort key stands: its first letter, capital; ``#`` for figures and signs."""
    first = sort[:1]
    return first.upper() if first.isalpha() else "#"


def _plain(letter: str) -> str:
    if letter.casefold() in CYRILLIC_LETTERS:
        return letter
    parts = unicodedata.normalize("NFKD", letter).translate(STROKED)
    return "".join(part for part in parts if not unicodedata.combining(part))
