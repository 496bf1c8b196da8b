"""What is wrong with a date that XML Schema does not read, and how it is written right."""

import re
from collections.abc import Callable
from typing import NamedTuple

from teitools.lazy import expression
from teitools.relaxng.datatypes.datatype import XML_SCHEMA, Datatype
from teitools.relaxng.datatypes.dates import MONTHS

DATES = frozenset({"date", "gYear", "gYearMonth", "gMonthDay", "gMonth", "gDay", "dateTime"})
"""The datatypes of XML Schema that are dates."""
TIMES = DATES | {"time"}

_FOUR_DIGITS = "a year has four digits"
_NEXT_MONTH = 13
"""A slip of one; what is more is probably a day."""
_AS_WRITTEN = expression(r"(-?\d{3,})-(\d{1,2})(?:-(\d{1,2}))?")
_WITH_SPACES = expression(
    r"(-?\d{4} ?- ?\d\d ?- ?\d\d)(?: (\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?))?"
)
_BASIC = expression(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = expression(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_YEAR_FIRST = expression(r"(\d{4})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{1,2}))?")
_WORDS = expression(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([^\W\d]{3,})\.?\s+(?:(\d{1,2}),\s*)?(\d{4})")
_RANGE = expression(r"(-?\d{4}(?:-\d\d){0,2})\s*(?:/|–|—|\.\.|\s-\s|\bto\b)\s*(-?\d{4}(?:-\d\d){0,2})")
_YEARS = expression(r"(\d{4})-(\d{4})")
_SHORT_YEAR = expression(r"(-?)(\d{3})")
_ABOUT = expression(r"(?:c|ca|circa|about|um|vers)\.?\s*(\d{4})\??|(\d{4})\?", re.IGNORECASE)


class Advice(NamedTuple):
    """What is wrong with a date, and what to write: a value, which may be certain, or other words."""

    reason: str
    value: str = ""
    certain: bool = False
    words: str = ""


def advice(text: str, allowed: Callable[[str], bool]) -> Advice | None:
    """Return what to say of a wrong date; of the values to write only one is proposed that is ``allowed``."""
    text = " ".join(text.split())
    for read in (_spaced, _written, _short_year, _basic, _day_first, _year_first, _range, _in_words, _about):
        found = read(text)
        if found is not None and (not found.value or allowed(found.value)):
            return found
    return None


def _spaced(text: str) -> Advice | None:
    """A year, a month and a day, maybe with a time, and spaces among them."""
    match = _WITH_SPACES.fullmatch(text)
    if match is None or not (match[2] or " " in text):
        return None
    day, time = match[1].replace(" ", ""), match[2]
    if time:
        return Advice("between the date and the time stands a T", f"{day}T{time}", True)
    return Advice("a date has no spaces", day, True)


def _written(text: str) -> Advice | None:
    """A year, a month and maybe a day, of which one does not exist or lacks its zero."""
    match = _AS_WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
    with_day = match[3] is not None
    written = _value(year, month, day, with_day)
    impossible = _impossible(written, with_day)
    if impossible is None:
        short = "month and day have two digits" if len(match[1].lstrip("-")) > 3 else _FOUR_DIGITS
        return Advice(short, written, True) if written != text else None
    if 1 <= month <= 12:
        days = (_value(year, month, each, with_day) for each in range(min(max(day, 1), 31), 0, -1))
        nearest = next((each for each in days if _impossible(each, with_day) is None), None)
        return Advice(impossible, nearest) if nearest else None
    if with_day and 1 <= day <= 12 and _NEXT_MONTH < month <= 31:
        swapped = _value(year, day, month, with_day)
        return Advice(f"{impossible}; day and month are in the wrong order", swapped)
    return Advice(impossible, _value(year, min(max(month, 1), 12), day, with_day))


def _impossible(text: str, with_day: bool) -> str | None:
    """Say what there is not in a date that has the right form."""
    return Datatype(XML_SCHEMA, "date" if with_day else "gYearMonth").reason(text)


def _short_year(text: str) -> Advice | None:
    """A year before 1000; of two digits nobody knows the century."""
    match = _SHORT_YEAR.fullmatch(text)
    return Advice(_FOUR_DIGITS, f"{match[1]}0{match[2]}", True) if match else None


def _basic(text: str) -> Advice | None:
    match = _BASIC.fullmatch(text)
    if match is None:
        return None
    return Advice("year, month and day have hyphens between them", "-".join(match.groups()), True)


def _day_first(text: str) -> Advice | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    certain = match[2] == "." or day > 12 or day == month
    if month > 12 >= day:
        day, month, certain = month, day, True
    return Advice("the year comes first, the day last", _value(year, month, day), certain)


def _year_first(text: str) -> Advice | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    value = _value(int(match[1]), int(match[2]), int(match[3] or 1), match[3] is not None)
    return Advice("between year, month and day stand hyphens", value, True)


def _range(text: str) -> Advice | None:
    match = _YEARS.fullmatch(text) or _RANGE.fullmatch(text)
    if match is None:
        return None
    return Advice("it is one date, not a span", words=f'write from="{match[1]}" to="{match[2]}" instead')


def _in_words(text: str) -> Advice | None:
    match = _WORDS.fullmatch(text)
    if match is None:
        return None
    month = next(
        (n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(match[2].casefold())), 0
    )
    day = match[1] or match[3]
    if not month:
        return Advice("a date is written in figures", words="write it as year-month-day, such as 1960-11-12")
    value = _value(int(match[4]), month, int(day or 1), day is not None)
    return Advice("a date is written in figures", value, True)


def _about(text: str) -> Advice | None:
    match = _ABOUT.fullmatch(text)
    if match is None:
        return None
    year = match[1] or match[2]
    return Advice(
        "a date has no word or mark of doubt", year, words=f"write {year}, and say in @cert how sure it is"
    )


def _value(year: int, month: int, day: int, with_day: bool = True) -> str:
    sign, years = ("-", -year) if year < 0 else ("", year)
    return f"{sign}{years:04}-{month:02}" + (f"-{day:02}" if with_day else "")
