"""teitools takes a scholarly text from TEI-XML to print: validation, website, PDF, indexes and data."""

__version__ = "0.1.0"
