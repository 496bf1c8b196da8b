"""RELAX NG: from a schema to what is wrong with a document, and where."""

from teitools.relaxng.place import SchemaError
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import Problem, problems

__all__ = ["Problem", "SchemaError", "problems", "read_schema"]
