"""Diagnostics for reading: one a line, with its place in the source under it, in colour on a terminal."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import click

from teitools.diagnostics.control import visible
from teitools.diagnostics.diagnostic import Diagnostic, Level
from teitools.diagnostics.excerpt import Source, excerpt

_WIDTH = 110
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "blue"}


def text_lines(
    diagnostics: Iterable[Diagnostic],
    root: Path,
    source: Callable[[str], Source | None] | None = None,
    verbose: bool = False,
) -> Iterator[str]:
    """Return ``path:line:column: level CODE message [rule]`` for each; ``root`` is the edition's folder.

    Where ``source`` finds the text of a file, the line at fault follows, and a mark under the place. With
    ``verbose`` all that could stand there follows last.
    """
    for diagnostic in diagnostics:
        file = _typed(root, diagnostic.file, Path.cwd())
        place = click.style(f"{file}{_place(diagnostic)}:", bold=True)
        level = click.style(str(diagnostic.level), fg=COLOURS[diagnostic.level], bold=True)
        code = click.style(diagnostic.code, dim=True)
        rule = click.style(f"[{printable(diagnostic.rule)}]", dim=True)
        yield f"{place} {level} {code} {printable(diagnostic.message)} {rule}"
        if source is not None and (text := source(diagnostic.file)) is not None:
            yield from _quoted(diagnostic, text)
        if verbose and diagnostic.expected:
            yield from _listed(diagnostic.expected)


def _listed(expected: Iterable[str]) -> Iterator[str]:
    from textwrap import wrap  # only --verbose needs it

    yield from wrap(
        f"Could stand here: {', '.join(map(printable, expected))}",
        width=_WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _quoted(diagnostic: Diagnostic, source: Source) -> Iterator[str]:
    found = excerpt(diagnostic, source)
    if found is None:
        return
    number = str(diagnostic.line)
    yield f"{click.style(f'  {number} |', dim=True)} {found.text}".rstrip()
    if found.mark:
        margin = click.style(f"  {' ' * len(number)} |", dim=True)
        colour = COLOURS[diagnostic.level]
        yield f"{margin} {' ' * found.indent}{click.style(found.mark, fg=colour, bold=True)}"


@lru_cache(maxsize=64)
def _typed(root: Path, file: str, _here: Path) -> str:
    """Return a file's path as the user would type it here: asked for one finding in it after another."""
    return typed(root / file)


def typed(path: Path) -> str:
    """Return a path as the user would type it here."""
    try:
        return printable(str(path.relative_to(Path.cwd())))
    except ValueError:
        return printable(str(path))


def printable(text: str) -> str:
    """Make one line of a text, without characters that command a terminal: it may quote a hostile file."""
    return visible(" ".join(text.split()))


def _place(diagnostic: Diagnostic) -> str:
    if not diagnostic.line:
        return ""
    return f":{diagnostic.line}:{diagnostic.column}" if diagnostic.column else f":{diagnostic.line}"
