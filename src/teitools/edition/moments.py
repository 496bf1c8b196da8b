"""Moments: one normalised value of a date attribute, a day, a month or a year, or a day of any year."""

import re
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

W3C = re.compile(r"(?:(?P<year>-?\d{4,6})|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*|Z|[+-]\d\d:\d\d)?")


class Moment(NamedTuple):
    """A day, month or year as precisely as it is known. ``year`` is ``None`` for a day of any year."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def first(self) -> "Moment":
        """The first day of the moment."""
        return Moment(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> "Moment":
        """The last day of the moment."""
        month = self.month or 12
        return Moment(self.year, month, self.day or days_in(self.year, month))

    @property
    def iso(self) -> str:
        """The value as in ``@when``: ``1960-11-12``, ``1960``, ``--11-29``."""
        year = "-" if self.year is None else f"{'-' if self.year < 0 else ''}{abs(self.year):04}"
        return year + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    @property
    def ordinal(self) -> int:
        """A number that grows with time; days of any year come after everything else."""
        year = 500_000 if self.year is None else self.year
        return (year + 1_000_000) * 372 + ((self.month or 1) - 1) * 31 + (self.day or 1) - 1

    @property
    def readable(self) -> str:
        """The moment in words: ``12 November 1960``."""
        return " ".join(filter(None, (self.readable_day, self.readable_year)))

    @property
    def readable_day(self) -> str:
        """Day and month: ``12 November``, ``November``, or nothing for a whole year."""
        month = MONTHS[self.month - 1] if self.month else ""
        return f"{self.day} {month}" if self.day else month

    @property
    def readable_year(self) -> str:
        """The year: ``1960``; ``44 BC`` for ``-0044``, as W3C's datatypes count."""
        if self.year is None:
            return ""
        return str(self.year) if self.year > 0 else f"{-self.year} BC"


def moment(value: str) -> Moment | None:
    """Read the value of ``@when`` and its like; ``None`` where it is no date."""
    match = W3C.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    known = Moment(year, month, day)
    return known if _exists(known) else None


def days_in(year: int | None, month: int) -> int:
    """The days of a month; February of an unknown year has 29."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _exists(known: Moment) -> bool:
    if known.month is None:
        return known.year is not None and known.day is None
    return 1 <= known.month <= 12 and (
        known.day is None or 1 <= known.day <= days_in(known.year, known.month)
    )
