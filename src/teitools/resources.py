"""Finds what travels with teitools (``xslt/``, ``schema/``, ``theme/``), in a checkout or in a wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = PACKAGE.parent.parent
_FOLDERS = ("xslt", "schema", "theme")


class MissingResourceError(Exception):
    """A file that belongs to teitools is not there: the installation is damaged."""


@cache
def resource(name: str) -> Path:
    """Return the file or folder ``name``, such as ``xslt/html.xsl``, as an absolute path."""
    for base in (PACKAGE, _CHECKOUT):
        if (base / name).exists():
            return base / name
    raise MissingResourceError(f"teitools is damaged: {name} is not in {PACKAGE}. Install teitools again.")


def is_resource(path: Path) -> bool:
    """Whether a file is teitools' own, and so to be trusted."""
    file = path.resolve()
    return any(file.is_relative_to(base / name) for base in (PACKAGE, _CHECKOUT) for name in _FOLDERS)
