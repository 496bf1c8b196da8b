"""Dates: the values of TEI's dating attributes, in words and in the order of time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from teitools.edition.moments import Moment, moment

ATTRIBUTES = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True, slots=True)
class Time:
    """What the dating attributes of an element say; at least one is set."""

    when: Moment | None = None
    start: Moment | None = None
    end: Moment | None = None
    not_before: Moment | None = None
    not_after: Moment | None = None

    @property
    def type(self) -> str:
        """``date``, ``period`` for what lasted, ``vague`` for what happened once at an unknown moment."""
        if self.when:
            return "date"
        return "period" if self.start or self.end else "vague"

    @property
    def value(self) -> str:
        """The value in the notation of EDTF: ``1960-11-12``, ``1955/1960``, ``[1960-06-20..1960-06-30]``."""
        if self.when:
            return self.when.iso
        after = self.not_before.iso if self.not_before else ""
        before = self.not_after.iso if self.not_after else ""
        if self.type == "vague":
            return f"[{after}..{before}]"
        start = self.start.iso if self.start else (f"[{after}..]" if after else "..")
        end = self.end.iso if self.end else (f"[..{before}]" if before else "..")
        return f"{start}/{end}"

    @property
    def earliest(self) -> Moment | None:
        """The first day that can be meant."""
        known = self.when or self.start or self.not_before
        return known.first if known else None

    @property
    def latest(self) -> Moment | None:
        """The last day that can be meant."""
        known = self.when or self.end or self.not_after
        return known.last if known else None

    @property
    def readable(self) -> str:
        """The value in words: ``between 20 and 30 June 1960``."""
        if self.when:
            return self.when.readable
        first, last = self.start or self.not_before, self.end or self.not_after
        if first and last:
            return _vague(first, last) if self.type == "vague" else _period(first, last)
        if self.type == "vague":
            return f"{first.readable} or later" if first else f"{last.readable if last else ''} or earlier"
        return f"from {first.readable} on" if first else f"until {last.readable if last else ''}"

    @property
    def sort(self) -> str:
        """A key in the order of time, the longer time first: 1960, November 1960, 12 November 1960."""
        first = self.earliest or self.latest
        last = self.latest or self.earliest
        return f"{first.ordinal if first else 0:010}{9_999_999_999 - (last.ordinal if last else 0):010}"


def time_of(element: etree._Element) -> Time | None:
    """The time that an element's dating attributes give, in their W3C or their ISO form."""
    values = [element.get(name) or element.get(f"{name}-iso") or "" for name in ATTRIBUTES]
    moments = [moment(value) for value in values]
    return Time(*moments) if any(moments) else None


def readable_time(element: etree._Element) -> str:
    """The time of an element in words; ``""`` where it has none."""
    time = time_of(element)
    return time.readable if time else ""


def date_fields(time: Time) -> Mapping[str, str]:
    """The fields of an entry of the chronology."""
    days = {"earliest": time.earliest, "latest": time.latest}
    return {"value": time.value} | {name: day.iso for name, day in days.items() if day}


def date_id(value: str) -> str:
    """The id of a date's entry: ``d1960-11-12``, ``d1955_1960``."""
    return "d" + re.sub(r"[][]", "", value).replace("/", "_")


def _period(first: Moment, last: Moment) -> str:
    if first == last:
        return first.readable
    shared = _shared(first, last)
    dash = " – " if " " in shared or (first.year != last.year and last.month) else "–"
    return f"{shared}{dash}{last.readable}"


def _vague(first: Moment, last: Moment) -> str:
    if first == last:
        return first.readable
    if whole := _whole(first, last):
        return f"sometime in {whole.readable}"
    return f"between {_shared(first, last)} and {last.readable}"


def _whole(first: Moment, last: Moment) -> Moment | None:
    """The year or month of which two days are the first and the last."""
    year, month = Moment(first.year, None, None), Moment(first.year, first.month, None)
    return next((each for each in (year, month) if (each.first, each.last) == (first, last)), None)


def _shared(first: Moment, last: Moment) -> str:
    """The first of two moments without what the second one repeats."""
    if first.year != last.year or not first.month or not last.month:
        return first.readable
    return str(first.day) if first.day and last.day and first.month == last.month else first.readable_day
