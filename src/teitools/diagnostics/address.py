"""The names of files, as other programs need them."""

from pathlib import Path
from urllib.parse import quote


def address(file: str, root: Path) -> str:
    """Return a file's path from the working folder, with slashes, or its whole path if it lies elsewhere."""
    path = root / file
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def uri(file: str, root: Path) -> str:
    """Return the same as a URI: relative to the working folder, or ``file:``."""
    name = address(file, root)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(name)
