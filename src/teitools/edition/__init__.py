"""Reading an edition: ``edition.toml``, the documents, positions, ids and pointers."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teitools.edition.error import EditionError
    from teitools.edition.model import Document, Edition, Settings
    from teitools.edition.reading import read_edition

__all__ = ["Document", "Edition", "EditionError", "Settings", "read_edition"]

_MODULES = {
    "Document": "model",
    "Edition": "model",
    "EditionError": "error",
    "Settings": "model",
    "read_edition": "reading",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for and no more: a schema needs nothing but the parser from here."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
