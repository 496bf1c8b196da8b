"""What a document does against its RELAX NG schema."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document
from teitools.edition.positions import finding
from teitools.relaxng import SchemaError, problems, read_schema
from teitools.relaxng.reader import Schema

_schema = cache(read_schema)


def validate_relaxng(schema: Path, document: Document) -> Iterator[Diagnostic]:
    """Return where a document does not agree with a schema. Raises ``SchemaError``."""
    for problem in problems(_read(schema), document.tree):
        code, message, attribute = problem.code, problem.message, problem.attribute
        yield finding(document, problem.element, code, "schema", message, attribute=attribute)


def _read(path: Path) -> Schema:
    return _schema(path)


__all__ = ["SchemaError", "validate_relaxng"]
