"""Diagnostics as a whole."""

import pytest

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.summary import failed, in_order
from teitools.diagnostics.tally import Tally


def found(file: str, line: int = 1, level: Level = Level.ERROR, column: int = 0) -> Diagnostic:
    return Diagnostic(file, line, "E1", "rule", "Message.", level, column)


@pytest.mark.parametrize(
    ("diagnostics", "expected"),
    [
        ([], "No problems found in 7 files"),
        ([found("a")], "1 error in 1 file"),
        ([found("a"), found("b"), found("b", 2, Level.WARNING)], "2 errors, 1 warning in 2 files"),
        ([found("a", level=Level.INFO)] * 2, "2 remarks in 1 file"),
    ],
)
def test_the_closing_line(diagnostics: list[Diagnostic], expected: str) -> None:
    assert Tally(diagnostics).summary(7) == expected


def test_the_order_is_that_of_the_edition_then_of_the_text() -> None:
    mixed = [found("b", 2), found("a", 9, column=2), found("b", 1), found("a", 9, column=1), found("b", 2)]
    ordered = in_order(mixed, ["b", "a"])
    assert [(each.file, each.line, each.column) for each in ordered] == [
        ("b", 1, 0),
        ("b", 2, 0),
        ("a", 9, 1),
        ("a", 9, 2),
    ]


@pytest.mark.parametrize(
    ("level", "strict", "expected"),
    [
        (Level.ERROR, False, True),
        (Level.WARNING, False, False),
        (Level.WARNING, True, True),
        (Level.INFO, True, False),
    ],
)
def test_what_makes_a_command_fail(level: Level, strict: bool, expected: bool) -> None:
    assert failed([found("a", level=level)], strict) is expected
    assert Tally([found("a", level=level)]).failed(strict) is expected
