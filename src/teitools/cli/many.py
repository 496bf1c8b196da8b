"""The validation of many files as a command shows it: findings as they come, and how far it is."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from teitools.checks.report import STRUCTURE_UNCHECKED, Keeps, Report, named_schema
from teitools.corpus.check import Outcome, Request
from teitools.corpus.run import run
from teitools.corpus.tasks import Task, tasks
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import counted, failed
from teitools.diagnostics.tally import Tally
from teitools.timings import Timings

_OFTEN = 0.1
"""Seconds between two drawings of how far it is."""


def validate_many(
    names: Sequence[Path],
    schema: str | None,
    jobs: int | None,
    request: Request,
    keeps: Keeps,
    show: Callable[[Iterable[str]], None],
) -> Report:
    """Check all that is named; ``show`` gets the lines of what is kept as soon as they are known."""
    timings = Timings()
    found, request = prepared(names, schema, request, timings)
    gathered = Gathered(keeps, request.text)
    with timings.stage("checking"):
        for outcome in checked(found, request, jobs):
            show(gathered.add(outcome))
    return gathered.report(timings)


def prepared(
    names: Sequence[Path], schema: str | None, request: Request, timings: Timings
) -> tuple[list[Task], Request]:
    """Return what is to be checked, and how. Raises ``EditionError``."""
    with timings.stage("looking for files"):
        found = tasks(names)
        return found, request if schema is None else request._replace(schema=named_schema(schema))


def checked(tasks: Sequence[Task], request: Request, jobs: int | None) -> Iterator[Outcome]:
    """Check all, and show how far it is."""
    with _progress(len(tasks)) as advance:
        for outcome in run(tasks, request, jobs):
            yield outcome
            advance()


class Gathered:
    """What is kept of the findings in many files: of those that are told as they come, only how many."""

    def __init__(self, keeps: Keeps, told: bool) -> None:
        self._keeps, self._here = keeps, Path.cwd()
        self._diagnostics: list[Diagnostic] = []
        self._told = Tally() if told else None
        self._files = self._unchecked = 0
        self._strict = False

    def add(self, outcome: Outcome) -> list[str]:
        """Take an outcome; return the lines that show what is kept of it."""
        self._files += outcome.files
        self._unchecked += 0 if outcome.has_schema else outcome.files
        kept = [
            each for each in outcome.findings if self._keeps(each.diagnostic, self._here, outcome.baseline)
        ]
        diagnostics = [each.diagnostic for each in kept]
        self._strict |= outcome.strict and failed(diagnostics, strict=True)
        if self._told is None:
            self._diagnostics += diagnostics
        else:
            self._told.add(diagnostics)
        return [line for each in kept for line in each.lines]

    def report(self, timings: Timings) -> Report:
        """Return the report on all that has been taken."""
        note = _note(self._files, self._unchecked)
        return Report(
            self._here, self._diagnostics, self._files, note, (), timings, self._strict, told=self._told
        )


def _note(files: int, unchecked: int) -> str:
    if not unchecked or unchecked == files:
        return STRUCTURE_UNCHECKED if unchecked else ""
    return f" (structure of {counted(unchecked, 'file')} not checked: --schema names a schema)"


@contextmanager
def _progress(number: int) -> Iterator[Callable[[], None]]:
    """Show on standard error how many of the files are done, if that is a terminal.

    No thread draws it: a process with threads cannot be copied for the work.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    redirect = sys.stdout.isatty()
    drawn = monotonic()
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=redirect, auto_refresh=False
    ) as bar:
        task = bar.add_task("Checking", total=number)

        def advance() -> None:
            nonlocal drawn
            bar.advance(task)
            if monotonic() - drawn > _OFTEN:
                drawn = monotonic()
                bar.refresh()

        yield advance
