"""``teitools validate -``: a document on standard input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli.main import main

SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
<define name="any"><element><anyName><except><name ns="http://www.tei-c.org/ns/1.0">date</name></except></anyName>
<zeroOrMore><choice><text/><attribute><anyName/></attribute><ref name="any"/></choice></zeroOrMore></element>
</define></grammar>"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    for name in ("other.xml", "letters/beside.xml"):
        (tmp_path / name).write_text(tei('<p xml:id="a"/>'), encoding="utf-8")
    return tmp_path


def validate(source: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(main, ["validate", "-", *options], input=source)


def test_findings_name_it_and_quote_it() -> None:
    result = validate(tei('<ref target="#b"/>'))
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:2:6: error E311")
    assert "^^^" in result.stdout
    assert "1 error in 1 file" in result.stdout
    assert validate(tei("<p/>")).exit_code == 0


def test_a_name_of_its_own_stands_in_every_form() -> None:
    for form in ("text", "json", "sarif", "github", "checkstyle"):
        result = validate(tei('<ref target="#b"/>'), "--stdin-filename", "letters/new.xml", "--format", form)
        assert "letters/new.xml" in result.stdout
        assert result.exit_code == 1


def test_pointers_lead_on_from_the_folder_it_stands_for() -> None:
    def codes(target: str, *options: str) -> list[str]:
        result = validate(tei(f'<ref target="{target}"/>'), "--format", "json", *options)
        return [each["code"] for each in json.loads(result.stdout)]

    letter = ("--stdin-filename", "letters/new.xml")
    assert codes("other.xml#a") == []
    assert codes("letters/beside.xml#b") == ["E311"]
    assert codes("beside.xml#a") == ["E312"]
    assert codes("beside.xml#a", *letter) == []
    assert codes("../other.xml#a", *letter) == []
    assert codes("../../other.xml#a", *letter) == ["E313"]


def test_its_bytes_are_read_as_they_are(here: Path) -> None:
    (here / "s.rng").write_text(SCHEMA, encoding="utf-8")
    result = validate(tei("<date/>").encode("utf-16"), "--schema", "s.rng")
    assert "E101" in result.stdout or "E102" in result.stdout
    assert validate(b"<TEI").exit_code == 1
    assert "E001" in validate("").stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--fix",), "--fix takes files"),
        (("--diff",), "--diff takes files"),
        (("--watch",), "--watch takes files"),
        (("other.xml",), "name no other file"),
        (("--files-from", "other.xml"), "name no other file"),
    ],
)
def test_what_does_not_go_with_it(options: tuple[str, ...], message: str) -> None:
    result = validate(tei("<p/>"), *options)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_name_for_nothing() -> None:
    result = CliRunner().invoke(main, ["validate", "other.xml", "--stdin-filename", "a.xml"])
    assert result.exit_code == 2
    assert "name - too" in result.stderr
