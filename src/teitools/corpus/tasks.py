"""From names on the command line to what is to be checked: editions, and TEI files that stand alone."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from teitools.edition import EditionError
from teitools.edition.reading import PROJECT_FILE, files_of, project_in, project_of

_PATTERN = re.compile(r"[*?\[]")
_NUMBERED = re.compile(r"(\D+|^(?=\d))(\d{0,18})")
_BUILT = "build.json"
"""A folder with this file holds what teitools made, copies of TEI files among it."""


class Task(NamedTuple):
    """An edition, by its ``edition.toml``, or a TEI file.

    A file's pointers may lead to all files in ``root``. One that nobody named, but that was found in a
    folder, need not be TEI.
    """

    path: Path
    root: Path
    named: bool = True

    @property
    def is_edition(self) -> bool:
        return self.path.name.endswith(".toml")


def tasks(names: Iterable[Path]) -> list[Task]:
    """Return what files, folders and patterns mean, each thing once. Raises ``EditionError``."""
    found = [task for name in names for task in _meant(name)]
    return list({task.path: task for task in reversed(found)}.values())[::-1]


def common_root(names: Sequence[Path]) -> Path:
    """Return the folder that holds all that is named: a pattern's begins where it has no signs yet."""
    folders = [_beginning(name) if _PATTERN.search(str(name)) else name for name in names]
    return Path(os.path.commonpath([(each if each.is_dir() else each.parent).resolve() for each in folders]))


def _beginning(pattern: Path) -> Path:
    plain = takewhile(lambda part: not _PATTERN.search(part), pattern.parts)
    return Path(*plain)


def _meant(name: Path) -> Iterator[Task]:
    if name.is_dir():
        project = project_in(name)
        yield from [Task(project, project.parent)] if project else _in_folder(name)
    elif name.is_file():
        yield _file(name.resolve(), name.parent.resolve())
    elif _PATTERN.search(str(name)):
        yield from _matching(str(name))
    else:
        problem = "is no file" if name.exists() else "does not exist"
        raise EditionError(f"{name} {problem}: name an edition's folder, a TEI file, or a folder of them.")


def _matching(pattern: str) -> Iterator[Task]:
    """Shells that do not expand patterns hand them on."""
    anchor = Path(pattern).anchor
    found = sorted(each for each in Path(anchor).glob(pattern[len(anchor) :]) if each.is_file())
    if not found:
        raise EditionError(f"No file is called like {pattern}.")
    root = Path(os.path.commonpath([each.parent.resolve() for each in found]))
    for each in found:
        yield _file(each.resolve(), root)


def _file(path: Path, root: Path) -> Task:
    project = path if path.name == PROJECT_FILE else project_of(path)
    return Task(project, project.parent) if project else Task(path, root)


def _in_folder(folder: Path) -> Iterator[Task]:
    """Return the editions in a folder, and the XML files in it that no edition lists."""
    root, found = folder.resolve(), False
    listed = {each for each in _listed_above(root) if each.is_relative_to(root)}
    if listed:
        found = True
        project = project_of(next(iter(listed)))
        yield from [Task(project, project.parent)] if project else []
    for directory, below, files in os.walk(root):
        here = Path(directory)
        shown = (each for each in below if not each.startswith(".") and not _is_built(here / each))
        below[:] = sorted(shown, key=_natural)
        if PROJECT_FILE in files:
            found = True
            yield Task(here / PROJECT_FILE, here)
            listed |= _listed(here / PROJECT_FILE)
        for name in sorted(files, key=_natural):
            path = here / name
            if name.lower().endswith(".xml") and path not in listed:
                found = True
                yield Task(path, root, named=False)
    if not found:
        raise EditionError(f"{folder} holds neither an {PROJECT_FILE} nor an XML file.")


def _natural(name: str) -> list[tuple[str, int]]:
    """Order names as people do: 2.xml before 10.xml."""
    return [(text, int(number or 0)) for text, number in _NUMBERED.findall(name)]


def _listed_above(folder: Path) -> frozenset[Path]:
    above = (parent / PROJECT_FILE for parent in folder.parents)
    return next((_listed(project) for project in above if project.is_file()), frozenset())


def _is_built(folder: Path) -> bool:
    return (folder / _BUILT).is_file()


@lru_cache(maxsize=64)
def _listed(project: Path) -> frozenset[Path]:
    return frozenset(files_of(project))
