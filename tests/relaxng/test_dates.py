"""What is said of a date that cannot be read."""

import re

import pytest

from teitools.relaxng.dates import Advice, advice


def allowed(value: str) -> bool:
    return re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value) is not None


@pytest.mark.parametrize(
    ("text", "reason", "value", "certain"),
    [
        ("1960-13-01", "there is no month 13", "1960-12-01", False),
        ("1960-16-11", "there is no month 16; day and month are in the wrong order", "1960-11-16", False),
        ("1960-02-30", "February 1960 has 29 days", "1960-02-29", False),
        ("1961-02-29", "February 1961 has 28 days", "1961-02-28", False),
        ("1960-11-00", "there is no day 0", "1960-11-01", False),
        ("1960-04-45", "there is no day 45", "1960-04-30", False),
        ("899-01-02", "a year has four digits", "0899-01-02", True),
        ("899", "a year has four digits", "0899", True),
        ("19600101", "year, month and day have hyphens between them", "1960-01-01", True),
        ("12.11.1960", "the year comes first, the day last", "1960-11-12", True),
        ("12/11/1960", "the year comes first, the day last", "1960-11-12", False),
        ("11/28/1960", "the year comes first, the day last", "1960-11-28", True),
        ("1960/11/12", "between year, month and day stand hyphens", "1960-11-12", True),
        ("1960-1-1", "month and day have two digits", "1960-01-01", True),
        ("12 November 1960", "a date is written in figures", "1960-11-12", True),
        ("Nov. 1960", "a date is written in figures", "1960-11", True),
        ("November 12, 1960", "a date is written in figures", "1960-11-12", True),
        ("1960 -11-12", "a date has no spaces", "1960-11-12", True),
        ("1960-11- 12", "a date has no spaces", "1960-11-12", True),
        ("1960?", "a date has no word or mark of doubt", "1960", False),
    ],
)
def test_a_date_that_can_be_mended(text: str, reason: str, value: str, certain: bool) -> None:
    found = advice(text, allowed)
    assert found is not None
    assert (found.reason, found.value, found.certain) == (reason, value, certain)


def test_a_time_after_a_space() -> None:
    found = advice("1960-11-12 10:00:00Z", lambda value: value == "1960-11-12T10:00:00Z")
    assert found == Advice("between the date and the time stands a T", "1960-11-12T10:00:00Z", True)
    assert advice("1911 - 12", allowed) is None  # Two years, perhaps.


@pytest.mark.parametrize("text", ["1960-11-12/1960-11-14", "1960–1961", "1960-1961", "1960 to 1961"])
def test_a_span_has_attributes_of_its_own(text: str) -> None:
    found = advice(text, allowed)
    assert found is not None
    assert found.words.startswith('write from="1960')


def test_a_month_in_another_language() -> None:
    assert advice("12 ноября 1960", allowed) == Advice(
        "a date is written in figures", words="write it as year-month-day, such as 1960-11-12"
    )


@pytest.mark.parametrize("text", ["", "yesterday", "1960-11-12", "60", "0000-02-31"])
def test_what_nothing_can_be_said_of(text: str) -> None:
    assert advice(text, allowed) is None


def test_nothing_is_proposed_that_the_schema_refuses() -> None:
    assert advice("1960-13-01", lambda value: False) is None
