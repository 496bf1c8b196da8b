"""Reading an edition: ``edition.toml``, the documents, positions, ids and pointers."""

from teitools.edition.model import Document, Edition, Settings

__all__ = ["Document", "Edition", "Settings"]
