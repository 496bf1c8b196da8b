"""Building again and again, whenever a file changes."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from teitools import saxon
from teitools.checks import relaxng, rules
from teitools.cli.watching import told
from teitools.corpus.tasks import tasks
from teitools.corpus.watch import changes
from teitools.edition import EditionError
from teitools.edition.reading import project_in, project_near


def build_again_and_again(
    names: Sequence[Path], output: Path, build: Callable[[bool], object], clean: bool
) -> NoReturn:
    """Build what is named, and again after each change, until somebody stops it.

    ``build`` takes whether all is to be made anew.
    """
    _build(build, clean)
    click.echo("Waiting for changes; Ctrl-C ends it.", err=True)
    for changed in changes(lambda: _files(names, output.resolve())):
        click.secho(f"\n{told(sorted(changed))} changed", bold=True, err=True)
        for remembered in (saxon.stylesheet, relaxng.load, rules.load):
            remembered.cache_clear()
        _build(build, False)
    raise AssertionError("There is always another change.")


def _build(build: Callable[[bool], object], clean: bool) -> None:
    try:
        build(clean)
    except click.ClickException as error:
        error.show()  # It may be right with the next change.


def _files(names: Sequence[Path], output: Path) -> Iterator[Path]:
    """Return the files that may decide what is built: all of an edition's folder, or those that are named."""
    try:
        found = [task.path for task in tasks(names)] if names else [project_near(Path.cwd())]
    except EditionError:
        return  # All files may be gone for a moment.
    for path in found:
        if path.is_dir() or project_in(path.parent) == path:
            folder = path if path.is_dir() else path.parent
            yield from (each for each in folder.rglob("*") if _is_watched(each, folder, output))
        else:
            yield path


def _is_watched(path: Path, folder: Path, output: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and not path.resolve().is_relative_to(output) and path.is_file()
