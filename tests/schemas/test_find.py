"""Which schemas and rules a file is checked against."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli.main import main

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"'
ANY = f"""<grammar {RNG}><start><element name="TEI"><ref name="any"/></element></start>
<define name="any"><zeroOrMore><choice><text/><attribute><anyName/></attribute><element>
<anyName><except><name>{{}}</name></except></anyName><ref name="any"/></element></choice></zeroOrMore>
</define></grammar>"""
ADDRESS = "https://example.org/schema/own.rng"
RULES = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
    '<pattern><rule context="t:p"><report id="no-n" test="@n">No @n here.</report></rule></pattern></schema>'
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def codes(*arguments: object) -> list[str]:
    return [found["code"] for found in json.loads(run("validate", "--format", "json", *arguments).output)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEITOOLS_SCHEMAS", str(tmp_path / "kept"))
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)
    for name, forbidden in (("own", "p"), ("other", "hi")):
        (tmp_path / f"{name}.rng").write_text(ANY.format(forbidden), encoding="utf-8")
    (tmp_path / "rules.sch").write_text(RULES, encoding="utf-8")
    return tmp_path


def letter(folder: Path, *hrefs: str) -> Path:
    models = "".join(f'<?xml-model href="{href}"?>' for href in hrefs)
    (folder / "a.xml").write_text(models + tei('<p n="1"><hi/></p>', "<teiHeader/>"), encoding="utf-8")
    return folder / "a.xml"


def test_all_schemas_and_rules_that_a_file_names(folder: Path) -> None:
    assert codes(letter(folder, "own.rng")) == ["E101"]
    assert codes(letter(folder, "own.rng", "other.rng", "rules.sch")) == ["E201", "E101", "E101"]


def test_an_address_in_a_catalog(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = folder / "catalog.xml"
    catalog.write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<uri name="{ADDRESS}" uri="own.rng"/></catalog>',
        encoding="utf-8",
    )
    file = letter(folder, ADDRESS)
    assert codes(file) == ["E111"]
    assert codes(file, "--catalog", catalog) == ["E101"]
    monkeypatch.setenv("XML_CATALOG_FILES", f"{folder / 'none.xml'} {catalog.as_uri()}")
    assert codes(file) == ["E111"]
    monkeypatch.setenv("XML_CATALOG_FILES", catalog.as_uri())
    assert codes(file) == ["E101"]


def test_an_address_that_was_added(folder: Path) -> None:
    (folder / "main.rng").write_text(f'<grammar {RNG}><include href="own.rng"/></grammar>', encoding="utf-8")
    added = run("schema", "add", folder / "main.rng", ADDRESS)
    assert added.output.startswith(f"{ADDRESS} is kept as ")
    (folder / "main.rng").unlink()
    assert ADDRESS in run("schema", "list").output
    assert codes(letter(folder, ADDRESS)) == ["E101"]
    assert run("schema", "remove", ADDRESS).exit_code == 0
    assert codes(letter(folder, ADDRESS)) == ["E111"]
    assert run("schema", "list").output == "No schemas are kept: teitools schema add keeps one.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<grammar", "is not well-formed"),
        (f"<grammar {RNG}/>", "cannot be used"),
        (f'<grammar {RNG}><include href="../own.rng"/></grammar>', "outside the schema's folder"),
        (f'<grammar {RNG}><include href="none.rng"/></grammar>', "cannot be read"),
    ],
)
def test_what_is_not_added(content: str, words: str, folder: Path) -> None:
    (folder / "s").mkdir()
    (folder / "s" / "main.rng").write_text(content, encoding="utf-8")
    result = run("schema", "add", folder / "s" / "main.rng", ADDRESS)
    assert result.exit_code == 3
    assert words in result.output
    assert "No schemas" in run("schema", "list").output


def test_nothing_is_fetched_unless_it_is_allowed(folder: Path) -> None:
    assert run("schema", "add", ADDRESS).exit_code == 2
    message = run("validate", letter(folder, ADDRESS)).output
    assert f"The schema {ADDRESS} is not on this machine" in message
    assert f"teitools schema add {ADDRESS} --allow-network" in message


def test_a_schema_that_is_not_where_a_file_says(folder: Path) -> None:
    found = run("validate", letter(folder, "none.rng")).output
    assert "The schema none.rng is not there: mend its address" in found


def test_of_many_files_a_missing_schema_is_said_once(folder: Path) -> None:
    (folder / "many").mkdir()
    for name in ("a", "b"):
        text = f'<?xml-model href="{ADDRESS}"?>' + tei("<p/>")
        (folder / "many" / f"{name}.xml").write_text(text, encoding="utf-8")
    assert codes(folder / "many") == ["E111"]


def test_what_a_schema_contains(folder: Path) -> None:
    whole = run("schema", "show", "teitools:edition.rng").output
    assert whole.startswith("A document begins with <TEI>.\nThere are ")
    one = run("schema", "show", "teitools:edition.rng", "pb").output
    assert "@n!" in one
    assert "did you mean persName" in run("schema", "show", "teitools:edition.rng", "persname").output
