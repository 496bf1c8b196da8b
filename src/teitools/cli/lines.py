"""Lines of a listing on standard output: styled and wrapped under their indent on a terminal."""

import sys
from collections.abc import Iterable

import click

from teitools.diagnostics.text import printable
from teitools.index.listing import Line

STYLES = {"title": "bold", "name": "bold cyan", "field": "dim"}


def print_lines(lines: Iterable[Line]) -> None:
    """Print a listing."""
    if sys.stdout.isatty():
        _print_styled(lines)
    else:
        for line in lines:
            click.echo(str(line))


def _print_styled(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        text = Text(printable(line.text), STYLES.get(line.role, ""))
        console.print(Padding(text, (0, 0, 0, line.indent), expand=False))
