"""RELAX NG: from a schema to what is wrong with a document, and where."""

from teitools.relaxng.place import SchemaError
from teitools.relaxng.schema import Schema

__all__ = ["Schema", "SchemaError"]
