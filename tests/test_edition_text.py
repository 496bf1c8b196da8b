"""The edition's text is the copy-text's: every word, in order, once, by paragraph and by note."""

from pathlib import Path

import pytest

import copytext

EDITION = Path(__file__).parents[1] / "edition"
COPYTEXT = EDITION / "sources" / "000_c27c42ad0a8538a0.txt"
ARTICLE = EDITION / "edemskiy-2019.xml"
FIRST_LINE, LAST_LINE = 17, 280


@pytest.fixture(scope="module")
def source() -> copytext.Text:
    return copytext.read_copytext(COPYTEXT, FIRST_LINE, LAST_LINE)


@pytest.fixture(scope="module")
def edition() -> copytext.Text:
    return copytext.read_edition(ARTICLE)


def test_the_copytext_is_read_whole(source: copytext.Text) -> None:
    assert source.running[0].text.startswith("https://doi.org/10.2298/")
    assert source.running[-1].text == "2011."
    assert list(source.notes) == ["*", *map(str, range(1, 46))]
    assert [mark.number for mark in source.marks] == ["*", *map(str, range(1, 46))]


def test_every_word_stands_in_the_edition_once_and_in_order(
    source: copytext.Text, edition: copytext.Text
) -> None:
    found = copytext.differences(source, edition)
    assert not found, f"{len(found)} differences; the first: {found[0]}"


def test_notes_carry_the_printed_numbers_and_marks_stand_at_their_words(
    source: copytext.Text, edition: copytext.Text
) -> None:
    assert list(edition.notes) == list(source.notes)
    assert copytext.mark_differences(source, edition) == []


def test_paragraphs_begin_where_they_do_in_print(source: copytext.Text, edition: copytext.Text) -> None:
    assert copytext.paragraph_differences(source, edition) == []


def test_quotations_begin_and_end_where_they_are_marked(source: copytext.Text) -> None:
    """But for two places where the marks do not pair: the apparatus explains both."""
    found = copytext.quotation_differences(source, copytext.read_edition(ARTICLE, quotation_marks=True))
    assert [(each.part, each.line, each.lacking, each.added) for each in found] == [
        ("running text", 138, "paralyzed,", 'paralyzed",'),
        ("note 34", 196, "Albanii?' Delo", "Albanii? 'Delo"),
    ]
