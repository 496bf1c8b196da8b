"""What a document does against its RELAX NG schema."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.positions import finding
from teitools.relaxng import SchemaError, problems, read_schema

_schema = cache(read_schema)


def check_schema(edition: Edition) -> Iterable[Diagnostic]:
    """Check all files against the edition's schema, if it has one."""
    schema = edition.settings.schema
    if schema is None:
        return ()
    try:
        return [found for document in edition.files for found in validate_relaxng(schema, document)]
    except SchemaError as error:
        message = f"This schema cannot be used. {error.reason}"
        return [Diagnostic(edition.name_of(error.path), error.line, "E110", "schema", message)]


def validate_relaxng(schema: Path, document: Document) -> Iterator[Diagnostic]:
    """Return where a document does not agree with a schema. Raises ``SchemaError``."""
    for problem in problems(_schema(schema), document.tree):
        code, message, attribute = problem.code, problem.message, problem.attribute
        yield finding(document, problem.element, code, "schema", message, attribute=attribute)
