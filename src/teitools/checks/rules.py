"""The rules of the edition's Schematron files."""

from collections.abc import Iterator

from teitools.diagnostics import Diagnostic
from teitools.edition import Edition
from teitools.schematron import SchemaError, Schematron


def check_rules(edition: Edition) -> Iterator[Diagnostic]:
    """Apply every Schematron file to every file of the edition.

    While a file cannot be read, nobody knows which entries of the registers it mentions: they wait.
    """
    files = edition.files if edition.complete else edition.documents
    for path in edition.settings.schematron:
        try:
            schematron = Schematron.load(path)
        except SchemaError as error:
            yield _unusable(edition, error)
            continue
        for document in files:
            yield from schematron.validate(document, edition)


def _unusable(edition: Edition, error: SchemaError) -> Diagnostic:
    message = f"These rules cannot be used. {error.reason}"
    return Diagnostic(edition.name_of(error.path), error.line, "E210", "schematron", message)
