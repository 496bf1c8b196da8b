"""Which files a schema may read: those in its own folder, and not without end."""

import os
from pathlib import Path

_MOST = 1_000
"""How many times files may be included in all: a file that includes another twice doubles what there is."""


class NotReadError(Exception):
    """Why a file is not read, in a sentence."""


class Files:
    """The files of one schema. Its folder is where it is read from, whatever a symbolic link says."""

    def __init__(self, schema: Path) -> None:
        self._folder = Path(os.path.realpath(schema.parent))
        self._included = 0

    def named(self, address: str, beside: Path) -> Path:
        """Return the file that an address means in the file ``beside``.

        Raises ``NotReadError`` where it is not to be read, ``OSError`` or ``ValueError`` where there can be
        no such file.
        """
        from urllib.parse import unquote, urlsplit

        parts = urlsplit(address)
        path = beside.parent / unquote(parts.path)
        if parts.scheme or parts.netloc or not self._holds(path):
            raise NotReadError(
                f"“{address}” lies outside the schema's folder: put the file beside the schema."
            )
        if not path.is_file():
            raise NotReadError(
                f"There is no file “{address}”: put it beside the schema, or mend the address."
            )
        self._included += 1
        if self._included > _MOST:
            raise NotReadError(f"The files of this schema include one another more than {_MOST:,} times.")
        return path

    def _holds(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self._folder)
