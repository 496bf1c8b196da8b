"""Workflow commands are read back as GitHub's documentation describes them: what went in comes out.

A command is a line ``::name key=value,key=value::data``. In data %, CR and LF are written %25, %0D and %0A,
in values also : and , as %3A and %2C.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.hostile import findings, shown
from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.github import to_github

DATA = {"%0D": "\r", "%0A": "\n"}
VALUE = {**DATA, "%3A": ":", "%2C": ","}
ROOT = Path("/nowhere")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def read(line: str) -> Command:
    assert line.startswith("::")
    head, separator, data = line[2:].partition("::")
    assert separator
    name, _, written = head.partition(" ")
    pairs = [pair.split("=", 1) for pair in written.split(",")]
    assert len(dict(pairs)) == len(pairs), "a property stands twice"
    return Command(name, {key: unescaped(value, VALUE) for key, value in pairs}, unescaped(data, DATA))


def commands(found: list[Diagnostic]) -> list[Command]:
    lines = to_github(found, ROOT).split("\n") if found else []
    assert not any("\r" in line for line in lines)
    return [read(line) for line in lines]


@given(st.lists(findings(), max_size=4))
def test_what_goes_in_comes_out(found: list[Diagnostic]) -> None:
    read_back = commands(found)
    assert len(read_back) == len(found)
    for command, each in zip(read_back, found, strict=True):
        assert command.data == shown(each.message, "\r\n")
        assert command.properties["file"] == shown((ROOT / each.file).as_posix(), "\r\n")
        assert command.properties["title"] == shown(f"{each.code} [{each.rule}]", "\r\n")


@given(findings())
def test_places_are_numbers_and_columns_stand_for_one_line_only(found: Diagnostic) -> None:
    [command] = commands([found])
    numbers = {key: value for key, value in command.properties.items() if key not in ("file", "title")}
    known = {"line": found.line, "endLine": found.end_line}
    if found.end_line in (0, found.line):
        known |= {"col": found.column, "endColumn": found.end_column if found.column else 0}
    assert numbers == {key: str(number) for key, number in known.items() if number}


@pytest.mark.parametrize(
    ("level", "name"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")]
)
def test_the_levels_are_the_commands(level: Level, name: str) -> None:
    assert commands([Diagnostic("a.xml", 1, "E101", "schema", "M.", level)])[0].name == name


def test_a_message_is_no_other_command() -> None:
    message = "x\n::stop-commands::y\r::set-env name=PATH::z %0A::debug::"
    [command] = commands([Diagnostic("a,line=9::b.xml", 1, "E101", "schema", message)])
    assert (command.name, command.data) == ("error", message)
    assert command.properties["line"] == "1"
    assert command.properties["file"].endswith("a,line=9::b.xml")
