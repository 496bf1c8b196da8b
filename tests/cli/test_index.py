"""`teitools index`: what it prints and how it ends."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main
from teitools.cli.index import KINDS
from teitools.index.build import TITLES

SMALL = str(Path(__file__).parents[1] / "editions" / "small")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["index", *arguments], catch_exceptions=False)


def test_an_index_lists_names_and_places() -> None:
    result = run(SMALL, "--kind", "persons")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Persons (4)"
    start = lines.index("Hoxha, Enver (1908–1985)")
    assert lines[start + 1 : start + 3] == [
        "  First Secretary of the Party of Labour of Albania",
        "  p. 1: abstract, ¶ 1; p. 2: ¶ 2",
    ]


def test_mentions_can_be_shown_in_context() -> None:
    result = run(SMALL, "--kind", "dates", "--context")
    assert (
        "  p. 2, ¶ 2: Hoxha’s letter of [late June] was read in “A Small Paper” and in Pravda. Khrushchev …"
        in result.output
    )


def test_all_indexes_are_printed_by_default() -> None:
    result = run(SMALL)
    assert [line for line in result.output.splitlines() if line.startswith(("Persons (", "Apparatus ("))] == [
        "Persons (4)",
        "Apparatus (4)",
    ]


def test_json() -> None:
    entries = json.loads(run(SMALL, "--kind", "events", "--format", "json").output)["events"]
    assert [entry["name"] for entry in entries] == ["Moscow meeting of communist parties"]


def test_csv_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    assert run(SMALL, "--kind", "places", "--format", "csv", "--output", str(file)).output == ""
    with file.open(encoding="utf-8", newline="") as lines:
        assert next(csv.DictReader(lines))["name"] == "Albania"


def test_csv_holds_one_index() -> None:
    result = run(SMALL, "--format", "csv")
    assert result.exit_code == 2
    assert "name it with --kind" in result.output


def test_a_kind_that_an_edition_has_not(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>')
    result = run(str(file), "--kind", "persons")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is nothing to list: this edition has no persons.\n"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<TEI")
    result = run(str(file))
    assert result.exit_code == 1
    assert "a.xml:1:" in result.stderr


def test_an_edition_that_is_not_there(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none")).exit_code == 3


def test_names_cannot_command_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    person = '<person xml:id="a"><persName>A\u202eB</persName></person>'
    standoff = f"<standOff><listPerson>{person}</listPerson></standOff>"
    file.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{standoff}</TEI>', encoding="utf-8")
    assert "A\ufffdB" in run(str(file), "--kind", "persons").output


@pytest.mark.parametrize("kind", TITLES)
def test_every_kind_can_be_asked_for(kind: str) -> None:
    assert tuple(TITLES) == KINDS
    nothing = f"There is nothing to list: this edition has no {kind}."
    assert run(SMALL, "--kind", kind).output.startswith((TITLES[kind], nothing)[kind == "subjects"])
