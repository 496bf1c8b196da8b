"""What a file of the output folder is to hold: bytes that were made, or a file of the edition as it is.

Files are not read before they are written: an edition may have more images than there is memory.
"""

import hashlib
import shutil
from pathlib import Path
from typing import TypeAlias

Content: TypeAlias = bytes | Path


def digest(content: Content) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(content: Content) -> int:
    """Return the size of a content in bytes."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def put_into(place: Path, content: Content) -> None:
    """Write a content into a file."""
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.copyfile(content, place)
