"""Findings by kind: for corpora with thousands of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from teitools.diagnostics.codes import CODES
from teitools.diagnostics.diagnostic import Diagnostic, Level
from teitools.diagnostics.summary import counted
from teitools.diagnostics.text import COLOURS, printable, typed

_PLACES = 3
_BY_RULE = ("E201", "E202")
"""Codes that stand for as many kinds as there are rules."""


def group_lines(diagnostics: Sequence[Diagnostic], root: Path) -> Iterator[str]:
    """Return the kinds of findings, the most frequent first, each with its number, places and remedy."""
    kinds = kinds_of(diagnostics)
    order = list(Level)
    for (level, code, rule), found in sorted(
        kinds.items(), key=lambda kind: (order.index(kind[0][0]), -len(kind[1]))
    ):
        style = click.style(f"{level}", fg=COLOURS[level], bold=True)
        name = f"{code} {printable(rule)}".rstrip()
        yield f"{click.style(f'{len(found):>7,}', bold=True)} × {style} {name}  {_what(code, found)}"
        yield f"          {', '.join(_place(each, root) for each in found[:_PLACES])}{_more(found)}"
        yield f"          {click.style(f'teitools explain {rule or code}', dim=True)}"


def kinds_of(diagnostics: Sequence[Diagnostic]) -> dict[tuple[Level, str, str], list[Diagnostic]]:
    """Return findings by level, code and, where a code has many, rule."""
    kinds: dict[tuple[Level, str, str], list[Diagnostic]] = {}
    for each in diagnostics:
        rule = each.rule if each.code in _BY_RULE else ""
        kinds.setdefault((each.level, each.code, rule), []).append(each)
    return kinds


def _what(code: str, found: Sequence[Diagnostic]) -> str:
    if code in _BY_RULE:
        return f"For example: {printable(found[0].message)}"
    return CODES.get(code, printable(found[0].message))


def _place(found: Diagnostic, root: Path) -> str:
    return (
        f"{typed(root / found.file)}:{found.line}:{found.column}" if found.line else typed(root / found.file)
    )


def _more(found: Sequence[Diagnostic]) -> str:
    further = found[_PLACES:]
    if not further:
        return ""
    files = {each.file for each in further}
    return f" and {counted(len(further), 'more place')} in {counted(len(files), 'file')}"
