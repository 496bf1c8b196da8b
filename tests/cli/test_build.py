"""`teitools build`: what it prints, what it leaves in the folder, how it ends."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main

SMALL = Path(__file__).parents[1] / "editions" / "small"


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small edition as `edition/` of the current folder."""
    shutil.copytree(SMALL, tmp_path / "edition")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "edition"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)


def replace(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def test_a_build_ends_with_the_list_of_outputs(edition: Path) -> None:
    result = run("--only", "html,tei")
    assert result.exit_code == 0
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert lines[0][0] == str(Path("output/index.html"))
    assert lines[0][1].startswith("the text, to be read")
    assert [line[0] for line in lines[-2:]] == [f"output{os.sep}tei{os.sep}", str(Path("output/build.json"))]


def test_the_output_goes_where_it_is_told(edition: Path) -> None:
    assert run("edition", "--output", "my site", "--only", "tei").exit_code == 0
    assert Path("my site/tei/letter.xml").read_bytes() == (edition / "letter.xml").read_bytes()


def test_a_quiet_build_prints_nothing(edition: Path) -> None:
    assert run("--only", "tei", "--quiet").output == ""


def test_timings_name_the_stages(edition: Path) -> None:
    printed = run("--only", "tei,data", "--timings").stderr
    assert [line.split()[0] for line in printed.splitlines()][-3:] == ["tei", "writing", "all"]


def test_an_edition_with_errors_is_not_built(edition: Path) -> None:
    replace(edition / "letter.xml", "person:khrushchev", "person:nobody")
    result = run("--only", "tei")
    assert result.exit_code == 1
    assert "nobody" in result.stderr
    assert "Nothing was built" in result.stderr
    assert not Path("output").exists()


def test_an_earlier_output_stays_when_the_edition_has_errors(edition: Path) -> None:
    run("--only", "tei")
    before = {path: path.read_bytes() for path in Path("output").rglob("*.xml")}
    replace(edition / "letter.xml", "person:khrushchev", "person:nobody")
    assert run("--only", "tei").exit_code == 1
    assert {path: path.read_bytes() for path in Path("output").rglob("*.xml")} == before


def test_warnings_are_shown_and_built_unless_strict(edition: Path) -> None:
    replace(
        edition / "edition.toml",
        '"registers/persons.xml",',
        '"registers/persons.xml", "registers/persons.xml",',
    )
    strict = run("--only", "tei", "--strict")
    assert (strict.exit_code, "warning" in strict.stderr, Path("output").exists()) == (1, True, False)
    lenient = run("--only", "tei")
    assert (lenient.exit_code, "warning" in lenient.stderr) == (0, True)


@pytest.mark.parametrize("names", ["paper", "html,", "", "html pdf"])
def test_an_unknown_output_is_wrong_usage(edition: Path, names: str) -> None:
    result = run("--only", names)
    assert result.exit_code == 2
    assert "there are html, print, pdf, data, tei" in result.stderr


def test_outputs_that_the_edition_does_not_ask_for_can_be_made_once(edition: Path) -> None:
    replace(edition / "edition.toml", '["html", "print", "pdf", "data", "tei"]', '["tei"]')
    assert run().exit_code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["build.json", "tei"]
    assert run("--only", "data").exit_code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["build.json", "data", "tei"]
    assert {output["output"] for output in manifest().values()} == {"data", "tei"}


def manifest() -> dict[str, dict[str, str]]:
    outputs: dict[str, dict[str, str]] = json.loads(Path("output/build.json").read_bytes())["outputs"]
    return outputs


def test_one_tei_file_is_built_without_a_project(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    note = tmp_path / "alone" / "note.xml"
    note.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A Note</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        "<text><body><p>One paragraph.</p></body></text></TEI>",
        encoding="utf-8",
    )
    assert run(str(note), "--only", "html,tei").exit_code == 0
    assert "One paragraph." in Path("output/index.html").read_text(encoding="utf-8")
