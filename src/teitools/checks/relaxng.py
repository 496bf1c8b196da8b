"""What a document does against its RELAX NG schema."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.positions import Span, finding_at, positions
from teitools.relaxng import Problem, SchemaError, problems, read_schema

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
        yield finding_at(document, _span(document, problem), problem.code, "schema", problem.message)


def _span(document: Document, problem: Problem) -> Span:
    places = positions(document)
    if problem.attribute is not None:
        return places.attribute(problem.element, problem.attribute)
    if problem.after is not None:
        return places.text(problem.element, problem.after)
    return places.start_tag(problem.element)
