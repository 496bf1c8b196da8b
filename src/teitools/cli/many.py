"""The validation of many files as a command shows it: findings as they come, and how far it is."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from teitools.checks.report import STRUCTURE_UNCHECKED, Report, named_schema
from teitools.corpus.check import Request
from teitools.corpus.run import run
from teitools.corpus.tasks import tasks
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import counted
from teitools.timings import Timings


def names_in(list_of_names: Iterable[str]) -> list[Path]:
    """Return the names in a list, one a line."""
    return [Path(name) for line in list_of_names if (name := line.rstrip("\r\n"))]


def validate_many(
    names: Sequence[Path],
    schema: str | None,
    jobs: int | None,
    request: Request,
    keeps: Callable[[Diagnostic, Path], bool],
    show: Callable[[Iterable[str]], None],
) -> Report:
    """Check all that is named; ``show`` gets the lines of what is kept as soon as they are known."""
    timings, here = Timings(), Path.cwd()
    with timings.stage("looking for files"):
        found = tasks(names)
        if schema is not None:
            request = request._replace(schema=named_schema(schema))
    diagnostics: list[Diagnostic] = []
    files = unchecked = 0
    with timings.stage("checking"), _progress(len(found)) as advance:
        for outcome in run(found, request, jobs):
            files += outcome.files
            unchecked += 0 if outcome.has_schema else outcome.files
            for finding in outcome.findings:
                if keeps(finding.diagnostic, here):
                    diagnostics.append(finding.diagnostic)
                    show(finding.lines)
            advance()
    return Report(here, diagnostics, files, _note(files, unchecked), (), timings)


def _note(files: int, unchecked: int) -> str:
    if not unchecked or unchecked == files:
        return STRUCTURE_UNCHECKED if unchecked else ""
    return f" (structure of {counted(unchecked, 'file')} not checked: --schema names a schema)"


@contextmanager
def _progress(number: int) -> Iterator[Callable[[], None]]:
    """Show on standard error how many of the files are done, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("Checking", total=number)
        yield lambda: bar.advance(task)
