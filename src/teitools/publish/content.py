"""What a file of the output folder is to hold: bytes that were made, a file of the edition, or what it holds.

Files are not read before they are written: an edition may have more images than there is memory.
"""

import hashlib
import shutil
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Left(NamedTuple):
    """A file of the output folder that holds already what it is to hold."""

    place: Path
    sha256: str
    size: int


Content: TypeAlias = bytes | Path | Left


def digest(content: Content) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    if isinstance(content, Left):
        return content.sha256
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(content: Content) -> int:
    """Return the size of a content in bytes."""
    if isinstance(content, Left):
        return content.size
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def put_into(place: Path, content: Content) -> None:
    """Write a content into a file."""
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.copyfile(content.place if isinstance(content, Left) else content, place)


def read(content: Content) -> bytes:
    """Return the bytes of a content."""
    if isinstance(content, bytes):
        return content
    return (content.place if isinstance(content, Left) else content).read_bytes()
