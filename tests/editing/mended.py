"""Mends the bytes of one TEI file in memory, for tests."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from teitools.checks import check_edition
from teitools.diagnostics import Diagnostic
from teitools.editing.mending import Mended, mend
from teitools.editing.splice import applied
from teitools.edition import Edition
from teitools.edition.model import Document, default_settings
from teitools.edition.parsing import parse_xml
from teitools.resources import resource

OWN = resource("schema/edition.rng")
NAME = "a.xml"


def edition_with(source: bytes, folder: Path, schema: Path | None = OWN) -> Edition:
    """An edition of one document, which no file holds."""
    document = Document(folder / NAME, NAME, source, parse_xml(source))
    settings = default_settings("a", (document.path,))._replace(schema=schema)
    return Edition(folder, settings, (document,), (), ())


def every(diagnostics: Sequence[Diagnostic], _root: Path) -> list[Diagnostic]:
    return list(diagnostics)


def of_code(diagnostics: Sequence[Diagnostic], _root: Path, *, code: str) -> list[Diagnostic]:
    return [each for each in diagnostics if each.code == code]


def mended(source: bytes, folder: Path, schema: Path | None = OWN, only: str | None = None) -> Mended:
    edition = edition_with(source, folder, schema)
    choose = partial(of_code, code=only) if only else every
    return mend(edition, check_edition(edition), check_edition, choose)


def result(source: bytes, done: Mended) -> bytes:
    """The bytes of the file as they would be written."""
    return applied(source, done.splices.get(NAME, ()))
