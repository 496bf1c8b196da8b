"""Dates are possible, in order, and agree with their words."""

from pathlib import Path

import pytest

from inline import NAMESPACE, edition_of, shown, tei
from teitools.checks import check_edition
from teitools.checks.dates import check
from teitools.diagnostics import Diagnostic, Level

SCHEMA = """default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { element date { attribute when { xsd:date | xsd:gYear | xsd:gYearMonth }, text }* }
"""
ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


@pytest.mark.parametrize("name", ["when", "notBefore", "notAfter", "from", "to"])
@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("1960-13-01", "there is no month 13"),
        ("1960-06-31", "June 1960 has 30 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("1960-13", "there is no month 13"),
        ("--02-30", "February has 29 days"),
        ("1960-06-31T10:00:00", "June 1960 has 30 days"),
        ("1960-06-00", "write 1960-06"),
        ("1960-00-00", "write 1960"),
    ],
)
def test_what_no_calendar_has(name: str, value: str, why: str, tmp_path: Path) -> None:
    problems = found(tmp_path, f'<p>In <date\n  {name}="{value}">those days</date></p>')
    assert shown(problems) == [f"a.xml:3:{len(name) + 5} E401"]
    assert why in problems[0].message
    assert problems[0].level is Level.ERROR


@pytest.mark.parametrize(
    "value",
    ["1960", "1960-02-29", "2000-02-29", "-0044-03-15", "--11-29", "---31", "1960-01-01T10:00:00Z", "0800"],
)
def test_what_is_a_date(value: str, tmp_path: Path) -> None:
    assert found(tmp_path, f'<date when="{value}">then</date>') == []


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("19601201", "1960-12-01"),
        ("196012", "1960-12"),
        ("1960-1-5", "1960-01-05"),
        ("1960.12.01", "1960-12-01"),
        ("1960/12/01", "1960-12-01"),
        ("1960-1", "1960-01"),
        ("800-12-25", "0800-12-25"),
        ("800", "0800"),
        ("1960-00-00", "1960"),
    ],
)
def test_how_a_date_is_written(value: str, right: str, tmp_path: Path) -> None:
    problems = found(tmp_path, f'<date when="{value}">then</date>')
    assert [each.fix for each in problems] == [right]
    assert f"write {right}." in problems[0].message


@pytest.mark.parametrize("value", ["1751/2", "12000", "19601301", "1960-2-30", "spring", "1960–1961"])
def test_what_cannot_be_mended_is_left_to_the_schema(value: str, tmp_path: Path) -> None:
    assert found(tmp_path, f'<date when="{value}">then</date>') == []


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ('from="1960-12-01" to="1960-11-30"', 29),
        ('to="1959" from="1960-12-01"', 11),
        ('notBefore="1961" notAfter="1960"', 34),
        ('notBefore="-0100" notAfter="-0200"', 35),
        ('from="1960-06-01T12:00:00" to="1960-05"', 38),
    ],
)
def test_an_end_before_the_beginning(attributes: str, place: int, tmp_path: Path) -> None:
    problems = found(tmp_path, f"<date {attributes}>then</date>")
    assert shown(problems) == [f"a.xml:2:{place} E403"]


@pytest.mark.parametrize(
    "attributes",
    [
        'from="1960" to="1960-03"',
        'from="1960-12" to="1960"',
        'notBefore="-0200" notAfter="-0100"',
        'notBefore="-0010" notAfter="0010"',
        'from="--12-20" to="--01-06"',
        'from="1960" notAfter="1950"',
    ],
)
def test_a_beginning_before_the_end(attributes: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"<date {attributes}>then</date>") == []


def test_pages_and_places_are_no_times(tmp_path: Path) -> None:
    body = '<biblScope from="1960-13-01" to="12"/><app from="#b" to="#a"/><locus from="19601201" to="3"/>'
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    ("value", "words", "part"),
    [
        ('when="1960-12-01"', "2 December 1961", "year"),
        ('when="1960-12-01"', "1 November 1960", "month"),
        ('when="1960-12-01"', "2. XII 1960", "day"),
        ('when="1960-12"', "November 1960", "month"),
        ('when="1960"', "1961", "year"),
        ('when="1960-12-01"', "1961", "year"),
        ('when="1960-12-01"', "2 December", "day"),
        ('when="--12-01"', "2 December", "day"),
        ('when="1960-12-01"', "2. 12. 60", "day"),
        ('when="1960-12-01"', "1. 12. 61", "year"),
        ('when="1960-12-01"', "5/6/1960", "month"),
        ('from="1960-01" to="1960-06"', "July 1960", "month"),
        ('notBefore="1960" notAfter="1965"', "1966", "year"),
        ('when="1917-11-07"', "24 October 1917", "month"),
        ('when="1950-02-14"', "1 February 1950", "day"),
        ('when="1650-02-12"', "12 February 1648", "year"),
    ],
)
def test_words_that_say_something_else(value: str, words: str, part: str, tmp_path: Path) -> None:
    problems = found(tmp_path, f"<date {value}>{words}</date>")
    assert [(each.code, each.level) for each in problems] == [("E404", Level.WARNING)]
    assert problems[0].message.startswith(f"The words “{words}” name another {part} than {value}: ")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('when="1960-12-01"', "1 December 1960"),
        ('when="1960-12-01"', "December 1960"),
        ('when="1960-12-01"', "1. 12. 60"),
        ('when="1960-12"', "1 December 1960"),
        ('when="1960"', "1 December 1960"),
        ('when="1960-12-05"', "5/12/1960"),
        ('when="1960-12-05"', "12/5/1960"),
        ('when="1920-05"', "May 20"),
        ('from="1960-01-01" to="1960-12-31"', "1960"),
        ('from="1960" ', "1970"),
        ('notAfter="1960"', "1950"),
        ('when="1917-11-07"', "25 октября 1917 г. ст. ст."),
        ('when="1917-11-07"', "25 October 1917"),
        ('when="1700-01-07"', "28 December 1699 O.S."),
        ('when="1650-02-12"', "12 February 1649"),
        ('when="1453-06-07"', "29 May 1453"),
        ('when="1961"', "1380"),
        ('when="1561"', "7069"),
        ('when="1909-03-14"', "1 March 1325"),
        ('when="2001-02-03"', "01-02-03"),
        ('when="1961-03-29T02:00:00Z"', "28 March 1961"),
        ('when="1960-12-01"', "the eve of St Andrew, 1961"),
        ('when="1960-12-01" calendar="#french"', "11 May 1961"),
        ('when="--12-01"', "1 December 1960"),
        ('when-custom="1961" when="1960"', "1960"),
        ('when-iso="1961"', "1960"),
    ],
)
def test_words_that_say_the_same_or_may(value: str, words: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"<date {value}>{words}</date>") == []


@pytest.mark.parametrize(
    "body",
    [
        '<date when="1960-12-01">1 December <choice><sic>1961</sic><corr>1960</corr></choice></date>',
        '<date when="1960-12-01"><sic>1 December 1961</sic></date>',
        '<sic><date when="1960-12-01">1 December 1961</date></sic>',
        '<date when="1960-12-01" xml:id="d1">1 December 1961</date><note target="#d1">A slip.</note>',
        '<date when="1960-12-01">1 December<note>Of 1961.</note> 1960</date>',
        '<date when="1960-12-01">1 Decem<lb break="no"/>ber<pb n="2"/>1960</date>',
        '<date when="1960-12-01">1 <!-- 2 --> December 1960</date>',
        '<p when="1960">1961</p>',
    ],
)
def test_words_are_read_as_the_editor_reads_them(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_corrected_words_are_compared(tmp_path: Path) -> None:
    body = '<date when="1960-12-01">1 December <choice><sic>1960</sic><corr>1961</corr></choice></date>'
    assert shown(found(tmp_path, body)) == ["a.xml:2:13 E404"]


def test_a_date_is_one_finding(tmp_path: Path) -> None:
    body = '<date from="1960-13-01" to="1959">1 December 1961</date>\n<date from="1960" to="1959">1961</date>'
    assert shown(found(tmp_path, body)) == ["a.xml:2:13 E401", "a.xml:3:23 E403"]


def test_spaces_around_a_value_are_no_part_of_it(tmp_path: Path) -> None:
    body = '<date when=" 1960-12-01 ">1 December 1960</date><date when=" 1960-13-01 ">then</date>'
    assert shown(found(tmp_path, body)) == ["a.xml:2:61 E401"]


def test_ten_thousands_of_dates(tmp_path: Path) -> None:
    dates = "".join(
        f'<date when="1960-12-01">{day} December 196{year}</date>'
        for day in range(1, 29)
        for year in range(9)
    )
    body = f"<p>{dates * 200}</p>"
    assert len(found(tmp_path, body)) == 200 * (28 * 9 - 1)


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ('<date when="1960-13-01">then</date>', "E106"),
        ('<date when="800-12-25">then</date>', "E106"),
        ('<date when="19601201">then</date>', "E402"),
        ('<date when=" 1960-13-01">then</date>', "E106"),
    ],
)
def test_what_the_schema_says_is_not_said_again(date: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "s.rnc").write_text(SCHEMA, encoding="utf-8")
    toml = f'{ONE}[validation]\nschema = "s.rnc"\nschematron = []\n'
    xml = f'<TEI xmlns="{NAMESPACE}">{date}</TEI>'
    assert [each.code for each in check_edition(edition_of(tmp_path, toml, a=xml))] == [code]
