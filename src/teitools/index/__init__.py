"""Entries and mentions, collected once for pages, PDF and data."""

from teitools.index.build import build_indexes
from teitools.index.model import Entry, Index, Mention
from teitools.index.xml import to_xml

__all__ = ["Entry", "Index", "Mention", "build_indexes", "to_xml"]
