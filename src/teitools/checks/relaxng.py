"""What a document does against its RELAX NG schema."""

from collections.abc import Iterable
from functools import cache

from teitools.diagnostics import Diagnostic
from teitools.edition import Edition
from teitools.relaxng import Schema, SchemaError

load = cache(Schema.load)


def check_schema(edition: Edition) -> Iterable[Diagnostic]:
    """Check all files against the edition's schema, if it has one."""
    path = edition.settings.schema
    if path is None:
        return ()
    try:
        schema = load(path)
    except SchemaError as error:
        message = f"This schema cannot be used. {error.reason}"
        file = edition.name_of(error.path)
        return [Diagnostic(file, error.line, "E110", "schema", message, column=error.column)]
    return [found for document in edition.files for found in schema.check(document)]
