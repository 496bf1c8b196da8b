"""``teitools schema``: what a schema says to somebody who is writing."""

import sys

import click


@click.group("schema", short_help="Ask a schema what may stand somewhere.")
def command() -> None:
    """Ask a schema.

    \b
    Examples:
      teitools schema expect letter.xml:12:5
    """


@command.command("expect", short_help="Say what may stand at a place of a file.")
@click.argument("place", metavar="FILE:LINE:COLUMN")
@click.option(
    "--schema", metavar="RNG", help="Ask this RELAX NG schema (.rng or .rnc) instead of the file's own."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def expect(place: str, schema: str | None, form: str) -> None:
    """Say what may stand at a place of a file: elements, attributes or values with what the schema says of
    them, the required ones first; whether text may stand there; whether the element may end there.

    Lines and columns are counted from 1, columns in characters. The file may be unfinished, and wrong before
    the place. Its schema is found as by teitools validate: that of the edition that lists the file, else the
    one that its xml-model names.

    Ends with 0, with 2 if the place is not in the file, with 3 if the file or its schema cannot be read.

    \b
    Examples:
      teitools schema expect edition/letter.xml:12:5
      teitools schema expect letter.xml:12:5 --schema teitools:edition.rng --format json
    """
    import json
    import shutil

    from teitools.checks.expect import PlaceError, ask

    try:
        asked = ask(place, schema)
    except PlaceError as error:
        raise click.BadParameter(str(error), param_hint="FILE:LINE:COLUMN") from None
    if form == "json":
        click.echo(json.dumps(asked.as_data(), ensure_ascii=False, indent=2))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in asked.lines(width):
        click.echo(line)
