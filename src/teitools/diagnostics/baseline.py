"""A baseline: the findings that a corpus has had for long, so that only new ones fail.

A finding is known again by its file, its code, its rule and its message, not by its line: lines may be added
above it. Where a file has several that are alike, they are counted.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from teitools.diagnostics.diagnostic import Diagnostic
from teitools.diagnostics.selection import CODES_OF_BUILDS

_NUMBERS = re.compile(r"(?<=\blines )[\d, and]+|(?<=\bline )[\d,]+|\b[\d,]+(?= more\b)")
_VERSION = 1


class BaselineError(ValueError):
    """What is wrong with a baseline's file."""


class Baseline:
    """The findings that are known. ``path`` is its file; others are named from its folder."""

    def __init__(self, path: Path, known: Counter[tuple[str, str]]) -> None:
        self._folder = path.resolve().parent
        self._left = known

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline. Raises ``OSError`` and ``BaselineError``."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            known = {
                (file, name): int(n) for file, names in data["findings"].items() for name, n in names.items()
            }
        except (ValueError, KeyError, AttributeError, TypeError):
            raise BaselineError(f"{path} is no baseline: write a new one with --write-baseline.") from None
        return cls(path, Counter(known))

    def knows(self, diagnostic: Diagnostic, root: Path) -> bool:
        """Whether a finding is known; each known one is taken once."""
        key = self._key(diagnostic, root)
        if self._left[key] <= 0:
            return False
        self._left[key] -= 1
        return True

    @property
    def mended(self) -> int:
        """How many of the known findings have not been met: of those that any check of all would meet."""
        left = ((name, number) for (_, name), number in self._left.items() if number > 0)
        return sum(number for name, number in left if not name.startswith(CODES_OF_BUILDS))

    def _key(self, diagnostic: Diagnostic, root: Path) -> tuple[str, str]:
        return key_of(diagnostic, root, self._folder)


def to_text(diagnostics: Iterable[Diagnostic], root: Path, path: Path) -> str:
    """Return the text of a baseline in which findings are known; sorted, so that versions can be compared."""
    folder = path.resolve().parent
    known = Counter(key_of(each, root, folder) for each in diagnostics)
    files: dict[str, dict[str, int]] = {}
    for (file, name), number in sorted(known.items()):
        files.setdefault(file, {})[name] = number
    return json.dumps({"version": _VERSION, "findings": files}, ensure_ascii=False, indent=1) + "\n"


def key_of(diagnostic: Diagnostic, root: Path, folder: Path) -> tuple[str, str]:
    """Return the file and the name by which a finding is known again."""
    path = root / diagnostic.file
    file = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
    return file, key_of_message(diagnostic)


def key_of_message(diagnostic: Diagnostic) -> str:
    """Return what a finding says, without the numbers that change where others come and go."""
    message = _NUMBERS.sub("…", " ".join(diagnostic.message.split()))
    return f"{diagnostic.code} {diagnostic.rule}: {message}"
