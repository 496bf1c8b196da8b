"""Validation again and again, whenever a file changes."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from teitools.checks import relaxng, rules
from teitools.checks.report import named_schema
from teitools.corpus.tasks import Task, tasks
from teitools.corpus.watch import changes
from teitools.diagnostics.summary import counted
from teitools.diagnostics.text import typed
from teitools.edition import EditionError
from teitools.edition.reading import files_of

_FEW = 3


def watch(
    names: Sequence[Path], schema_name: str | None, validate: Callable[[Sequence[Path]], object]
) -> NoReturn:
    """Validate all that is named, then what has changed of it, until somebody stops it."""
    schema = named_schema(schema_name) if schema_name else None
    validate(names)
    click.echo("Waiting for changes; Ctrl-C ends it.", err=True)
    for changed in changes(lambda: _watched(names, schema)):
        if schema in changed:
            relaxng.load.cache_clear()
        rules.load.cache_clear()  # Those of an edition are not watched.
        again = list(names) if schema in changed else _concerned(names, changed)
        click.secho(f"\n{_told(sorted(changed))} changed", bold=True, err=True)
        try:
            if again:
                validate(again)
        except click.ClickException as error:
            error.show()  # It may be right with the next change.
    raise AssertionError("There is always another change.")


def _watched(names: Sequence[Path], schema: Path | None) -> Iterator[Path]:
    yield from [schema] if schema else []
    for task in _tasks(names):
        yield from _files(task)


def _concerned(names: Sequence[Path], changed: set[Path]) -> list[Path]:
    return [task.path for task in _tasks(names) if not changed.isdisjoint(_files(task))]


def _tasks(names: Sequence[Path]) -> list[Task]:
    try:
        return tasks(names)
    except EditionError:
        return []  # All files may be gone for a moment.


def _files(task: Task) -> list[Path]:
    return [task.path, *files_of(task.path)] if task.is_edition else [task.path]


def _told(changed: Sequence[Path]) -> str:
    more = len(changed) - _FEW
    shown = ", ".join(map(typed, changed[:_FEW]))
    return f"{shown} and {counted(more, 'other file')}" if more > 0 else shown
