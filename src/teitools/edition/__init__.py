"""Reading an edition: ``edition.toml``, the documents, positions, ids and pointers."""

from teitools.edition.error import EditionError
from teitools.edition.model import Document, Edition, Settings
from teitools.edition.reading import read_edition

__all__ = ["Document", "Edition", "EditionError", "Settings", "read_edition"]
