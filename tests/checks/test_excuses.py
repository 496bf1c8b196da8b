"""Excused findings are left out, and excuses are watched."""

from pathlib import Path

import pytest

from inline import edition_of, tei
from teitools.checks import check_edition

ONE = '[edition]\ndocuments = ["a.xml"]\n[validation]\nschematron = []\n'
LOST = '<p><ref target="#lost"/></p>'


def found(body: str, folder: Path) -> list[str]:
    checked = check_edition(edition_of(folder, ONE, a=tei(body)))
    return [f"{each.line} {each.code}" for each in checked if each.code in ("E020", "E311")]


@pytest.mark.parametrize(
    "excuse",
    [
        "<!-- teitools-ignore E311: it is lost -->",
        "<!-- teitools-ignore E3: it is lost -->",
        "<!--teitools-ignore target: it is lost-->",
        "<!-- teitools-ignore E101, E311: it is lost -->",
        "<?teitools-ignore E311: it is lost?>",
    ],
)
def test_what_is_excused_is_not_reported(excuse: str, tmp_path: Path) -> None:
    assert found(f"{excuse}\n{LOST}\n{LOST}", tmp_path) == ["4 E311"]


@pytest.mark.parametrize(
    ("excuse", "expected"),
    [
        ("<!-- teitools-ignore E311 -->", ["3 E020", "3 E311"]),
        ("<!-- teitools-ignore -->", ["3 E020", "3 E311"]),
        ("<!-- teitools-ignore E101: why -->", ["3 E020", "3 E311"]),
        ("<!-- teitools-ignores E311: why -->", ["3 E311"]),
        ("<!-- a teitools-ignore E311: why -->", ["3 E311"]),
    ],
)
def test_what_excuses_nothing(excuse: str, expected: list[str], tmp_path: Path) -> None:
    assert found(f"{excuse}\n{LOST}", tmp_path) == expected


def test_an_excuse_before_nothing(tmp_path: Path) -> None:
    body = f"{LOST}<div>\n<p/><!-- teitools-ignore E311: why --></div>"
    assert found(body, tmp_path) == ["2 E311", "2 E020"]


def test_a_finding_in_the_attributes_and_in_the_depth_of_the_element(tmp_path: Path) -> None:
    excused = '<div corresp="#x">\n<p><ref target="#y"/></p>\n</div>'
    body = f'<!-- teitools-ignore E311: why -->\n{excused}<p ana="#z"/>'
    assert found(body, tmp_path) == ["5 E311"]


@pytest.mark.parametrize("names", ["E501", "E5", "e502, e503", "lost", "E311, E503"])
def test_an_excuse_for_what_a_build_finds_is_not_judged_without_one(names: str, tmp_path: Path) -> None:
    assert found(f"<!-- teitools-ignore {names}: shown by a script -->\n<p>words</p>", tmp_path) == []
