"""Ids are names, and unique."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.ids import check

ONE = '[edition]\ndocuments = ["a.xml"]\n'
TWO = '[edition]\ndocuments = ["a.xml"]\nregisters = ["b.xml", "c.xml"]\n'
LIST = '<listPerson>\n<person xml:id="{}"/></listPerson>'


def test_a_duplicate_stands_at_the_second(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, ONE, a=tei('<p xml:id="x"/>\n<p\n   xml:id="x"/>'))
    found = list(check(edition))
    assert shown(found) == ["a.xml:4:4 E301"]
    assert found[0].message == 'The xml:id "x" is taken: <p> in line 2 has it. Choose another.'


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "is empty"),
        ("a b", "contains a space"),
        ("1960", 'must begin with a letter: an id such as "p1960" would do'),
        ("-x", 'an id such as "px" would do'),
        ("a:b", "may hold only letters"),
        ("§1", "may hold only letters"),
    ],
)
def test_what_is_no_name(name: str, words: str, tmp_path: Path) -> None:
    found = list(check(edition_of(tmp_path, ONE, a=tei(f'<p xml:id="{name}"/>'))))
    assert shown(found) == ["a.xml:2:4 E302"]
    assert words in found[0].message


@pytest.mark.parametrize("name", ["x", "_x", "x.1-y", "Ходжа", "haṁ", "ⅳ"])
def test_what_is_a_name(name: str, tmp_path: Path) -> None:
    assert list(check(edition_of(tmp_path, ONE, a=tei(f'<p xml:id="{name}"/>')))) == []


def test_an_entry_in_two_registers(tmp_path: Path) -> None:
    edition = edition_of(
        tmp_path, TWO, a=tei('<p xml:id="x"/>'), b=tei(LIST.format("x")), c=tei(LIST.format("x"))
    )
    found = list(check(edition))
    assert shown(found) == ["c.xml:3:9 E303"]
    assert 'The entry "x" stands in b.xml too' in found[0].message


def test_spaces_around_an_id_are_taken_away(tmp_path: Path) -> None:
    body = """<p xml:id=' a'/><p xml:id="b c"/><p xml:id=" 1"/>"""
    found = check(edition_of(tmp_path, '[edition]\ndocuments = ["a.xml"]\n', a=tei(body)))
    assert [(each.code, each.fix) for each in found] == [
        ("E302", "xml:id='a'"),
        ("E302", None),
        ("E302", None),
    ]
