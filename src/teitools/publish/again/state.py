"""What is remembered of a build: beside the published folder, in the folder for teitools' own files.

It is no part of what is published. Where it is missing, or cannot be read, all is built anew.
"""

import hashlib
import os
import pickle
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import click

from teitools.diagnostics import Diagnostic
from teitools.publish.account.account import DocumentAccount
from teitools.publish.survey import Survey

FOLDER = "TEITOOLS_BUILDS"
"""The variable of the environment that names another folder for what is remembered."""
_FORM = "1"
_MODULES = ("teitools.", "pathlib")
_BUILT_IN = frozenset({"frozenset", "set", "mappingproxy"})


Images = Sequence[tuple[str, int, int]]
"""Files, when they were last written, and their sizes."""


class Made(NamedTuple):
    """A file that a build made: its digest (SHA-256), its size in bytes, and when it was written, in ns."""

    sha256: str
    size: int
    time: int


class Remembered(NamedTuple):
    """One document of a build: what it was, what was found in it, what was made of it.

    ``checked_by`` and ``read`` are digests of the schemas, and of what its outputs read of other documents;
    ``images`` are what the images that it shows are known by; ``survey`` is pickled, ``whole``,
    ``words`` and ``outline`` are its digests.
    """

    source: str
    images: Images
    checked_by: str
    findings: Sequence[Diagnostic]
    survey: bytes
    whole: str
    words: str
    outline: str
    read: Mapping[str, str]
    made: Mapping[str, Mapping[str, Made]]
    account: DocumentAccount


class State(NamedTuple):
    """One build: ``facts`` and ``registers`` are digests by name, ``documents`` are remembered by their ids.

    ``site`` has for the outputs of the edition as a whole the digest of what they were made from, and their
    files; ``further`` are the words of pages that show no document.
    """

    facts: Mapping[str, str]
    registers: str
    documents: Mapping[str, Remembered]
    site: Mapping[str, tuple[str, Mapping[str, Made]]]
    further: str = ""


def recall(folder: Path) -> State | None:
    """Return what is remembered of the build that stands in a folder."""
    try:
        with _place(folder).open("rb") as file:
            found = _Unpickler(file).load()
    except (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        return None
    return found if isinstance(found, State) else None


def remember(folder: Path, state: State) -> None:
    """Remember a build for the next. Where that is not possible, the next builds all."""
    place = _place(folder)
    new = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(pickle.dumps(state, 5))
        new.replace(place)
    except OSError:
        new.unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Let the next build make everything anew."""
    _place(folder).unlink(missing_ok=True)


def pickled(survey: Survey) -> bytes:
    return pickle.dumps(survey, 5)


def unpickled(survey: bytes) -> Survey:
    found = _Unpickler(BytesIO(survey)).load()
    assert isinstance(found, Survey)  # noqa: S101
    return found


def made(place: Path, sha256: str) -> Made | None:
    """Return what is to be remembered of a file that has been written."""
    try:
        found = place.stat()
    except OSError:
        return None
    return Made(sha256, found.st_size, found.st_mtime_ns)


def stands(place: Path, made: Made) -> bool:
    """Whether a file is as it was made: nobody has touched it, or its content is still the same."""
    try:
        found = place.stat()
        if (found.st_size, found.st_mtime_ns) == (made.size, made.time):
            return True
        return found.st_size == made.size and hashlib.sha256(place.read_bytes()).hexdigest() == made.sha256
    except OSError:
        return False


def _place(folder: Path) -> Path:
    name = hashlib.sha256(f"{_FORM} {folder.resolve()}".encode()).hexdigest()[:24]
    return Path(os.environ.get(FOLDER) or Path(click.get_app_dir("teitools")) / "builds") / name


class _Unpickler(pickle.Unpickler):
    """Reads what ``remember`` wrote, and makes nothing that is not ours."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) or (module == "builtins" and name in _BUILT_IN):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
