"""Days by the Julian calendar, years that begin in March, and years that are not counted from Christ."""

from teitools.checks.date_words import Named
from teitools.edition.moments import Moment
from teitools.relaxng.datatypes.dates import days_before

LAST_JULIAN = 1923
"""The last year in which a country of Europe, Greece, dated by the Julian calendar."""
LAST_MARCH = 1752
"""The last year that began on 25 March in England, the last country where it did."""

_AHEAD = frozenset((5508, 5509, 3760, 3761, 543))
"""So much more do the Byzantine, the Jewish and the Buddhist count."""
_BEHIND = frozenset((283, 284, 584, 585, 621, 622))
"""So much less did the Copts, the Ottomans and, in years of the sun, the Persians count."""


def days(moment: Moment) -> tuple[int, int]:
    """Return the first and the last day of a time whose year is known, counted from a day long ago."""
    return _day(moment.first), _day(moment.last)


def _day(moment: Moment) -> int:
    return days_before(moment.year or 1, moment.month or 1, moment.day or 1)


def readings(named: Named, year: int) -> list[tuple[int, int]]:
    """Return the first and last days that a date may mean, whose value is in ``year``.

    A day may be one of the Julian calendar, and a year before Easter the one that ended then.
    """
    years = [named.year or year]
    if named.short:
        years = [year - year % 100 + years[0] % 100]
    if years[0] == year - 1 and year <= LAST_MARCH and (named.month or 1) <= 3:
        years.append(year)
    plain = [days(Moment(each, named.month, named.day)) for each in years]
    if year > LAST_JULIAN:
        return plain
    later = [_julian_difference(each, named.month or 1) for each in years]
    julian = [(first + more, last + more) for (first, last), more in zip(plain, later, strict=True)]
    return plain + julian


def is_other_era(written: int, year: int) -> bool:
    """Whether a year may be counted from the creation of the world, the Hijra or the like."""
    ahead = written - year
    hijri = round(written * 354.367 / 365.2425 + 621.57)
    return ahead in _AHEAD or -ahead in _BEHIND or abs(hijri - year) <= 1


def _julian_difference(year: int, month: int) -> int:
    """Return by how many days the Julian calendar is behind: 10 from 1582, 13 from 1900 on."""
    century = (year if month > 2 else year - 1) // 100
    return century - century // 4 - 2
