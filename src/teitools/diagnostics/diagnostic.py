"""The one value for everything an editor can mend."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: errors make a command fail, warnings only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place. Lines and columns count from 1, columns in characters; 0 means unknown.

    The end is the place after the last character. ``expected`` names what could stand there instead, and
    ``fix`` is the text that would mend it, where either is known.
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
