"""``teitools show``: what an edition contains."""

import json
from pathlib import Path

from click.testing import CliRunner

from inline import tei
from teitools.cli.main import main


def test_as_tables(small: Path) -> None:
    result = CliRunner().invoke(main, ["show", str(small)])
    assert result.exit_code == 0
    rows = [line.split() for line in result.output.splitlines()]
    assert ["letter.xml", "114", "3", "26", "2"] in rows
    assert ["Persons", "4", "9"] in rows
    assert ["Archival", "sources", "1", "2"] in rows
    assert ["Apparatus", "4", "4"] in rows


def test_as_json(small: Path) -> None:
    shown = json.loads(CliRunner().invoke(main, ["show", str(small), "--format", "json"]).output)
    assert shown["title"] == "A Small Edition"
    assert shown["documents"][0]["title"] == "On a Small Dispute in 1960"
    assert {index["kind"]: index["entries"] for index in shown["indexes"]}["places"] == 3


def test_a_file_that_stands_alone(tmp_path: Path) -> None:
    note = '<note place="bottom">A note of five words</note>'
    (tmp_path / "a.xml").write_text(tei(f"<pb/><p>Four words—and a note{note} here.</p>"), encoding="utf-8")
    shown = json.loads(CliRunner().invoke(main, ["show", str(tmp_path / "a.xml"), "--format", "json"]).output)
    document = shown["documents"][0]
    assert (document["words"], document["notes"], document["note_words"], document["pages"]) == (5, 1, 5, 1)


def test_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI>", encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(tmp_path / "a.xml")])
    assert result.exit_code == 1
    assert "E001" in result.stderr


def test_a_hostile_title_commands_no_terminal(tmp_path: Path) -> None:
    toml = '[edition]\ntitle = "[bold]\\u001b[2J"\ndocuments = ["a.xml"]\n'
    (tmp_path / "edition.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "a.xml").write_text(tei("<p/>"), encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(tmp_path)])
    assert "\x1b" not in result.output
    assert "[bold]" in result.output
