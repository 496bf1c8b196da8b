"""Sort keys: letters folded to their plain forms, numbers compared by value, in Latin, Greek and Cyrillic."""

import re
import unicodedata

WHOLE_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""

FOLLOWERS = {
    "д": "ђѓ", "з": "ѕ", "и": "јії", "л": "љ", "н": "њ", "т": "ћќ", "ч": "џ", "г": "ґ", "е": "є", "у": "ў",
}  # fmt: skip
AFTER = str.maketrans({each: letter + each for letter, later in FOLLOWERS.items() for each in later})
"""Letters outside the Russian alphabet, each with the letter it follows. The pair sorts after that letter."""

SILENT = re.compile(r"['’‘ʼʹʺ\"“”„«»]")
NUMBER = re.compile(r"\d+")


def sort_key(name: str) -> str:
    """A name as it is compared: ``Životić, A.`` as ``zivotic a``, with ``f. 9`` before ``f. 10``."""
    folded = name.casefold() if name.isascii() else _folded(name)
    words = re.sub(r"[\W_]+", " ", SILENT.sub("", folded)).strip()
    return NUMBER.sub(lambda number: number[0].lstrip("0").rjust(8, "0"), words).translate(AFTER)


def letter(sort: str) -> str:
    """The heading under which a sort key stands: its first letter, capital; ``#`` for figures and signs."""
    first = sort[1:2] if sort[:2] in AFTER.values() else sort[:1]
    return first.upper() if first.isalpha() else "#"


def _folded(name: str) -> str:
    return "".join(_plain(letter) for letter in unicodedata.normalize("NFC", name).casefold())


def _plain(letter: str) -> str:
    if letter == "й" or ord(letter) in AFTER:
        return letter
    parts = unicodedata.normalize("NFKD", letter).translate(WHOLE_LETTERS)
    return "".join(part for part in parts if not unicodedata.combining(part))
