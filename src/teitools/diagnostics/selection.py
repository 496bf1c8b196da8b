"""Findings by name: by their codes, or beginnings of codes, and by their rules."""

from collections.abc import Iterable

from teitools.diagnostics.diagnostic import Diagnostic

CODES_OF_BUILDS = ("E491", "E501", "E502", "E503")
"""What only a build finds, when it has looked for fonts and accounted for the words of its outputs."""
_RULES_OF_BUILDS = ("fonts", "lost", "repeated", "added")


def matches(diagnostic: Diagnostic, name: str) -> bool:
    """Whether a name is the diagnostic's rule, its code, or the beginning of its code: ``E3`` is all E3….

    Codes are written in capitals or small letters.
    """
    return diagnostic.rule == name or diagnostic.code.startswith(name.upper())


def is_unknown(name: str) -> bool:
    """Whether a name is that of a code, or the beginning of one, and there is no such code."""
    from teitools.diagnostics.codes import CODES  # few choose

    code = name.upper()
    return code[:1] == "E" and code[1:].isdigit() and not any(each.startswith(code) for each in CODES)


def is_of_builds(name: str) -> bool:
    """Whether a name is, or may be, that of a finding that only a build makes."""
    return name in _RULES_OF_BUILDS or any(code.startswith(name.upper()) for code in CODES_OF_BUILDS)


def matches_any(diagnostic: Diagnostic, names: Iterable[str]) -> bool:
    return any(matches(diagnostic, name) for name in names)
