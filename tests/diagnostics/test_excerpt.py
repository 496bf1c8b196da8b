"""The place of a finding in its source."""

import pytest

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.excerpt import excerpt
from teitools.edition.encoding import source_text

LONG = "слово " * 300 + "<x/>" + " слово" * 300


def quoted(line: str, start: int, end: int, end_line: int = 1) -> tuple[str, str]:
    found = excerpt(
        Diagnostic("a", 1, "E", "r", "M", column=start, end_line=end_line, end_column=end),
        source_text(line.encode()),
    )
    assert found is not None
    return found.text, " " * found.indent + found.mark


@pytest.mark.parametrize(
    ("line", "start", "end", "mark"),
    [
        ("<p>a</p>", 4, 5, "   ^"),
        ("<p>a</p>\r\n<p/>", 4, 9, "   ^^^^^"),
        ("\t<p>a</p>", 2, 5, " ^^^"),
        ("<p>中文</p>", 5, 6, "     ^^"),
        ("<p>e\u0301x</p>", 6, 7, "    ^"),
        ("<p>", 4, 4, "   ^"),
        ("<p>", 99, 99, "   ^"),
    ],
)
def test_the_mark_stands_under_the_place(line: str, start: int, end: int, mark: str) -> None:
    assert quoted(line, start, end)[1] == mark


def test_a_long_line_is_cut_around_the_place() -> None:
    start = LONG.index("<x/>") + 1
    text, mark = quoted(LONG, start, start + 4)
    assert text.startswith("…слово ")
    assert text.endswith("слово…")
    assert len(text) < 100
    assert text[mark.index("^") :][:4] == "<x/>"
    assert mark.strip() == "^^^^"


def test_a_word_without_end_is_cut_too() -> None:
    text, mark = quoted("x" * 5_000, 2_000, 2_001)
    assert len(text) < 100
    assert text[0] == text[-1] == "…"
    assert mark.strip() == "^"


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert quoted("<p n='1'\n  m='2'>", 1, 8, end_line=2)[1] == "^^^^^^^^"


def test_a_hostile_line_commands_no_terminal() -> None:
    assert quoted("a\x1b[2Jb\u202ec", 1, 2)[0] == "a\ufffd[2Jb\ufffdc"


def test_without_a_column_there_is_no_mark() -> None:
    found = excerpt(Diagnostic("a", 1, "E", "r", "M"), source_text(b"  <p/>"))
    assert found is not None
    assert (found.text, found.mark) == ("<p/>", "")


@pytest.mark.parametrize("line", [0, 2, 3, 9])
def test_where_there_is_no_line_nothing_is_quoted(line: int) -> None:
    assert excerpt(Diagnostic("a", line, "E", "r", "M", column=1), source_text(b"<p/>\n \n")) is None
