"""Texts that are dates from their first word to their last are read, others are not."""

import pytest

from teitools.checks.date_words import dates_named


def read(text: str) -> list[tuple[int | None, int | None, int | None]]:
    return [(each.year, each.month, each.day) for each in dates_named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2 December 1961",
        "December 2, 1961",
        "2nd of December, 1961",
        "the 2nd day of December 1961",
        "Saturday, 2 Dec. 1961",
        "[2 December] 1961",
        "2 DEC 1961",
        "am 2. Dezember 1961",
        "Samstag, den 2. Dez. 1961",
        "le 2 décembre 1961",
        "2 dicembre 1961",
        "el 2 de diciembre de 1961",
        "die 2 Decembris 1961",
        "2 декабря 1961 г.",
        "2-го декабря 1961 года",
        "2. децембра 1961. године",
        "2. decembra 1961. godine",
        "u subotu, 2. decembra 1961",
        "2 Δεκεμβρίου 1961",
        "στις 2 Δεκεμβρίου του 1961",
        "2. XII 1961",
        "2.XII.1961.",
        "2/XII/1961",
        "02.12.1961",
        "2. 12. 1961.",
        "1961-12-02",
        "2 Xbris 1961",
        "2 10bre 1961",
    ],
)
def test_a_day(text: str) -> None:
    assert read(text) == [(1961, 12, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1961", (1961, None, None)),
        ("1961 г.", (1961, None, None)),
        ("anno 1661", (1661, None, None)),
        ("December 1961", (1961, 12, None)),
        ("1961-12", (1961, 12, None)),
        ("im März 1961", (1961, 3, None)),
        ("mai 1961", (1961, 5, None)),
        ("май 1961", (1961, 5, None)),
        ("августъ 1861", (1861, 8, None)),
        ("2 June", (None, 6, 2)),
        ("Jänner", (None, 1, None)),
        ("1er août 1914", (1914, 8, 1)),
        ("1º de mayo 1936", (1936, 5, 1)),
        ("7. März 800", (800, 3, 7)),
    ],
)
def test_parts_and_other_months(text: str, expected: tuple[int | None, ...]) -> None:
    assert expected in read(text)


def test_a_year_of_two_digits_has_no_century() -> None:
    assert [(each.year, each.short) for each in dates_named("2. 12. 61")] == [(61, True)]


def test_with_slashes_both_orders_are_possible() -> None:
    assert read("2/12/1961") == [(1961, 12, 2), (1961, 2, 12)]
    assert read("2/13/1961") == [(1961, 2, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "61",
        "before 2 December 1961",
        "late 1961",
        "about 1961",
        "1961–62",
        "1961/62",
        "2 or 3 December 1961",
        "2–4 December 1961",
        "November and December 1961",
        "1961 or 1962",
        "1961?",
        "† 1961",
        "44 BC",
        "the 1960s",
        "32 December 1961",
        "45. 12. 1961",
        "2 XIII 1961",
        "the second of December",
        "page 12, December 1961",
        "Christmas 1961",
        "x" * 5000,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []
