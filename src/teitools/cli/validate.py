"""``teitools validate``: find what is wrong with an edition, and say where."""

from pathlib import Path

import click

from teitools.cli.arguments import edition_argument, timings_option
from teitools.collector import collector_at_rest

FORMS = ("text", "json", "sarif", "github", "checkstyle")


@click.command("validate", short_help="Check an edition: structure, rules, ids and pointers.")
@edition_argument
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--source/--no-source", default=True, help="Quote the place of each finding in the text form.")
@click.option("--verbose", is_flag=True, help="List all that could stand at a place, in the text form.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--schema", metavar="RNG", help="Check against this RELAX NG schema instead of the edition's own."
)
@timings_option
@click.pass_context
def command(
    context: click.Context,
    edition: Path | None,
    form: str,
    source: bool,
    verbose: bool,
    strict: bool,
    schema: str | None,
    timings: bool,
) -> None:
    """Check an edition: is it well-formed, does it keep to its schema and its rules, do its pointers lead
    anywhere?

    EDITION is a folder with an edition.toml, or a TEI file; by default edition/ of this folder, or the
    nearest edition.toml upwards. A TEI file without an edition.toml is checked against the schema that its
    xml-model names, if that lies on this machine, or that --schema names: a file, or teitools:edition.rng
    for the schema that comes with teitools.

    Ends with 0 if nothing is wrong, 1 if something is, 3 if the edition cannot be read.

    \b
    Examples:
      teitools validate
      teitools validate my-edition --strict
      teitools validate letter.xml --schema teitools:edition.rng
      teitools validate --format sarif > report.sarif

    A code is explained by: teitools explain E311
    """
    from teitools.checks.report import validate

    with collector_at_rest():
        report = validate(edition, schema)
    for line in report.lines(form, source, verbose):
        click.echo(line)
    if timings:
        click.echo("\n".join(report.timings.lines()), err=True)
    context.exit(1 if report.failed(strict) else 0)
