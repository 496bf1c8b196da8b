"""What is to be written into a file, and how it is written: whole or not at all."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from teitools.editing.splice import Splice, applied
from teitools.stopping import postponed


class Change(NamedTuple):
    """The splices of a file that had the bytes of a digest when they were found.

    ``mended`` is how many findings they mend.
    """

    path: Path
    digest: bytes
    splices: tuple[Splice, ...]
    mended: int

    @classmethod
    def of(cls, path: Path, source: bytes, splices: Iterable[Splice], mended: int) -> "Change":
        return cls(path, sha256(source).digest(), tuple(splices), mended)

    def write(self) -> None:
        """Write the file. Raises ``OSError``, also where somebody else has changed it meanwhile."""
        place = self.path.resolve()
        source = place.read_bytes()
        if sha256(source).digest() != self.digest:
            raise ChangedError("it has changed since it was read")
        if not os.access(place, os.W_OK):
            raise PermissionError(None, "it may not be written")
        with postponed():
            _replace(place, applied(source, self.splices))


class ChangedError(OSError):
    """A file is not what it was when it was read."""

    def __init__(self, reason: str) -> None:
        super().__init__(None, reason)


def _replace(place: Path, content: bytes) -> None:
    """Put new bytes in the place of a file, with its permissions: it is the old one or the new one."""
    with NamedTemporaryFile(dir=place.parent, prefix=".teitools-", suffix=".new", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            _keep_access(place, new)
            os.replace(new, place)  # noqa: PTH105
        except BaseException:
            file.close()
            new.unlink(missing_ok=True)
            raise


def _keep_access(old: Path, new: Path) -> None:
    shutil.copymode(old, new)
    if hasattr(os, "chown"):
        state = old.stat()
        with suppress(OSError):  # Only the superuser may give a file to somebody else.
            os.chown(new, state.st_uid, state.st_gid)
