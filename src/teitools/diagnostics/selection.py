"""Findings by name: by their codes, or beginnings of codes, and by their rules."""

from collections.abc import Iterable

from teitools.diagnostics.diagnostic import Diagnostic


def matches(diagnostic: Diagnostic, name: str) -> bool:
    """Whether a name is the diagnostic's rule, its code, or the beginning of its code: ``E3`` is all E3….

    Codes are written in capitals or small letters.
    """
    return diagnostic.rule == name or diagnostic.code.startswith(name.upper())


def matches_any(diagnostic: Diagnostic, names: Iterable[str]) -> bool:
    return any(matches(diagnostic, name) for name in names)
