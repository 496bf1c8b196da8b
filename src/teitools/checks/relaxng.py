"""RELAX NG, through libxml2 for now."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition import Document
from teitools.edition.positions import finding


@cache
def _schema(path: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(path)))


def validate_relaxng(schema: Path, document: Document) -> Iterator[Diagnostic]:
    """Return where a document does not agree with a schema."""
    relaxng = _schema(schema)
    if not relaxng.validate(document.tree):
        yield finding(document, document.tree.getroot(), "E109", "schema", str(relaxng.error_log))
