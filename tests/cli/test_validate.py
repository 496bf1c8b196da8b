"""``teitools validate``: what editors see, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli.main import main

NESTED = '<TEI xmlns="http://www.tei-c.org/ns/1.0">' + "<p>" * 100 + "</p>" * 100 + "</TEI>"
DEEP = '<TEI xmlns="http://www.tei-c.org/ns/1.0">' + "<p>" * 100_000
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{ENTITIES}]><TEI>&e9;</TEI>'
OUTSIDE = '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/passwd">]><TEI>&e;</TEI>'


def validate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


def test_a_right_edition(small: Path) -> None:
    result = validate(small)
    assert (result.exit_code, result.output) == (0, "No problems found in 7 files\n")


def test_a_wrong_one(small_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = small_copy / "letter.xml"
    letter.write_text(letter.read_text(encoding="utf-8").replace("#app3", "#app9"), encoding="utf-8")
    monkeypatch.chdir(small_copy.parent)
    result = validate(small_copy.name)
    assert result.exit_code == 1
    found = 'моя edition/letter.xml:88:45: error E311 @target "#app9" points to nothing in this file'
    assert found in result.output
    assert result.output.splitlines()[-1].endswith("in 1 file")


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei('<ref target="b.xml"/>'), encoding="utf-8")
    assert validate(tmp_path / "a.xml").exit_code == 0
    assert validate(tmp_path / "a.xml", "--strict").exit_code == 1


def test_json(small: Path) -> None:
    assert json.loads(validate(small, "--format", "json").output) == []


def test_timings_go_to_standard_error(small: Path) -> None:
    result = validate(small, "--timings")
    assert result.stdout == "No problems found in 7 files\n"
    assert [line.split("  ")[0] for line in result.stderr.splitlines()] == [
        "reading",
        "schema",
        "texts",
        "rules",
        "all",
    ]


def test_a_file_that_stands_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("<p>x</p>\n<persname/>"), encoding="utf-8")
    result = validate(file)
    assert result.exit_code == 0
    assert result.output == "No problems found in 1 file (structure not checked: --schema names a schema)\n"
    result = validate(file, "--schema", "teitools:edition.rng")
    assert result.exit_code == 1
    assert "a.xml:3:2: error E101 <persname> is not an element" in result.output


def test_a_file_that_names_its_schema(tmp_path: Path) -> None:
    schema = (
        '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">'
    )
    (tmp_path / "own.rng").write_text(f"{schema}<empty/></element>", encoding="utf-8")
    models = '<?xml-model href="http://example.org/tei.rng"?><?xml-model href="own.rng"?>\n'
    (tmp_path / "a.xml").write_text(models + tei("<p/>"), encoding="utf-8")
    result = validate(tmp_path / "a.xml")
    assert "a.xml:2:43: error E101 <teiHeader> is not an element of this schema" in result.output
    assert result.output.endswith(f"(structure checked against {tmp_path / 'own.rng'})\n")


COMPACT = 'default namespace = "http://www.tei-c.org/ns/1.0"\nelement TEI { empty }\n'


def test_a_schema_in_the_compact_syntax(tmp_path: Path) -> None:
    file, schema = tmp_path / "a.xml", tmp_path / "own.rnc"
    file.write_text(tei("<p/>"), encoding="utf-8")
    schema.write_text(COMPACT, encoding="utf-8")
    named = validate(file, "--schema", schema)
    settings = '[edition]\ndocuments = ["a.xml"]\n[validation]\nschema = "own.rnc"\nschematron = []\n'
    (tmp_path / "edition.toml").write_text(settings, encoding="utf-8")
    in_settings = validate(tmp_path)
    (tmp_path / "edition.toml").unlink()
    file.write_text('<?xml-model href="own.rnc"?>' + tei("<p/>"), encoding="utf-8")
    in_document = validate(file)
    for result in (named, in_settings, in_document):
        assert result.exit_code == 1
        assert "E101 <teiHeader> is not an element of this schema" in result.output


def test_verbose_lists_what_could_stand_there(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei('<p><hi rend="italics">a</hi><nam>b</nam></p>'), encoding="utf-8")
    result = validate(tmp_path / "a.xml", "--schema", "teitools:edition.rng", "--verbose")
    assert "  Could stand here: <" in result.output
    assert "Could stand here" not in validate(tmp_path / "a.xml", "--schema", "teitools:edition.rng").output


BAD = {
    "not well-formed": ("<TEI>", 1, "error E001 The file ends inside <TEI>"),
    "empty": ("", 1, "error E001 The file is empty."),
    "not TEI": ("<html/>", 1, "error E002 This is not a TEI document"),
    "not XML": ("\x7fELF", 1, "error E001 This is not XML"),
    "external entity": (
        '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/passwd">]><TEI>&e;</TEI>',
        1,
        "error E005",
    ),
    "external DTD": ('<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/t.dtd">' + tei("<p/>"), 0, "warning E005"),
    "billion laughs": (LAUGHS, 1, "error E004 The entities of the DOCTYPE expand"),
    "very deep": (DEEP, 1, "error E004 Elements stand more than 90 deep"),
    "deeper than Saxon reads": (NESTED, 1, "error E004 Elements stand more than 90 deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_message(name: str, tmp_path: Path) -> None:
    source, code, words = BAD[name]
    folder = tmp_path / "с пробелом"
    folder.mkdir()
    (folder / "a.xml").write_text(source, encoding="utf-8")
    result = validate(folder / "a.xml", "--no-source")
    message, closing = result.output.splitlines()
    assert words in message
    assert message.startswith(f"{folder / 'a.xml'!s}:1")
    assert closing.startswith(("1 error in 1 file", "1 warning in 1 file"))
    assert result.exit_code == code


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?>\n' + tei('<p xml:id="é">é</p><ref target="#é"/>')
    (tmp_path / "a.xml").write_bytes(source.encode(encoding))
    assert validate(tmp_path / "a.xml").exit_code == 0


@pytest.mark.parametrize("what", ["missing folder", "empty folder", "missing schema", "unknown schema"])
def test_the_tool_cannot_go_on(what: str, tmp_path: Path, small: Path) -> None:
    arguments = {
        "missing folder": [tmp_path / "none"],
        "empty folder": [tmp_path],
        "missing schema": [small, "--schema", "none.rng"],
        "unknown schema": [small, "--schema", "teitools:none.rng"],
    }[what]
    result = validate(*arguments)
    assert result.exit_code == 3
    assert result.output.startswith("Error: ")
    assert len(result.output.splitlines()) == 1


def test_an_edition_without_documents(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text("[edition]\n", encoding="utf-8")
    result = validate(tmp_path)
    assert result.exit_code == 1
    assert "edition.toml:1:1: error E015 The edition has no documents" in result.output


def test_github_is_told_nothing_where_nothing_is_wrong(small: Path) -> None:
    assert validate(small, "--format", "github").output == ""


def test_the_place_is_marked_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei("<p>" + "слово " * 900 + '<ref target="#x"/></p>'), encoding="utf-8")
    _, quoted, mark, _ = validate(tmp_path / "a.xml").output.splitlines()
    assert len(quoted) < 120
    assert quoted[mark.index("^") : mark.rindex("^") + 1] == 'target="#x"'


def test_a_fault_of_any_file_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text("[edition]\ntitle = 1\n", encoding="utf-8")
    assert "  2 | title = 1\n" in validate(tmp_path).output


@pytest.mark.parametrize("form", ["json", "sarif", "github", "checkstyle"])
def test_every_form_names_file_and_place(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xml").write_text(tei('<ref target="#x"/>'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = validate("a.xml", "--format", form)
    assert result.exit_code == 1
    assert "a.xml" in result.output
    assert "E311" in result.output


def test_wrong_usage() -> None:
    assert validate("--format", "xml").exit_code == 2
    assert validate("--jobs", "0").exit_code == 2


def test_no_file_of_the_editors_is_touched(small_copy: Path) -> None:
    def state() -> dict[Path, tuple[bytes, int]]:
        files = [path for path in small_copy.rglob("*") if path.is_file()]
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    validate(small_copy)
    assert state() == before


def test_no_colour_in_pipes(small_copy: Path) -> None:
    (small_copy / "letter.xml").write_text("<TEI>", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "teitools", "validate", small_copy],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "\x1b" not in run.stdout
