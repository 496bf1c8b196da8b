"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from teitools.diagnostics.address import address
from teitools.diagnostics.control import visible
from teitools.diagnostics.diagnostic import Diagnostic, Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def to_github(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Return a line ``::error file=…,line=…,title=…::message`` for each finding."""
    return "\n".join(_command(diagnostic, root) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, root: Path) -> str:
    properties = ",".join(
        f"{name}={visible(value.translate(_PROPERTY))}" for name, value in _properties(diagnostic, root)
    )
    return f"::{_COMMANDS[diagnostic.level]} {properties}::{visible(diagnostic.message.translate(_DATA))}"


def _properties(diagnostic: Diagnostic, root: Path) -> Iterator[tuple[str, str]]:
    yield "file", address(diagnostic.file, root)
    if diagnostic.line:
        yield "line", str(diagnostic.line)
    if diagnostic.end_line:
        yield "endLine", str(diagnostic.end_line)
    # GitHub takes columns only for a place within one line.
    if diagnostic.column and diagnostic.end_line in (0, diagnostic.line):
        yield "col", str(diagnostic.column)
        if diagnostic.end_column:
            yield "endColumn", str(diagnostic.end_column)
    yield "title", f"{diagnostic.code} [{diagnostic.rule}]"
