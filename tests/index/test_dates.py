"""Dates in words, in the order of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teitools.edition.moments import Moment, days_in, moment
from teitools.index.dates import Time, date_id, time_of


def time(**values: str) -> Time:
    found = time_of(etree.Element("date", {name.rstrip("_"): value for name, value in values.items()}))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("values", "words", "value"),
    [
        ({"when": "1960"}, "1960", "1960"),
        ({"when": "1960-11"}, "November 1960", "1960-11"),
        ({"when": "1960-11-12"}, "12 November 1960", "1960-11-12"),
        ({"when": "1960-11-12T10:30:00Z"}, "12 November 1960", "1960-11-12"),
        ({"when": "--11-29"}, "29 November", "--11-29"),
        ({"when": "-0044-03-15"}, "15 March 44 BC", "-0044-03-15"),
        ({"when-iso": "1960-11"}, "November 1960", "1960-11"),
        ({"from_": "1955", "to": "1960"}, "1955–1960", "1955/1960"),
        ({"from_": "1960-11-10", "to": "1960-11-11"}, "10–11 November 1960", "1960-11-10/1960-11-11"),
        ({"from_": "1960-10-17", "to": "1960-11"}, "17 October – November 1960", "1960-10-17/1960-11"),
        ({"from_": "1959-10", "to": "1960-11"}, "October 1959 – November 1960", "1959-10/1960-11"),
        ({"from_": "1944", "to": "1960-06"}, "1944 – June 1960", "1944/1960-06"),
        ({"from_": "1955"}, "from 1955 on", "1955/.."),
        ({"to": "1955-03"}, "until March 1955", "../1955-03"),
        ({"notBefore": "1960-06-20", "notAfter": "1960-06-30"},
         "between 20 and 30 June 1960", "[1960-06-20..1960-06-30]"),
        ({"notBefore": "1961-12-01", "notAfter": "1961-12-31"},
         "sometime in December 1961", "[1961-12-01..1961-12-31]"),
        ({"notBefore": "1960"}, "1960 or later", "[1960..]"),
        ({"notAfter": "1960"}, "1960 or earlier", "[..1960]"),
        ({"from_": "1955", "notAfter": "1960"}, "1955–1960", "1955/[..1960]"),
    ],
)  # fmt: skip
def test_dates_in_words(values: dict[str, str], words: str, value: str) -> None:
    known = time(**values)
    assert (known.readable, known.value) == (words, value)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "1960-13", "1960-02-30", "60", "-", "--", "1960--12", "12:30"]
)
def test_what_is_no_date(value: str) -> None:
    assert time_of(etree.Element("date", when=value)) is None


def test_earliest_and_latest_day() -> None:
    november = time(when="1960-02")
    assert (november.earliest, november.latest) == (Moment(1960, 2, 1), Moment(1960, 2, 29))


def test_the_longer_time_comes_first_and_days_of_any_year_last() -> None:
    values = ["--11-29", "1961", "1960-11-12", "1960-11", "1960", "-0044"]
    assert sorted(values, key=lambda value: time(when=value).sort) == [
        "-0044",
        "1960",
        "1960-11",
        "1960-11-12",
        "1961",
        "--11-29",
    ]


def test_ids_are_safe_in_addresses() -> None:
    assert date_id("[1960-06-20..1960-06-30]") == "d1960-06-20..1960-06-30"
    assert date_id("1955/1960") == "d1955_1960"


DAYS = st.builds(
    lambda year, month, day: Moment(year, month, min(day, days_in(year, month))),
    st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31),
)  # fmt: skip


@given(DAYS, DAYS)
def test_days_sort_as_their_values_do(first: Moment, second: Moment) -> None:
    assert (Time(when=first).sort < Time(when=second).sort) == (first.iso < second.iso)


@given(DAYS)
def test_values_are_read_as_they_are_written(day: Moment) -> None:
    assert moment(day.iso) == day
