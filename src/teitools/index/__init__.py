"""Entries and mentions, collected once for pages, PDF and data."""

from teitools.index.model import Entry, Index, Mention

__all__ = ["Entry", "Index", "Mention"]
