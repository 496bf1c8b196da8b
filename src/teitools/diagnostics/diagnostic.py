"""The one value for everything an editor can mend."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from teitools.diagnostics.span import Span


class Level(StrEnum):
    """How much a finding matters: errors make a command fail, warnings only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place. Lines and columns count from 1, columns in characters; 0 means unknown.

    The end is the place after the last character; ``byte_range`` is the same place in bytes from 0.
    ``expected`` names all that could stand there instead, the likeliest first; ``fix`` is what to write in
    the place of the wrong name or value, where that is known; ``also`` are further places where the same
    must be written with it.
    """

    file: str
    line: int
    code: str
    rule: str
    message: str
    level: Level = Level.ERROR
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    expected: tuple[str, ...] = ()
    fix: str | None = None
    byte_range: tuple[int, int] | None = None
    also: tuple[Span, ...] = ()

    def of_file(self, file: str) -> "Diagnostic":
        """Return the diagnostic with another name of its file: ``replace`` takes five times as long."""
        return Diagnostic(file, *self._of_place())

    def __reduce__(self) -> tuple[type["Diagnostic"], tuple[Any, ...]]:
        return Diagnostic, (self.file, *self._of_place())

    def _of_place(self) -> tuple[Any, ...]:
        return (
            self.line,
            self.code,
            self.rule,
            self.message,
            self.level,
            self.column,
            self.end_line,
            self.end_column,
            self.expected,
            self.fix,
            self.byte_range,
            self.also,
        )
