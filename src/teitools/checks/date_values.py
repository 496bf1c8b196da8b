"""What is wrong with a value that is to be a date (XML Schema Part 2, 3.2.9–14)."""

import re
from functools import lru_cache
from typing import NamedTuple

from teitools.relaxng.datatypes.dates import Date

_SHAPES = re.compile(
    r"(?:(?P<date>-?\d{4,9}-\d\d-\d\d)|(?P<gYearMonth>-?\d{4,9}-\d\d)|(?P<gMonthDay>--\d\d-\d\d)"
    r"|(?P<gMonth>--\d\d)|(?P<gDay>---\d\d))(?:T.*|Z|[+-]\d\d:\d\d)?"
)
_UNKNOWN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-00)+")
"""A month or a day that is not known, written as 00."""
_OTHERWISE = (
    re.compile(r"(\d{4})(\d\d)(\d\d)"),
    re.compile(r"(\d{4})(\d\d)"),
    re.compile(r"(\d{4})[-./](\d\d?)[-./](\d\d?)"),
    re.compile(r"(\d{4})[-.](\d\d?)"),
    re.compile(r"(\d{3})(?:-(\d\d))?(?:-(\d\d))?"),
)
"""Dates that are not written year-month-day with four, two and two digits and hyphens."""


class Mistake(NamedTuple):
    """What is wrong with a value, and what to write where that is certain."""

    code: str
    rule: str
    words: str
    fix: str | None = None


@lru_cache(maxsize=1024)
def wrong_value(value: str) -> Mistake | None:
    """Return what is wrong with a value, if it is a date that there is not, or one in another notation."""
    value = value.strip()
    if shape := _SHAPES.fullmatch(value):
        kind = shape.lastgroup or ""
        return _impossible(value, kind, shape[kind])
    for otherwise in _OTHERWISE:
        if (parts := otherwise.fullmatch(value)) and (right := _rewritten(parts)):
            words = f"{value} is not written year-month-day, with four, two and two digits: write {right}"
            return Mistake("E402", "date-form", words, right)
    return None


def _impossible(value: str, kind: str, date: str) -> Mistake | None:
    why = Date(kind).wrong(date)
    if why is None or "year 0" in why or (date.startswith("-") and date.endswith("-02-29")):
        return None  # whether there is a year 0 depends on the edition of XML Schema, and with it leap years
    unknown = _UNKNOWN.fullmatch(value)
    if unknown is None:
        return Mistake("E401", "date-possible", f"{value} is no date: {why}")
    known = "-".join(filter(None, unknown.groups()))
    return Mistake(
        "E401", "date-possible", f"{value} is no date: what is not known is left out: write {known}", known
    )


def _rewritten(parts: re.Match[str]) -> str | None:
    """Return a date as it should be written, if it is one."""
    year, *others = (each for each in parts.groups() if each)
    written = "-".join((year.zfill(4), *(each.zfill(2) for each in others)))
    kind = ("gYear", "gYearMonth", "date")[len(others)]
    return None if Date(kind).wrong(written) else written
