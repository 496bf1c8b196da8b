"""What a document does against its RELAX NG schema."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Edition
from teitools.relaxng import Schema, SchemaError

load = cache(Schema.load)


def check_schema(edition: Edition) -> Iterator[Diagnostic]:
    """Check all files against the edition's schema, or the schemas that a file names, if there are any."""
    settings = edition.settings
    for path in (settings.schema, *settings.further_schemas) if settings.schema else ():
        yield from _check(edition, path)


def _check(edition: Edition, path: Path) -> Iterable[Diagnostic]:
    try:
        schema = load(path)
    except SchemaError as error:
        message = f"This schema cannot be used. {error.reason}"
        file = edition.name_of(error.path)
        return [Diagnostic(file, error.line, "E110", "schema", message, column=error.column)]
    return [found for document in edition.files for found in schema.check(document)]
