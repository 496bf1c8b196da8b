"""How many findings there are: all that is left of those that have been told."""

from collections import Counter
from collections.abc import Iterable

from teitools.diagnostics.diagnostic import Diagnostic, Level
from teitools.diagnostics.summary import counted

_NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "remark"}


class Tally:
    """The numbers of findings by level, and the files with any."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._levels: Counter[Level] = Counter()
        self._files: set[str] = set()
        self.add(diagnostics)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        for each in diagnostics:
            self._levels[each.level] += 1
            self._files.add(each.file)

    def failed(self, strict: bool) -> bool:
        """Whether a command that found this has found problems: warnings count when it is strict."""
        return bool(self._levels[Level.ERROR] or (strict and self._levels[Level.WARNING]))

    def summary(self, files: int, kinds: int = 0) -> str:
        """Return ``2 errors, 1 warning in 2 files`` or ``No problems found in 7 files``.

        With a number of kinds it is ``2 errors, 1 warning of 2 kinds in 2 files``.
        """
        if not self._levels:
            return f"No problems found in {counted(files, 'file')}"
        numbers = ((self._levels[level], _NOUNS[level]) for level in Level)
        counts = ", ".join(counted(number, noun) for number, noun in numbers if number)
        of_kinds = f" of {counted(kinds, 'kind')}" if kinds else ""
        return f"{counts}{of_kinds} in {counted(len(self._files), 'file')}"
