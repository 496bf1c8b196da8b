"""The names of files, as other programs need them."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote


def address(file: str, root: Path) -> str:
    """Return a file's path from the working folder, with slashes, or its whole path if it lies elsewhere."""
    return _address(file, root, Path.cwd())


@lru_cache(maxsize=64)
def _address(file: str, root: Path, here: Path) -> str:
    """Return it as asked for one finding in a file after another."""
    path = root / file
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def uri(file: str, root: Path) -> str:
    """Return the same as a URI: relative to the working folder, or ``file:``."""
    name = address(file, root)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(name)
