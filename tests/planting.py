"""Plants a slip in a copy of the reference edition, and says where the one finding must stand."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from teitools.diagnostics import Diagnostic

EDITION = Path(__file__).parents[1] / "edition"
TEXT = "edemskiy-2019.xml"
MARK = "‸"

Place = tuple[str, int, int, str]
"""A file, a line, a column and a code, with the rule of a Schematron behind it."""


@dataclass(frozen=True)
class Slip:
    """The first ``right`` after ``after`` in ``file`` becomes ``wrong``; the finding stands at its ``MARK``.

    ``code`` is what the whole validation says of it, ``alone`` what the checks say without schema and rules:
    the same, or nothing where it is empty.
    """

    name: str
    right: str
    wrong: str
    code: str
    alone: str | None = None
    file: str = TEXT
    after: str = ""

    def plant(self, folder: Path) -> tuple[Path, Place]:
        """Make the slip in a copy; return the edition's folder and the place of the slip."""
        copy = Path(shutil.copytree(EDITION, folder / "edition"))
        path = copy / self.file
        source = path.read_text(encoding="utf-8")
        start = source.index(self.right, source.index(self.after))
        slipped = source[:start] + self.wrong + source[start + len(self.right) :]
        before = slipped[: slipped.index(MARK)]
        path.write_text(slipped.replace(MARK, ""), encoding="utf-8", newline="")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return copy, (self.file, line, column, self.code)


def places(found: Iterable[Diagnostic]) -> list[Place]:
    """Return where findings stand, and what they are called."""
    return [(each.file, each.line, each.column, _called(each)) for each in found]


def _called(found: Diagnostic) -> str:
    return f"{found.code} {found.rule}" if found.code == "E201" else found.code
