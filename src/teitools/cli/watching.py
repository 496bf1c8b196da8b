"""Validation again and again, whenever a file changes."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
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
from teitools.edition.reading import files_of, prologue_of, settings_of
from teitools.schemas.find import schemas_in
from teitools.schemas.linked import linked
from teitools.schemas.lookup import Lookup

_FEW = 3
_KEPT = 20_000
"""Of so many files it is remembered which others they need."""


def watch(
    names: Sequence[Path],
    schema_name: str | None,
    lookup: Lookup,
    validate: Callable[[Sequence[Path]], object],
) -> NoReturn:
    """Validate all that is named, then what has changed of it, until somebody stops it."""
    watched = _Watched(names, named_schema(schema_name) if schema_name else None, lookup)
    validate(names)
    click.echo("Waiting for changes; Ctrl-C ends it.", err=True)
    for changed in changes(watched.files):
        again = watched.concerned(changed)
        relaxng.load.cache_clear()
        rules.load.cache_clear()
        click.secho(f"\n{told(sorted(changed))} changed", bold=True, err=True)
        try:
            if again:
                validate(again)
        except click.ClickException as error:
            error.show()  # It may be right with the next change.
    raise AssertionError("There is always another change.")


class _Watched:
    """What is watched: all that is named, its registers, and the files of its schemas and rules."""

    def __init__(self, names: Sequence[Path], schema: Path | None, lookup: Lookup) -> None:
        self._names, self._schema, self._lookup = names, schema, lookup._replace(network=False)
        self._linked: dict[Path, dict[Path, int]] = {}

    def files(self) -> Iterator[Path]:
        """Return all files to look at, those of schemas once."""
        schemas = {self._schema} if self._schema else set[Path]()
        for task in self._tasks():
            yield from _own_files(task)
            schemas |= self._schemas(task)
        for schema in schemas:
            yield from self._files_of_schema(schema)

    def concerned(self, changed: set[Path]) -> list[Path]:
        """Return what is to be validated again after changes."""
        if self._schema and not changed.isdisjoint(self._files_of_schema(self._schema)):
            return list(self._names)
        return [task.path for task in self._tasks() if self._is_concerned(task, changed)]

    def _is_concerned(self, task: Task, changed: set[Path]) -> bool:
        if not changed.isdisjoint(_own_files(task)) or _names_any(task, changed):
            return True
        return any(not changed.isdisjoint(self._files_of_schema(each)) for each in self._schemas(task))

    def _files_of_schema(self, schema: Path) -> list[Path]:
        """Return a schema's files, which are read again where one has changed."""
        known = self._linked.get(schema)
        if known is None or any(_state(file) != state for file, state in known.items()):
            known = self._linked[schema] = {file: _state(file) for file, _ in linked(schema)}
        return list(known)

    def _schemas(self, task: Task) -> set[Path]:
        if self._schema and not task.is_edition:
            return set()
        return set(_schemas_of(task, self._lookup, _state(task.path))) - {self._schema}

    def _tasks(self) -> list[Task]:
        try:
            return tasks(self._names)
        except EditionError:
            return []  # All files may be gone for a moment.


def _own_files(task: Task) -> list[Path]:
    return [task.path, *files_of(task.path)] if task.is_edition else [task.path]


def _names_any(task: Task, changed: set[Path]) -> bool:
    """Whether a file that stands alone names a file that has changed: it may point into it."""
    try:
        content = b"" if task.is_edition else task.path.read_bytes()
    except OSError:
        return False
    return any(each.name.encode() in content for each in changed)


@lru_cache(maxsize=_KEPT)
def _schemas_of(task: Task, lookup: Lookup, _changed: int) -> tuple[Path, ...]:
    """Return the schemas and rules that an edition or a file names."""
    try:
        if task.is_edition:
            settings = settings_of(task.path)
            return (*([settings.schema] if settings.schema else []), *settings.schematron)
        relaxng, schematron = schemas_in(prologue_of(task.path), task.path, lookup)
        return (*relaxng, *schematron)
    except EditionError:
        return ()


def _state(path: Path) -> int:
    """Return when a file was last written; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def told(changed: Sequence[Path]) -> str:
    """Return the names of files that have changed: of many, some and their number."""
    more = len(changed) - _FEW
    shown = ", ".join(map(typed, changed[:_FEW]))
    return f"{shown} and {counted(more, 'other file')}" if more > 0 else shown
