"""Diagnostics for reading."""

from pathlib import Path

import click
import pytest

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.text import printable, text_lines

FOUND = Diagnostic("registers/лица.xml", 42, "E103", "schema", "<persname> is wrong.", column=17)


def lines(diagnostic: Diagnostic, root: Path) -> list[str]:
    return [click.unstyle(line) for line in text_lines([diagnostic], root)]


def test_a_line_names_the_path_as_it_would_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expected = "edition/registers/лица.xml:42:17: error E103 <persname> is wrong. [schema]"
    assert lines(FOUND, tmp_path / "edition") == [expected]
    monkeypatch.chdir("/")
    assert lines(FOUND, tmp_path / "edition") == [f"{str(tmp_path)[1:]}/{expected}"]


def test_what_is_unknown_is_left_out() -> None:
    assert lines(Diagnostic("a.xml", 3, "E1", "r", "M."), Path("/e")) == ["/e/a.xml:3: error E1 M. [r]"]
    assert lines(Diagnostic("a.xml", 0, "E1", "r", "M."), Path("/e")) == ["/e/a.xml: error E1 M. [r]"]


def test_all_that_could_stand_there_is_listed_if_asked_for() -> None:
    names = tuple(f"<name{n}>" for n in range(30))
    found = Diagnostic("a.xml", 3, "E102", "schema", "M.", expected=names)
    assert len(list(text_lines([found], Path("/e")))) == 1
    _, *listed = text_lines([found], Path("/e"), verbose=True)
    assert listed[0].startswith("  Could stand here: <name0>, <name1>, ")
    assert " ".join(map(str.strip, listed)) == f"Could stand here: {', '.join(names)}"
    assert max(map(len, listed)) <= 110


def test_levels_have_colours() -> None:
    styled = {
        level: next(text_lines([Diagnostic("a", 1, "E", "r", "M", level)], Path("/"))) for level in Level
    }
    assert "\x1b[31m" in styled[Level.ERROR]
    assert "\x1b[33m" in styled[Level.WARNING]


def test_a_hostile_text_commands_no_terminal() -> None:
    assert printable("a\x1b[2J\nb\u202ec\x9b") == "a\ufffd[2J b\ufffdc\ufffd"
