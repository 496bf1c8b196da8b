"""Files change places all together or not at all: written aside first, then renamed one by one."""

import shutil
import tempfile
from collections.abc import Collection, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from teitools.publish.content import Content, put_into
from teitools.stopping import in_order, postponed

ASIDE = ".teitools-"


def exchange(folder: Path, files: Mapping[str, Content], gone: Collection[str]) -> None:
    """Puts ``files`` into the folder and takes ``gone`` away; any failure leaves everything as it was.

    So does who stops the process while files are written; renaming them is a moment's work, which is ended.
    """
    with in_order(), ExitStack() as undo:
        make_folder(folder, undo)
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=folder))
        undo.callback(clear, aside)
        for number, content in enumerate(files.values()):
            put_into(aside / f"new{number}", content)
        with postponed():
            rename(folder, aside, files, gone, undo)
            undo.pop_all()
            shutil.rmtree(aside, ignore_errors=True)
            remove_empty_folders(folder, gone)


def rename(folder: Path, aside: Path, files: Collection[str], gone: Collection[str], undo: ExitStack) -> None:
    """Puts what stands aside in its place, in the order of ``files``, and takes ``gone`` away."""
    for number, path in enumerate(files):
        put(aside / f"new{number}", folder / path, aside / f"old{number}", undo)
    for number, path in enumerate(gone):
        take_away(folder / path, aside / f"gone{number}", undo)


def clear(aside: Path) -> None:
    """After a failure: what should have come goes; a file that could not be put back stays to be found."""
    for new in aside.glob("new*"):
        new.unlink()
    with suppress(OSError):
        aside.rmdir()


def is_aside(path: Path) -> bool:
    return any(part.startswith(ASIDE) for part in path.parts)


def put(new: Path, place: Path, old: Path, undo: ExitStack) -> None:
    make_folder(place.parent, undo)
    if place.is_symlink() or place.exists():
        take_away(place, old, undo)
    else:
        undo.callback(place.unlink, missing_ok=True)
    new.replace(place)


def take_away(place: Path, old: Path, undo: ExitStack) -> None:
    place.replace(old)
    undo.callback(old.replace, place)


def make_folder(folder: Path, undo: ExitStack) -> None:
    if not folder.is_dir():
        make_folder(folder.parent, undo)
        folder.mkdir()
        undo.callback(folder.rmdir)


def remove_empty_folders(folder: Path, gone: Collection[str]) -> None:
    emptied = {above for path in gone for above in (folder / path).relative_to(folder).parents[:-1]}
    for above in sorted(emptied, key=lambda path: len(path.parts), reverse=True):
        with suppress(OSError):
            (folder / above).rmdir()
