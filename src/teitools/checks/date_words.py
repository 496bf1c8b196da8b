"""What day, month or year a text names, if it is a date from its first word to its last."""

import re
from functools import lru_cache
from typing import NamedTuple

from teitools.checks.date_tables import BESIDE, MONTHS, ROMAN, plain

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_NUMBERS = re.compile(r"(\d\d?)\s*([./-])\s*(\d\d?)\s*\2\s*['’]?(\d{4}|\d\d)")
_NUMERAL = re.compile(r"(\d\d?)\s*[./-]?\s*([ivx]{1,4})\s*[./-]?\s*['’]?(\d{4}|\d\d)")
_PIECES = re.compile(r"\d+[^\W\d_]*|[^\W\d_]+|[^\s.,]")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ere|го|-го|г|[ºª°])(?!\w)")
_EDGES = " \t\n.,;:()[]„“”\"'’«»"
_LONGEST = 60
"""Characters: no date is longer."""


class Named(NamedTuple):
    """What a text names. A year of two digits has no century: ``short``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short: bool = False
    beginning: str = ""
    """The beginning of a value that says the same, where it has a year."""


@lru_cache(maxsize=4096)
def dates_named(text: str) -> tuple[Named, ...]:
    """Return the date that a text is, in each way in which it can be read; nothing if it is no date."""
    if len(text) > _LONGEST:
        return ()
    words = _ORDINAL.sub("", " ".join(plain(text).strip(_EDGES).split()))
    if words.isdecimal():
        return _possible(Named(int(words))) if len(words) == 4 else ()
    if numbers := _ISO.fullmatch(words):
        year, month, day = numbers.groups()
        return _possible(Named(int(year), int(month), int(day) if day else None))
    if numbers := _NUMBERS.fullmatch(words):
        return _by_numbers(*numbers.groups())
    if numeral := _NUMERAL.fullmatch(words):
        day, roman, year = numeral.groups()
        return _possible(_named(year, ROMAN.get(roman, 0), day))
    return _by_words(_PIECES.findall(words))


def _named(year: str, month: int, day: str) -> Named:
    return Named(int(year), month, int(day), len(year) < 3)


def _by_numbers(first: str, mark: str, second: str, year: str) -> tuple[Named, ...]:
    """Return day and month: in the order of Europe, and where there is no full stop, also in others."""
    european, american = _named(year, int(second), first), _named(year, int(first), second)
    if mark == ".":
        return _possible(european)
    iso = [_named(first, int(second), year)] if len(year) == 2 else []
    return _possible(european, american, *iso)


def _possible(*named: Named) -> tuple[Named, ...]:
    """Leave out what has a month or a day that there is not."""
    return tuple(each._replace(beginning=_beginning(each)) for each in named if _is_possible(each))


def _beginning(named: Named) -> str:
    if named.short or named.year is None:
        return ""
    parts = (named.month, named.day) if named.month else ()
    return f"{named.year:04}" + "".join(f"-{part:02}" for part in parts if part)


def _is_possible(named: Named) -> bool:
    return (named.month is None or 1 <= named.month <= 12) and (named.day is None or 1 <= named.day <= 31)


def _by_words(pieces: list[str]) -> tuple[Named, ...]:
    """Return the date of one month's name, and at most one day and one year beside it."""
    months, numbers = [], []
    for piece in pieces:
        if piece.isdecimal():
            numbers.append(piece)
        elif piece in MONTHS:
            months.append(MONTHS[piece])
        elif piece not in BESIDE:
            return ()
    days = [int(each) for each in numbers if len(each) < 3]
    years = [int(each) for each in numbers if len(each) in (3, 4)]
    if len(months) > 1 or len(days) > 1 or len(years) > 1 or len(days) + len(years) < len(numbers):
        return ()
    if not months:
        return _possible(Named(years[0])) if years and not days and years[0] > 999 else ()
    if days and not years:  # 2 May, or May ’61
        return (*_possible(Named(None, months[0], days[0])), Named(days[0], months[0], None, True))
    return _possible(Named(years[0] if years else None, months[0], days[0] if days else None))
