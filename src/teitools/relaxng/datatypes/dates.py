"""Dates and times, whole and in part (XML Schema Part 2, 3.2.7–14).

No year is 0, as in the second edition: before the year 1 comes -1, which has a 29 February.
"""

from typing import NamedTuple

from teitools.relaxng.datatypes.simple_type import SimpleType

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS = "0123456789"
_LONGEST_YEAR = 9
"""Digits: 3.2.7 leaves the limit to us."""
_ANY_YEAR = 2000
_FARTHEST = 14 * 60
"""Minutes: so far from UTC a time without a zone may be, either way (3.2.7.4)."""


class Fields(NamedTuple):
    """What is written; ``zone`` is in minutes, ``fraction`` the digits after the seconds' point."""

    year: int = _ANY_YEAR
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0
    fraction: str = ""
    zone: int | None = None


class Moment(NamedTuple):
    """Minutes since a day long ago, in UTC where ``zoned``; then seconds, and the digits of a fraction."""

    zoned: bool
    minutes: int
    second: int
    fraction: str


_FORMS = {
    "dateTime": ("Y-M-DTh:m:s", "1960-11-12T10:00:00"),
    "date": ("Y-M-D", "1960-11-12"),
    "time": ("h:m:s", "10:00:00"),
    "gYearMonth": ("Y-M", "1960-11"),
    "gYear": ("Y", "1960"),
    "gMonthDay": ("--M-D", "--11-29"),
    "gMonth": ("--M", "--11"),
    "gDay": ("---D", "---12"),
}
_FIELDS = {"Y": "year", "M": "month", "D": "day", "h": "hour", "m": "minute", "s": "second"}


class Date(SimpleType):
    """One of the eight types that are ``dateTime`` or parts of it."""

    ordered = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._form, self._example = _FORMS[name]

    def wrong(self, text: str) -> str | None:
        fields = self._fields(text)
        return self._how_to_write(text) if fields is None else _impossible(fields, "Y" in self._form)

    def value(self, text: str) -> Moment:
        fields = self._fields(text) or Fields()
        hours = days_before(fields.year, fields.month, fields.day) * 24 + fields.hour
        minutes = hours * 60 + fields.minute - (fields.zone or 0)
        return Moment(fields.zone is not None, minutes, fields.second, fields.fraction.rstrip("0"))

    def less(self, one: Moment, other: Moment) -> bool:
        """Whether one comes before the other, wherever on earth what has no zone was written."""
        latest, earliest = one.minutes, other.minutes
        if other.zoned and not one.zoned:
            latest += _FARTHEST
        if one.zoned and not other.zoned:
            earliest -= _FARTHEST
        return (latest, *one[2:]) < (earliest, *other[2:])

    def _fields(self, text: str) -> Fields | None:
        """Return what is written, if it has the form."""
        rest, zone = _without_zone(text)
        found: dict[str, int] = {}
        for part in self._form:
            size = len(part) if part not in _FIELDS else _year_size(rest) if part == "Y" else 2
            written, rest = rest[:size], rest[size:]
            if part in _FIELDS:
                digits = written.removeprefix("-") if part == "Y" else written
                if len(written) < size or not _is_number(digits):
                    return None
                found[_FIELDS[part]] = int(written)
            elif written != part:
                return None
        fraction = ""
        if self._form.endswith("s") and rest[:1] == ".":
            after = rest[1:].lstrip(_DIGITS)
            fraction, rest = rest[1 : len(rest) - len(after)], after
        return None if rest else Fields(**found, fraction=fraction, zone=zone)

    def _how_to_write(self, text: str) -> str:
        """Say how the text would have the form, where its numbers are in order."""
        numbers = "".join(each if each in _DIGITS else " " for each in text).split()
        fields = [part for part in self._form if part in _FIELDS]
        if numbers[:1] == [text] and len(text) == 2 * (len(fields) + 1) and self._form in ("Y-M-D", "Y-M"):
            numbers = [text[:4], *(text[n : n + 2] for n in range(4, len(text), 2))]
        if len(numbers) == len(fields):
            padded = [each.zfill(4 if part == "Y" else 2) for part, each in zip(fields, numbers, strict=True)]
            meant = "".join(padded.pop(0) if part in _FIELDS else part for part in self._form)
            written = self._fields(meant)
            if written is not None and _impossible(written, True) is None:
                return f"write {meant}"
        return f"write it like {self._example}"


def days_before(year: int, month: int, day: int = 1) -> int:
    """Return the days from a day long ago: months beyond December are those of the years that follow."""
    years, month = divmod(month - 1, 12)
    year = _counted(year) + years
    in_year = sum(_DAYS[:month]) - (month > 1 and not _is_leap(year))
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + in_year + day


def _counted(year: int) -> int:
    """Return the year as astronomers count, with a year 0."""
    return year if year > 0 else year + 1


def _is_leap(counted: int) -> bool:
    return counted % 4 == 0 and (counted % 100 != 0 or counted % 400 == 0)


def _without_zone(text: str) -> tuple[str, int | None]:
    if text.endswith("Z"):
        return text[:-1], 0
    sign, hours, colon, minutes = text[-6:-5], text[-5:-3], text[-3:-2], text[-2:]
    if sign in ("+", "-") and colon == ":" and _is_number(hours) and _is_number(minutes) and minutes < "60":
        return text[:-6], int(sign + "1") * (int(hours) * 60 + int(minutes))
    return text, None


def _year_size(text: str) -> int:
    """Return how many characters a year takes at the beginning, if it has four digits or more."""
    sign = text.startswith("-")
    digits = len(text) - sign - len(text[sign:].lstrip(_DIGITS))
    is_padded = digits > 4 and text[sign] == "0"
    return sign + digits if 4 <= digits <= _LONGEST_YEAR and not is_padded else 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _impossible(fields: Fields, has_year: bool) -> str | None:
    """Return which field says what there is not."""
    if fields.year == 0:
        return "there is no year 0: before 0001 comes -0001"
    if not 1 <= fields.month <= 12:
        return f"there is no month {fields.month}"
    is_short = fields.month == 2 and not _is_leap(_counted(fields.year))
    days = _DAYS[fields.month - 1] - is_short
    if not 1 <= fields.day <= days:
        month = f"{MONTHS[fields.month - 1]} {fields.year}" if has_year else MONTHS[fields.month - 1]
        return f"{month} has {days} days" if 28 < fields.day < 32 else f"there is no day {fields.day}"
    if fields.hour > 23:
        return f"there is no hour {fields.hour}: a day begins at 00:00:00"
    if fields.minute > 59:
        return f"there is no minute {fields.minute}"
    if fields.second > 60:
        return f"there is no second {fields.second}"
    is_far = fields.zone is not None and abs(fields.zone) > _FARTHEST
    return "no place is more than 14 hours from UTC" if is_far else None
