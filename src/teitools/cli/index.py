"""``teitools index``: print an index of an edition."""

from pathlib import Path

import click

from teitools.cli.arguments import edition_argument

KINDS = (
    "persons",
    "places",
    "organizations",
    "events",
    "dates",
    "works",
    "archives",
    "subjects",
    "apparatus",
)


@click.command("index", short_help="Print an index: who or what is mentioned, and where.")
@edition_argument
@click.option("--kind", type=click.Choice(KINDS), help="Which index; all of them by default.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.option("--context", "contexts", is_flag=True, help="Show each mention within the words around it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write into this file.")
@click.pass_context
def command(
    context: click.Context,
    edition: Path | None,
    kind: str | None,
    form: str,
    contexts: bool,
    output: Path | None,
) -> None:
    """Print who and what an edition mentions, and where: its persons, places, organisations, events, dates,
    works, archival sources, and the decisions of its editor.

    EDITION is a folder with an edition.toml, or a TEI file; by default edition/ of this folder, or the
    nearest edition.toml upwards.

    Ends with 0 if all was read, 1 if a file has errors (what could be read is printed), 3 if none could.

    \b
    Examples:
      teitools index --kind persons
      teitools index --kind dates --context
      teitools index --kind places --format csv --output places.csv
    """
    from teitools.cli.lines import print_lines
    from teitools.publish.asked import ask

    if form == "csv" and kind is None:
        raise click.UsageError("A CSV file holds one index: name it with --kind.", context)
    asked = ask(edition, kind)
    for complaint in asked.complaints():
        click.echo(complaint, err=True)
    if output is not None:
        output.write_bytes(asked.text(form, contexts).encode())
    elif form == "text":
        print_lines(asked.lines(contexts))
    else:
        click.echo(asked.text(form, contexts), nl=False)
    context.exit(1 if asked.failed else 0)
