"""``teitools show``: what an edition contains."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teitools.cli.arguments import edition_argument

if TYPE_CHECKING:
    from rich.table import Table

    from teitools.contents import Contents

_WIDE = 1_000
"""Lines are not broken in pipes and files."""


@click.command("show", short_help="Say what an edition contains.")
@edition_argument
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(context: click.Context, edition: Path | None, form: str) -> None:
    """Say what an edition contains: its documents with their words, notes and pages; the entries of its
    indexes and how often the text mentions them; the decisions of its apparatus.

    EDITION is a folder with an edition.toml, or a TEI file; by default edition/ of this folder, or the
    nearest edition.toml upwards.

    Ends with 0 if all was read, 1 if a file has errors (the others are counted), 3 if none could be read.

    \b
    Examples:
      teitools show
      teitools show letter.xml
      teitools show --format json
    """
    from teitools.contents import read_contents
    from teitools.diagnostics.summary import failed
    from teitools.diagnostics.text import text_lines

    read, found = read_contents(edition)
    for line in text_lines(read.diagnostics, read.root):
        click.echo(line, err=True)
    if form == "json":
        _print_json(found)
    else:
        _print_tables(found)
    context.exit(1 if failed(read.diagnostics, strict=False) else 0)


def _print_json(contents: "Contents") -> None:
    import json

    click.echo(json.dumps(contents.as_data(), ensure_ascii=False, indent=2))


def _print_tables(contents: "Contents") -> None:
    from rich.console import Console

    from teitools.diagnostics.text import printable

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _WIDE)
    console.print(printable(contents.title), style="bold")
    console.print()
    console.print(_documents(contents))
    if contents.indexes:
        console.print()
        console.print(_indexes(contents))


def _documents(contents: "Contents") -> "Table":
    rows = [
        (each.name, f"{each.words:,}", f"{each.notes:,}", f"{each.note_words:,}", f"{each.pages:,}")
        for each in contents.documents
    ]
    return _table(("Document", "Words", "Notes", "Words in notes", "Pages"), rows)


def _indexes(contents: "Contents") -> "Table":
    rows = [(each.title, f"{each.entries:,}", f"{each.mentions:,}") for each in contents.indexes]
    return _table(("Index", "Entries", "Mentions"), rows)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    return table
