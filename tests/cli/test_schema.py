"""``teitools schema expect``: what may stand at a place of a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.checks.expect import PlaceError, ask
from teitools.cli.main import main

SMALL = Path(__file__).parents[1] / "relaxng" / "small.rng"
TEXT = '<text xmlns="urn:t">\n<head>H</head>\n<p n=""><per'


def expect(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["schema", "expect", *map(str, arguments)])


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    file = tmp_path / "a.xml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_elements_and_what_is_required_first(unfinished: Path) -> None:
    result = expect(f"{unfinished}:2:1", "--schema", SMALL)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"{unfinished}:2:1: in <text>",
        "",
        "Elements:",
        "  head  required.",
    ]


def test_a_half_typed_name(unfinished: Path) -> None:
    result = expect(f"{unfinished}:3:13", "--schema", SMALL)
    assert result.output.splitlines() == [
        f"{unfinished}:3:13: in <p>, after “per”",
        "<p> may end here.",
        "",
        "Elements that begin with “per” (1 of 2 elements):",
        "  persName",
    ]


def test_a_value(unfinished: Path) -> None:
    result = expect(f"{unfinished}:3:7", "--schema", SMALL)
    assert result.output.splitlines()[1:] == ["The value: a whole number from 1."]


def test_listed_values_stand_before_the_form_of_others(tmp_path: Path) -> None:
    schema, file = tmp_path / "s.rng", tmp_path / "a.xml"
    schema.write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" '
        'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><attribute name="b"><choice>'
        '<value>none</value><data type="integer"/></choice></attribute><empty/></element>',
        encoding="utf-8",
    )
    file.write_text('<a b="', encoding="utf-8")
    lines = expect(f"{file}:1:7", "--schema", schema).output.splitlines()
    assert lines[1:] == ["", "Values:", "  none", "  or a whole number"]


def test_json(unfinished: Path) -> None:
    data = json.loads(expect(f"{unfinished}:3:9", "--schema", SMALL, "--format", "json").output)
    assert (data["line"], data["column"], data["text"], data["end"]) == (3, 9, True, True)
    assert [each["name"] for each in data["elements"]] == ["date", "persName"]


def test_the_words_of_the_schema_are_cut_to_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("\n"), encoding="utf-8")
    result = expect(f"{file}:2:1", "--schema", "teitools:edition.rng")
    assert "  p          A paragraph.\n" in result.output


def test_the_schema_is_that_of_the_edition(small: Path) -> None:
    assert "in <TEI>" in expect(f"{small / 'letter.xml'}:3:1").output


def test_the_schema_that_an_unfinished_file_names(tmp_path: Path) -> None:
    (tmp_path / "own.rng").write_bytes(SMALL.read_bytes())
    models = '<!-- <?xml-model href="none.rng"?> -->\n<?xml-model type="application/xml" href="own.rng"?>\n'
    (tmp_path / "a.xml").write_text(models + TEXT, encoding="utf-8")
    assert "persName" in expect(f"{tmp_path / 'a.xml'}:5:13").output


@pytest.mark.parametrize(
    ("place", "code", "words"),
    [
        ("a.xml", 2, "“a.xml” is not a place: write FILE:LINE:COLUMN, such as letter.xml:12:5."),
        ("a.xml:1", 2, "is not a place"),
        ("a.xml:x:1", 2, "is not a place"),
        ("a.xml:9:1", 2, "a.xml has 3 lines, and no line 9."),
        ("a.xml:2:99", 2, "a.xml has 14 characters in line 2, and no column 99."),
        ("a.xml:0:1", 2, "no line 0"),
        ("b.xml:1:1", 3, "b.xml does not exist"),
        ("a.xml:1:1", 3, "a.xml names no schema on this machine: --schema names one."),
    ],
)
def test_what_cannot_be_asked(
    unfinished: Path, monkeypatch: pytest.MonkeyPatch, place: str, code: int, words: str
) -> None:
    monkeypatch.chdir(unfinished.parent)
    result = expect(place) if code == 3 else expect(place, "--schema", SMALL)
    assert (result.exit_code, words in result.output) == (code, True), result.output


def test_a_schema_that_cannot_be_used(unfinished: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.rng").write_text("<x/>", encoding="utf-8")
    result = expect(f"{unfinished}:1:1", "--schema", tmp_path / "bad.rng")
    assert result.exit_code == 3
    assert "bad.rng:1:1: This is not a RELAX NG schema" in result.output


def test_a_path_with_a_drive_is_split_from_the_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match=r"C:\\x.xml does not exist"):
        ask("C:\\x.xml:3:5")
    with pytest.raises(PlaceError):
        ask("C:\\x.xml")


def test_a_hostile_file_commands_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "any.rng").write_text(
        '<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName/>'
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element>",
        encoding="utf-8",
    )
    (tmp_path / "a.xml").write_text("<a\a b\a='\a'>", encoding="utf-8")
    for column in (1, 4, 7, 10, 12):
        result = expect(f"{tmp_path / 'a.xml'}:1:{column}", "--schema", tmp_path / "any.rng")
        assert (result.exit_code, "\a" in result.output) == (0, False), result.output


@pytest.mark.parametrize("href", ["", "http://[", "none.rng", "own.rng?a=1&amp;b=2"])
def test_addresses_that_lead_to_no_schema_are_passed_over(tmp_path: Path, href: str) -> None:
    (tmp_path / "last.rng").write_bytes(SMALL.read_bytes())
    models = f'<?xml-model href="{href}"?>\n<?xml-model href="last.rng"?>\n'
    (tmp_path / "a.xml").write_text(models + '<text xmlns="urn:t"/>', encoding="utf-8")
    assert "  text  " in expect(f"{tmp_path / 'a.xml'}:3:1").output
    (tmp_path / "b.xml").write_text(models + tei("<p/>"), encoding="utf-8")
    checked = CliRunner().invoke(main, ["validate", str(tmp_path / "b.xml")])
    assert (checked.exit_code, "last.rng" in checked.output) == (1, True), checked.output
