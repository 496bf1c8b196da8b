"""Pages and columns run."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.pages import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


def pages(numbers: str, attributes: str = "") -> str:
    """One page break a line, the first in line 2."""
    return "\n".join(f'<pb {attributes} n="{number}"/>' for number in numbers.split())


@pytest.mark.parametrize(
    ("numbers", "line", "level", "right"),
    [
        ("11 12 31 14 15 16", 4, Level.ERROR, "13"),
        ("11 12 3 14 15 16", 4, Level.ERROR, "13"),
        ("11 12 12 14 15 16", 4, Level.ERROR, "13"),
        ("11 12 12 13 14 15", 4, Level.WARNING, None),
        ("11 12 14 15 16 17", 4, Level.WARNING, None),
        ("11 12 15 16 17 18", 4, Level.WARNING, None),
        ("11 12 13 14 15 5", 7, Level.WARNING, None),
        ("[11] [12] [31] [14] [15] [16]", 4, Level.ERROR, "[13]"),
        ("S.11 S.12 S.31 S.14 S.15 S.16", 4, Level.ERROR, "S.13"),
        ("1r 1v 2r 3v 3r 3v 4r", 5, Level.ERROR, "2v"),
        ("1r 1v 2r 3v 4r 4v 5r", 5, Level.WARNING, None),
        ("fol.1r fol.1v fol.7r fol.2v fol.3r fol.3v", 4, Level.ERROR, "fol.2r"),
        ("i ii iii vi v vi vii", 5, Level.ERROR, "iv"),
        ("XXXVII XXXVIII XXXVI XL XLI XLII", 4, Level.ERROR, "XXXIX"),
        ("xcvii xcviii xcix cx ci cii", 5, Level.ERROR, "c"),
    ],
)
def test_a_number_that_does_not_run(
    numbers: str, line: int, level: Level, right: str | None, tmp_path: Path
) -> None:
    problems = found(tmp_path, pages(numbers))
    assert shown(problems) == [f"a.xml:{line}:9 E431"]
    assert (problems[0].level, problems[0].fix) == (level, None)
    assert right is None or f"ask for page {right}: correct @n." in problems[0].message


@pytest.mark.parametrize(
    ("name", "fix"), [("p13", "13"), ("page-013", "13"), ("p31", None), ("p113", None), ("last", None)]
)
def test_a_number_is_mended_only_where_the_id_says_so_too(name: str, fix: str | None, tmp_path: Path) -> None:
    body = f'{pages("11 12")}<pb xml:id="{name}" n="31"/>{pages("14 15 16")}'
    assert [each.fix for each in found(tmp_path, body)] == [fix]


def test_an_id_may_name_a_folio_or_a_roman_number(tmp_path: Path) -> None:
    body = f'{pages("1r 1v 2r")}<pb xml:id="f2v" n="3v"/>{pages("3r 3v 4r")}'
    assert [each.fix for each in found(tmp_path, body)] == ["2v"]
    body = f'{pages("i ii iii")}<pb xml:id="p-iv" n="[vi]"/>{pages("v vi vii")}'
    assert [each.fix for each in found(tmp_path, body)] == ["[iv]"]


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ("11 12 31 14 15 16", "Page 31 comes where the pages around it ask for page 13: correct @n."),
        (
            "11 12 14 15 16 17",
            "Page 14 comes where page 13 is expected: look for a break that is missing, or ",
        ),
        ("11 12 12 13 14 15", "Page 12 begins twice: correct @n, or take one of the breaks away."),
    ],
)
def test_what_is_said_of_it(numbers: str, message: str, tmp_path: Path) -> None:
    assert found(tmp_path, pages(numbers))[0].message.startswith(message)


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3 4",
        "375 376 377",
        "i ii iii iv 1 2 3",
        "iii iv v 3 4 5",
        "1 2 3 4 1 2 3",
        "21 22 23 24 12 13 14 15",
        "11 12 12a 12b 13 14",
        "11a 11b 12a 12b 13a",
        "[11] 12 [13] 14",
        "11 12-13 14 15",
        "11 12/13 14 15",
        "1r 1v 2r 2v 3r",
        "1 1v 2 2v 3",
        "f.1r f.1v f.2r",
        "1recto 1verso 2recto",
        "1 2 plate 3 4",
        "1r 1v 2r 3r 3v 4r 4v",
        f"1 2 {'9' * 50} 3 4",
        "3 17 20 41 44 45 60",
        "2 4 6 8 10",
        "491 484 485 486 487 488 492 493 494",
    ],
)
def test_numbers_that_run_or_count_something_else(numbers: str, tmp_path: Path) -> None:
    assert found(tmp_path, pages(numbers)) == []


def test_each_edition_has_its_pages(tmp_path: Path) -> None:
    body = "".join(f'<pb ed="A" n="{n}"/><pb edRef="#b" n="{n + 100}"/>' for n in range(1, 9))
    assert found(tmp_path, body) == []
    assert len(found(tmp_path, body.replace('"A" n="4"', '"A" n="104"'))) == 1


def test_each_type_of_break_has_its_pages(tmp_path: Path) -> None:
    body = "".join(f'<pb type="print" n="{n}"/><pb type="manuscript" n="{n + 100}"/>' for n in range(1, 9))
    assert found(tmp_path, body) == []


def test_a_break_without_a_number_counts_for_one_that_is_left_out(tmp_path: Path) -> None:
    for unnumbered in ("<pb/>", '<pb n="97[79]"/>', '<pb n="Tafel"/>'):
        body = f"<p>x{pages('11 12 13')}x{unnumbered}x{pages('15 16 17 18')}</p>"
        assert found(tmp_path, body) == []
        assert len(found(tmp_path, body.replace(unnumbered, ""))) == 1


def test_notes_and_variants_have_pages_of_their_own(tmp_path: Path) -> None:
    aside = '<note>x<pb n="14"/></note><app><lem/><rdg><pb n="3"/></rdg></app>'
    assert found(tmp_path, pages("11 12 13") + aside + pages("14 15 16 17")) == []


def test_each_text_has_its_pages(tmp_path: Path) -> None:
    texts = f"<text>{pages('5 6 7')}</text><text>{pages('3 4 5 6')}</text>"
    assert found(tmp_path, f"<group>{texts}</group>") == []


def test_pages_whose_pictures_run_on_are_all_there(tmp_path: Path) -> None:
    numbers = (74, 75, 76, 79, 80, 81)
    body = "".join(f'<pb facs="f{690 + place}-0.jpg" n="{n}"/>' for place, n in enumerate(numbers))
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    ("break_13", "lines"),
    [
        ('<p>x</p><pb n="13"/>', []),
        ('<p><pb n="13"/>x</p>', []),
        ('<p>x\n<pb n="13"/>x</p>', [6]),
        ('<p><hi>x</hi><pb n="13"/>x</p>', [5]),
    ],
)
def test_the_back_of_a_leaf_may_be_empty_at_the_end_of_a_part(
    break_13: str, lines: list[int], tmp_path: Path
) -> None:
    body = f"{pages('9 10 11')}\n{break_13}{pages('14 15 16')}"
    assert [each.line for each in found(tmp_path, body)] == lines


def test_a_column_that_stands_twice_on_its_page(tmp_path: Path) -> None:
    body = '<pb n="1"/><cb n="a"/><cb n="b"/>\n<pb n="2"/><cb n="a"/><cb n="a"/><pb n="3"/><cb n="a"/>'
    problems = found(tmp_path, body)
    assert shown(problems) == ["a.xml:3:30 E432"]
    assert problems[0].message.startswith("Column a begins twice on page 2: ")
    assert problems[0].level is Level.WARNING


def test_columns_of_two_editions_and_in_notes(tmp_path: Path) -> None:
    columns = '<cb ed="A" n="a"/><cb ed="B" n="a"/><cb ed="A" n="b"/><cb/><cb/>'
    assert found(tmp_path, f'<pb n="1"/>{columns}<note><cb ed="A" n="a"/></note>') == []


def test_pictures_that_nobody_counts(tmp_path: Path) -> None:
    body = "".join(f'<p>x<pb facs="{"9" * 5000}" n="{n}"/></p>' for n in (1, 2, 3, 4, 6, 7))
    assert [each.code for each in found(tmp_path, body)] == ["E431"]


def test_ten_thousand_pages(tmp_path: Path) -> None:
    numbers = [*range(1, 5001), 17, *range(5002, 10001)]
    body = "\n".join(f'<pb n="{number}"/>' for number in numbers)
    assert [each.line for each in found(tmp_path, body)] == [5002]
