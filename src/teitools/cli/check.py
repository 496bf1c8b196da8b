"""``teitools check``: the checks beside schema and rules, and what each is about."""

from pathlib import Path

import click

from teitools.cli.arguments import edition_argument


@click.command("check", short_help="List the checks of an edition's texts, or apply them alone.")
@edition_argument
@click.option("--list", "listed", is_flag=True, help="List the checks, with the codes of what they find.")
@click.pass_context
def command(context: click.Context, edition: Path | None, listed: bool) -> None:
    """Apply the checks of an edition's texts, without its schema and its rules: ids, pointers and more.

    teitools validate applies all of them too.

    Ends with 0 if nothing is wrong, 1 if something is, 3 if the edition cannot be read.

    \b
    Examples:
      teitools check --list
      teitools check letter.xml
    """
    from teitools.checks.registry import CHECKS
    from teitools.diagnostics.codes import CODES

    if listed:
        for check in CHECKS:
            click.secho(check.name, bold=True)
            for code in check.codes:
                click.echo(f"  {code}  {CODES[code]}")
        return
    from teitools.checks.report import check_texts

    report = check_texts(edition)
    for line in report.lines(source=True):
        click.echo(line)
    context.exit(1 if report.failed(strict=False) else 0)
