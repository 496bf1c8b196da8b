"""The place of a finding in its source: a stretch of one line, and the mark that goes under it."""

import unicodedata
from typing import NamedTuple, Protocol

from teitools.diagnostics.control import visible
from teitools.diagnostics.diagnostic import Diagnostic

_WIDTH = 96
"""How much of a line is shown: paragraphs of 5,000 characters stand on one."""

_BEFORE = 32
"""How much of what precedes the place is shown where a line is cut."""


class Source(Protocol):
    """The characters of a file, and where each of its lines begins among them."""

    @property
    def text(self) -> str: ...

    @property
    def line_starts(self) -> list[int]: ...


class Excerpt(NamedTuple):
    """A stretch of a line, and a mark to stand under it after ``indent`` columns; no mark, no place."""

    text: str
    indent: int
    mark: str


def excerpt(diagnostic: Diagnostic, source: Source) -> Excerpt | None:
    """Return what stands at a finding, or None where its line is unknown, empty or not there."""
    line = _line(source, diagnostic.line)
    if not line.strip():
        return None
    start, end = _range(diagnostic, len(line))
    left, right = _window(line, start)
    text = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    if not diagnostic.column:
        return Excerpt(text.strip(), 0, "")
    indent = bool(left) + _columns(line[left:start])
    return Excerpt(text, indent, "^" * max(_columns(line[start : min(end, right)]), 1))


def _line(source: Source, number: int) -> str:
    if not 1 <= number <= len(source.line_starts):
        return ""
    starts = source.line_starts
    end = starts[number] if number < len(starts) else len(source.text)
    line = source.text[starts[number - 1] : end].rstrip("\r\n")
    return visible(line.replace("\t", " "))


def _range(diagnostic: Diagnostic, length: int) -> tuple[int, int]:
    """Return where the mark begins and ends in the line: one that spans lines ends with its first."""
    start = min(max(diagnostic.column - 1, 0), length)
    if diagnostic.end_line > diagnostic.line:
        return start, length
    return start, min(max(diagnostic.end_column - 1, start + 1), length)


def _window(line: str, start: int) -> tuple[int, int]:
    """Cut a line around a place, between words where there are any near, and off its indentation."""
    indented = len(line) - len(line.lstrip())
    left = min(indented, start) if len(line) - indented > _WIDTH or indented > _BEFORE else 0
    if start - left > _WIDTH * 2 // 3:
        left = start - _BEFORE
        left += max(line[left:start].find(" "), -1) + 1
    right = left + _WIDTH
    if right < len(line):
        space = line.rfind(" ", max(start + 1, right - _BEFORE // 2), right)
        right = space if space > start else right
    return left, min(right, len(line))


def _columns(text: str) -> int:
    """Return how wide a text is on a terminal: marks above letters take no room, Chinese characters two."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
