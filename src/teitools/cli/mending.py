"""The mending of what is certain, as a command shows it."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teitools.checks.report import Report
    from teitools.cli.choice import Choice
    from teitools.corpus.check import Request

_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def mending_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what is to be mended."""
    options = (
        click.option("--fix", is_flag=True, help="Mend what is certain, and show what is left."),
        click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def only_text(form: str, summary: bool, write_baseline: Path | None) -> None:
    """A diff takes the place of findings. Raises ``click.UsageError`` where they are wanted too."""
    if form != "text" or summary or write_baseline:
        raise click.UsageError(
            "--diff shows what would change, and no findings: leave the other options out."
        )


def mend(
    names: Sequence[Path],
    schema: str | None,
    jobs: int | None,
    request: "Request",
    choice: "Choice",
    show: Callable[[Iterable[str]], None],
) -> "Report":
    """Mend all that is named; say how much is mended, show what is left, and return it."""
    from teitools.cli.many import Gathered, checked, prepared
    from teitools.corpus.mending import tally, written
    from teitools.editing.task import Mending
    from teitools.timings import Timings

    timings, gathered = Timings(), Gathered(choice.keeps, request.text)
    tasks, request = prepared(names, schema, request._replace(mending=Mending(choice.chosen)), timings)
    with timings.stage("checking"):
        outcomes = list(checked(tasks, request, jobs))
    with timings.stage("writing"):
        outcomes = written(tasks, outcomes, request, jobs)
    if (done := tally(outcomes)).wanted:
        click.echo(done, err=not request.text)
    for outcome in outcomes:
        show(gathered.add(outcome))
    return gathered.report(timings)


def compare(
    names: Sequence[Path], schema: str | None, jobs: int | None, request: "Request", choice: "Choice"
) -> bool:
    """Show what would change; return whether anything would."""
    from teitools.cli.many import checked, prepared
    from teitools.corpus.mending import compared, tally
    from teitools.editing.task import Mending
    from teitools.timings import Timings

    request = request._replace(mending=Mending(choice.chosen, compared=True), text=False)
    outcomes = list(checked(*prepared(names, schema, request, Timings()), jobs))
    for line in compared(outcomes):
        click.secho(_printable(line), fg=_colour(line))
    found = tally(outcomes)
    click.echo(found.would(), err=True)
    return found.mended > 0


def _colour(line: str) -> str | None:
    return None if line.startswith(("---", "+++")) else _COLOURS.get(line[:1])


def _printable(line: str) -> str:
    """On a terminal no character commands it; other programs get the line as it is."""
    from teitools.diagnostics.control import visible

    return "\t".join(map(visible, line.split("\t"))) if sys.stdout.isatty() else line
