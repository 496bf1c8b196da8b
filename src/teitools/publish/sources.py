"""What a command names, read as one edition: one with an ``edition.toml``, a TEI file, or many of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from teitools.corpus.tasks import Task, common_root, tasks
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Edition, EditionError, read_edition
from teitools.edition.reading import read_files


def read_sources(names: Sequence[Path]) -> Edition:
    """Read an edition, a TEI file, or all TEI files in folders and patterns. Raises ``EditionError``."""
    if not names:
        return read_edition(None)
    found = tasks(names)
    if len(found) == 1:
        return read_edition(found[0].path)
    if editions := [task for task in found if task.is_edition]:
        raise EditionError(
            f"{editions[0].path} is an edition of its own: build it alone, "
            "or name TEI files that belong to none."
        )
    return _read_many(found, common_root(names))


def _read_many(found: Sequence[Task], root: Path) -> Edition:
    """Read many TEI files; what lies among them and is no TEI is no mistake, unless it was named."""
    edition = read_files([task.path for task in found], root)
    unnamed = {edition.name_of(task.path) for task in found if not task.named}
    diagnostics = tuple(_told(each, each.file in unnamed) for each in edition.diagnostics)
    return replace(edition, diagnostics=diagnostics)


def _told(found: Diagnostic, unnamed: bool) -> Diagnostic:
    return replace(found, level=Level.INFO) if unnamed and found.code == "E002" else found
