"""``teitools new``: begin an edition."""

from datetime import date
from pathlib import Path

import click


@click.command("new", short_help="Begin an edition: a project file, a text, two registers.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="A New Edition", show_default=True, help="The title of the edition.")
@click.option("--author", default="The Author", show_default=True, help="The author of its text.")
def command(folder: Path, title: str, author: str) -> None:
    """Begin an edition in FOLDER: a project file, a text and two registers, which validate and build.

    Nothing of teitools' own is copied: its schema and stylesheets are found where it is installed, and what
    an edition wants to differ it says in files of its own.

    \b
    Examples:
      teitools new letters
      teitools new letters --title "Letters from Tirana" --author "Ada Author"
    """
    from teitools.diagnostics.text import typed
    from teitools.editing.new import ExistingError, new_edition

    try:
        files = new_edition(folder, title, author, date.today())
    except ExistingError as error:
        there = ", ".join(error.files)
        raise click.ClickException(f"{typed(folder)} has {there} already: choose another folder.") from None
    for file in files:
        click.echo(typed(file))
    click.echo(f"Next: teitools build {typed(folder)}")
