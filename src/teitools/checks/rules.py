"""The rules of the edition's Schematron files, and those inside its schema."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.schematron import SchemaError, Schematron

_HOLDERS = (".rng", ".rnc", ".odd", ".xml")
"""The endings of files that are something else, and hold rules too."""


def check_rules(
    edition: Edition, embedded: bool = False, to: Sequence[Document] | None = None
) -> Iterator[Diagnostic]:
    """Apply every Schematron file to every file of the edition, or to those named.

    ``embedded`` says that what the schema holds is applied too. While a file cannot be read, nobody knows
    which entries of the registers it mentions: they wait.
    """
    files = (edition.files if edition.complete else edition.documents) if to is None else to
    for path in edition.settings.schematron:
        inside = path.suffix.lower() in _HOLDERS
        yield from _applied(edition, files, path, Schematron.embedded if inside else Schematron.load)
    if embedded and edition.settings.schema is not None:
        yield from _applied(edition, files, edition.settings.schema, Schematron.embedded)


def _applied(
    edition: Edition, files: Sequence[Document], path: Path, load: Callable[[Path], Schematron | None]
) -> Iterator[Diagnostic]:
    try:
        schematron = load(path)
    except SchemaError as error:
        yield _unusable(edition, error, "These rules cannot be used.")
        return
    if schematron is None:
        return
    for problem in schematron.problems:
        yield _unusable(edition, problem, "This rule cannot be used.")
    for document in files:
        yield from schematron.validate(document, edition)


def _unusable(edition: Edition, error: SchemaError, what: str) -> Diagnostic:
    message = f"{what} {error.reason}"
    return Diagnostic(
        edition.name_of(error.path), error.line, "E210", "schematron", message, column=error.column
    )
