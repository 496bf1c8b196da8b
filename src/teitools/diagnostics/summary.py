"""Diagnostics as a whole: their order, and whether they make a command fail."""

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


def counted(number: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
