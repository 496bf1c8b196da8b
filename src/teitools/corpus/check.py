"""The check of one task: what a process of many does again and again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from teitools.checks import check_edition
from teitools.corpus.tasks import Task
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Edition, EditionError, read_edition
from teitools.edition.reading import read_single


class Outcome(NamedTuple):
    """What was found in how many files. Files are named by their whole paths."""

    diagnostics: list[Diagnostic]
    files: int
    has_schema: bool = True


def check(task: Task, schema: Path | None) -> Outcome:
    """Read and check what a task names; ``schema`` takes the place of its own."""
    try:
        edition = _read(task, schema)
    except EditionError as error:
        return failed(task, error.message)
    found = list(_named(edition, task))
    settings = edition.settings
    return Outcome(found, len(settings.documents) + len(settings.registers), settings.schema is not None)


def failed(task: Task, reason: str) -> Outcome:
    """Return what is said of a task that could not be checked."""
    return Outcome([Diagnostic(str(task.path), 0, "E006", "reading", f"Not checked: {reason}")], 1)


def _read(task: Task, schema: Path | None) -> Edition:
    edition = read_edition(task.path) if task.is_edition else read_single(task.path, task.root)
    if schema is None:
        return edition
    return replace(edition, settings=replace(edition.settings, schema=schema))


def _named(edition: Edition, task: Task) -> Iterator[Diagnostic]:
    for each in check_edition(edition):
        found = replace(each, file=str(edition.root / each.file))
        if each.code == "E002" and not task.named:
            found = replace(found, level=Level.INFO)  # In a folder other XML may lie, too.
        yield found
