"""``teitools schema``: which schemas there are, and what they say to somebody who is writing."""

import sys
from pathlib import Path

import click


@click.group("schema", short_help="Keep schemas on this machine, and ask them what may stand at a place.")
def command() -> None:
    """Keep the schemas that files name on this machine, and ask them.

    \b
    Examples:
      teitools schema expect letter.xml:12:5
      teitools schema add letters.rng https://example.org/letters.rng
      teitools schema list
    """


@command.command("add", short_help="Keep a schema under its public address.")
@click.argument("source", metavar="FILE|URL")
@click.argument("address", required=False, metavar="[ADDRESS]")
@click.option("--allow-network", is_flag=True, help="Fetch the schema from the web.")
def add(source: str, address: str | None, allow_network: bool) -> None:
    """Keep a schema, with all that it includes, under the address by which files name it.

    From a file: name the file and the address. From the web: name the address, and allow the network.

    Ends with 0, with 3 if the schema cannot be read or used.

    \b
    Examples:
      teitools schema add letters.rng https://example.org/schema/letters.rng
      teitools schema add https://example.org/schema/letters.rng --allow-network
    """
    from teitools.schemas.adding import add_file, add_from_web

    if source.startswith(("http://", "https://")):
        if not allow_network:
            raise click.UsageError(f"Fetching {source} needs the network: allow it with --allow-network.")
        path = add_from_web(source)
    elif address is None:
        raise click.UsageError("Name the public address of the schema, too: files name it by that.")
    else:
        path = add_file(Path(source), address)
    click.echo(f"{address or source} is kept as {path}.")


@command.command("list", short_help="List the schemas that are kept.")
def list_all() -> None:
    """List the addresses of the schemas on this machine, and where they are.

    \b
    Examples:
      teitools schema list
    """
    from teitools.schemas.store import addresses

    for address, path in addresses().items():
        click.echo(f"{click.style(address, bold=True)}  {path}")
    if not addresses():
        click.echo("No schemas are kept: teitools schema add keeps one.")


@command.command("remove", short_help="Forget a schema that is kept.")
@click.argument("address")
def remove(address: str) -> None:
    """Forget a schema: its address, and the copy on this machine.

    \b
    Examples:
      teitools schema remove https://example.org/schema/letters.rng
    """
    from teitools.schemas.store import remove as forget

    if not forget(address):
        raise click.BadParameter(f"there is no schema {address}: teitools schema list names all.")
    click.echo(f"{address} is forgotten.")


@command.command("show", short_help="Say what a schema contains.")
@click.argument("schema", metavar="RNG|ADDRESS")
@click.argument("element", required=False, metavar="[ELEMENT]")
def show(schema: str, element: str | None) -> None:
    """Say what a schema contains: with which elements a document begins, how many there are; or what one
    element may have and hold, with what the schema says of it.

    \b
    Examples:
      teitools schema show teitools:edition.rng
      teitools schema show letters.rng persName
    """
    from teitools.schemas.showing import lines_of

    for line in lines_of(schema, element):
        click.echo(line)


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
