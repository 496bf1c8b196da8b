"""Durations (XML Schema Part 2, 3.2.6)."""

from typing import NamedTuple

from teitools.relaxng.datatypes.dates import days_before
from teitools.relaxng.datatypes.numbers import Number
from teitools.relaxng.datatypes.simple_type import SimpleType

_DIGITS = "0123456789"
_LONGEST = 1_000
"""Digits of a number that durations can be compared by."""
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months from whose first day two durations are compared: one is less if it is so from all (3.2.6.2)."""


class Amounts(NamedTuple):
    """What is written: all are negative where the duration is; ``fraction`` is of seconds."""

    sign: int
    fraction: str
    years: int
    months: int
    days: int
    hours: int
    minutes: int
    seconds: int

    def after(self, year: int, month: int) -> Number:
        """Return the seconds that pass from the beginning of a month."""
        months = (self.years * 12 + self.months) * self.sign
        days = days_before(year, month + months) - days_before(year, month) + self.days * self.sign
        rest = (self.hours * 60 + self.minutes) * 60 + self.seconds
        whole = abs(days * 86_400 + rest * self.sign)
        return Number(f"{'-' if self.sign < 0 else ''}{whole}.{self.fraction}")


class Duration(SimpleType):
    ordered = True

    def wrong(self, text: str) -> str | None:
        return (
            None if _amounts(text) is not None else "write it like P1Y2M3DT4H5M6S, with only the parts it has"
        )

    def value(self, text: str) -> Amounts | None:
        sign = -1 if text.startswith("-") else 1
        numbers, fraction = _amounts(text) or ({}, "")
        if any(len(each) > _LONGEST for each in numbers.values()):
            return None
        found = [int(numbers.get(each, "") or "0") for each in ("Y", "M", "D", "TH", "TM", "TS")]
        fraction = fraction.rstrip("0")
        return Amounts(sign if any(found) or fraction else 1, fraction, *found)

    def less(self, one: Amounts | None, other: Amounts | None) -> bool:
        if one is None or other is None:
            return False
        return all(one.after(*start) < other.after(*start) for start in _STARTS)


def _amounts(text: str) -> tuple[dict[str, str], str] | None:
    """Return the digits by unit, ``TM`` for minutes, and those of the fraction, if it has the form."""
    body = text.removeprefix("-")
    date, t, time = body.removeprefix("P").partition("T")
    found: dict[str, str] = {}
    fraction = ""
    for written, units in ((date, ["Y", "M", "D"]), (time, ["TH", "TM", "TS"])):
        while written and units:
            digits, written = _digits(written)
            is_fraction = written.startswith(".") and "TS" in units
            if is_fraction:
                fraction, written = _digits(written[1:])
            unit, written = units[0][:-1] + written[:1], written[1:]
            if unit not in units or not digits + fraction or (is_fraction and unit != "TS"):
                return None
            units = units[units.index(unit) + 1 :]
            found[unit] = digits
        if written:
            return None
    is_empty = not found or (t and not time)
    return None if is_empty or not body.startswith("P") else (found, fraction)


def _digits(text: str) -> tuple[str, str]:
    rest = text.lstrip(_DIGITS)
    return text[: len(text) - len(rest)], rest
