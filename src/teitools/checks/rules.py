"""The rules of the edition's Schematron files, and those inside its schemas."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from teitools import relaxng
from teitools.checks.relaxng import load as load_grammar
from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.schematron import SchemaError, Schematron
from teitools.schematron.concern import Names, names_of

_HOLDERS = (".rng", ".rnc", ".odd", ".xml")
"""The endings of files that are something else, and hold rules too."""


def check_rules(
    edition: Edition, files: Sequence[Path], to: Sequence[Document] | None = None, once: bool = False
) -> Iterator[Diagnostic]:
    """Apply the rules of these files to every file of the edition, or to those named.

    While a file cannot be read, nobody knows which entries of the registers it mentions: they wait. Rules
    inside another schema that cannot be used are told of documents that they concern; where no others come
    (``once``) only these rules are compiled.
    """
    documents = (edition.files if edition.complete else edition.documents) if to is None else to
    names = names_of(documents)
    grammars = (edition.settings.schema, *edition.settings.further_schemas)
    for path in files:
        inside = path.suffix.lower() in _HOLDERS
        schematron = _loaded(path, names) if once and inside else load(path)
        if isinstance(schematron, SchemaError):
            if path not in grammars or not _is_no_grammar(path):
                yield _unusable(edition, schematron, "These rules cannot be used.")
        elif schematron is not None:
            for problem in schematron.problems_for(names) if inside else schematron.problems:
                yield _unusable(edition, problem, "This rule cannot be used.")
            for document in documents:
                yield from schematron.validate(document, edition)
            if schematron.stopped:  # Another edition may have no trouble with them.
                load.cache_clear()


@cache
def load(path: Path) -> Schematron | SchemaError | None:
    """Return the rules of a file, or why it cannot be used; None where it has no rules inside."""
    return _loaded(path)


def _loaded(path: Path, names: Names | None = None) -> Schematron | SchemaError | None:
    try:
        inside = path.suffix.lower() in _HOLDERS
        return Schematron.embedded(path, names=names) if inside else Schematron.load(path)
    except SchemaError as error:
        return error


def _is_no_grammar(path: Path) -> bool:
    """Whether a schema cannot be used at all, which is said once, of the schema."""
    try:
        load_grammar(path)
    except relaxng.SchemaError:
        return True
    return False


def _unusable(edition: Edition, error: SchemaError, what: str) -> Diagnostic:
    message = f"{what} {error.reason}"
    return Diagnostic(
        edition.name_of(error.path), error.line, "E210", "schematron", message, column=error.column
    )
