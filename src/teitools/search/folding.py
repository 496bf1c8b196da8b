"""Words as they are searched for: without marks and capitals; ``theme/words.js`` does the same.

What is looked up are tokens: ``Đoković`` and ``djokovic`` stay apart, ``Đoković`` and ``dokovic`` are one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_PLANES = 0x20000
"""No mark stands beyond the first planes but for the selectors of variants, which are added."""


def _class_of_marks() -> str:
    """All combining marks (Unicode's categories Mn, Mc, Me) as the inside of a character class."""
    marks = [code for code in range(0x300, _PLANES) if unicodedata.category(chr(code))[0] == "M"]
    starts = [code for code, before in zip(marks, [0, *marks], strict=False) if code != before + 1]
    ends = [code for code, after in zip(marks, [*marks[1:], 0], strict=False) if after != code + 1]
    ranges = "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return f"{ranges}\U000e0100-\U000e01ef"


_MARKS = _class_of_marks()
_JOINERS = "\u00ad\u200c\u200d\u2060"
"""Characters inside a word that nobody types: the soft hyphen, joiners."""
WORD = re.compile(f"[\\w{_MARKS}{_JOINERS}]+")
"""A word as it is written, with its marks."""
_UNTYPED = re.compile(f"[{_MARKS}{_JOINERS}]+")
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_TOKEN = re.compile(f"[{_IDEOGRAPH}]|[^\\W_{_IDEOGRAPH}]+")
"""Letters and digits in a row; of scripts that part no words, each character."""
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l",
        "ŀ": "l", "ø": "o", "ŧ": "t", "ŋ": "n", "ſ": "s", "ς": "σ",
    }
)  # fmt: skip
"""Letters that Unicode does not decompose, and the sigma of word ends."""


def folded(word: str) -> str:
    """Return a word without marks and capitals; Cyrillic and Greek letters stay what they are."""
    if word.isascii():
        return word.lower()
    return _UNTYPED.sub("", unicodedata.normalize("NFKD", word).lower()).translate(_LETTERS)


@lru_cache(maxsize=1 << 17)
def tokens_of(word: str) -> tuple[str, ...]:
    """Return the tokens of one written word: mostly one, of ``½`` two."""
    return tuple(_TOKEN.findall(folded(word)))


def tokens(text: str) -> Iterator[str]:
    """All tokens of a text, in its order."""
    for word in WORD.findall(text):
        yield from tokens_of(word)
