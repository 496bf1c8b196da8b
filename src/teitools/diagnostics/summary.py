"""Diagnostics as a whole: their order, their number, whether they make a command fail."""

from collections import Counter
from collections.abc import Iterable, Sequence

from teitools.diagnostics.diagnostic import Diagnostic, Level


def in_order(diagnostics: Iterable[Diagnostic], files: Sequence[str] = ()) -> list[Diagnostic]:
    """Sort by file (in the edition's order), place and code; drop repetitions."""
    rank = {name: number for number, name in enumerate(files)}

    def key(diagnostic: Diagnostic) -> tuple[int, str, int, int, str]:
        file = diagnostic.file
        return rank.get(file, -1), file, diagnostic.line, diagnostic.column, diagnostic.code

    return sorted(dict.fromkeys(diagnostics), key=key)


def failed(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether a command that found this has found problems: warnings count when it is strict."""
    levels = {diagnostic.level for diagnostic in diagnostics}
    return Level.ERROR in levels or (strict and Level.WARNING in levels)


def summary(diagnostics: Sequence[Diagnostic], files: int, kinds: int = 0) -> str:
    """Return ``2 errors, 1 warning in 2 files`` or ``No problems found in 7 files``.

    With a number of kinds it is ``2 errors, 1 warning of 2 kinds in 2 files``.
    """
    if not diagnostics:
        return f"No problems found in {counted(files, 'file')}"
    levels = Counter(diagnostic.level for diagnostic in diagnostics)
    counts = ", ".join(counted(levels[level], _NOUNS[level]) for level in Level if levels[level])
    of_kinds = f" of {counted(kinds, 'kind')}" if kinds else ""
    return f"{counts}{of_kinds} in {counted(len({diagnostic.file for diagnostic in diagnostics}), 'file')}"


_NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "remark"}


def counted(number: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
