"""``teitools validate --fix`` and ``--diff``: what editors see, what is written, and the exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli.main import main

WRONG = '<p xml:id="p1"><LB/>é<ref target="p1">x</ref>\n<ref target="#none">y</ref></p>'
RIGHT = '<p xml:id="p1"><lb/>é<ref target="#p1">x</ref>\n<ref target="#none">y</ref></p>'


def whole(body: str) -> str:
    return tei(body).replace("<TEI ", '<TEI xml:lang="en" ')


def validate(*arguments: object, color: bool = False, input: str | None = None) -> Result:
    asked = ["validate", "--schema", "teitools:edition.rng", *map(str, arguments)]
    return CliRunner().invoke(main, asked, color=color, input=input)


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    for name in ("a", "b"):
        (tmp_path / "letters" / f"{name}.xml").write_text(whole(WRONG), encoding="utf-8")
    return tmp_path / "letters"


def text(file: Path) -> str:
    return file.read_bytes().decode()


def test_one_file_is_mended_and_the_rest_shown(letters: Path) -> None:
    result = validate("letters/a.xml", "--fix", "--no-source")
    first, left, last = result.output.splitlines()
    assert first == "Mended 2 of 3 findings in 1 file."
    assert left.startswith('letters/a.xml:3:6: error E311 @target "#none" points to nothing')
    assert last == "1 error in 1 file"
    assert result.exit_code == 1
    assert text(letters / "a.xml") == whole(RIGHT)
    assert text(letters / "b.xml") == whole(WRONG)


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")])
def test_many_are_mended(jobs: tuple[str, ...], letters: Path) -> None:
    result = validate("letters", "--fix", "--no-source", *jobs)
    lines = result.output.splitlines()
    assert lines[0] == "Mended 4 of 6 findings in 2 files."
    assert [line.partition(":")[0] for line in lines[1:-1]] == ["letters/a.xml", "letters/b.xml"]
    assert text(letters / "b.xml") == whole(RIGHT)
    assert validate("letters", "--fix", *jobs).output.startswith("Mended none of 2.\n")


def test_the_exit_code_is_by_what_is_left(letters: Path) -> None:
    assert validate("letters/a.xml", "--fix", "--ignore", "E311").exit_code == 0
    assert text(letters / "a.xml") == whole(WRONG.replace("LB", "lb"))
    assert validate("letters/a.xml", "--fix", "--select", "E101").output == "No problems found in 1 file\n"


def test_a_diff_shows_what_would_change(letters: Path) -> None:
    result = validate("letters", "--diff")
    assert result.exit_code == 1
    assert result.stderr == "Would mend 4 of 6 findings in 2 files.\n"
    line, after = WRONG.splitlines()
    hunk = [
        f" {whole('').splitlines()[0]}",
        f"-{line}",
        f"+{RIGHT.splitlines()[0]}",
        f" {after}",
        " </body></text></TEI>",
        "\\ No newline at end of file",
    ]
    assert result.stdout.splitlines() == [
        part
        for name in ("letters/a.xml", "letters/b.xml")
        for part in (f"--- {name}", f"+++ {name}", "@@ -1,4 +1,4 @@", *hunk)
    ]
    assert text(letters / "a.xml") == whole(WRONG)


def test_a_diff_is_in_colour_on_a_terminal(letters: Path) -> None:
    lines = validate("letters/a.xml", "--diff", color=True).stdout.splitlines()
    assert [line[:5] for line in lines if "LB" in line or "lb" in line] == ["\x1b[31m", "\x1b[32m"]


def test_a_diff_with_nothing_to_mend(letters: Path) -> None:
    result = validate("letters", "--diff", "--select", "E106")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to mend.\n")


def test_a_diff_wins_over_a_fix(letters: Path) -> None:
    assert validate("letters", "--diff", "--fix").exit_code == 1
    assert text(letters / "a.xml") == whole(WRONG)


@pytest.mark.parametrize("others", [("--format", "json"), ("--summary",), ("--write-baseline", "known.json")])
def test_a_diff_takes_the_place_of_findings(others: tuple[str, ...], letters: Path) -> None:
    assert validate("letters", "--diff", *others).exit_code == 2


def test_other_forms_hold_findings_only(letters: Path) -> None:
    result = validate("letters", "--fix", "--format", "json")
    assert [each["message"][:15] for each in json.loads(result.stdout)] == ['@target "#none"'] * 2
    assert result.stderr == "Mended 4 of 6 findings in 2 files.\n"


def test_an_edition_is_mended_by_default(letters: Path) -> None:
    settings = '[edition]\ndocuments = ["letters/a.xml"]\n'
    (letters.parent / "edition.toml").write_text(settings, encoding="utf-8")
    assert validate("--fix").output.startswith("Mended 2 of 3 findings in 1 file.\n")
    assert text(letters / "b.xml") == whole(WRONG)


def test_an_empty_list_mends_nothing(letters: Path) -> None:
    settings = '[edition]\ndocuments = ["letters/a.xml"]\n'
    (letters.parent / "edition.toml").write_text(settings, encoding="utf-8")
    assert validate("--fix", "--files-from", "-", input="").exit_code == 0
    assert text(letters / "a.xml") == whole(WRONG)


def test_no_edition_is_here(letters: Path) -> None:
    assert validate("--fix").exit_code == 3
