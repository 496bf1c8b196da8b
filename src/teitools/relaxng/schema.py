"""A RELAX NG schema to hold documents against: the public face of this package."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import Patterns, read_schema

if TYPE_CHECKING:
    from teitools.diagnostics import Diagnostic
    from teitools.edition import Document
    from teitools.relaxng.expected import Expected
    from teitools.relaxng.findings import Findings


class Schema:
    """A schema, read once for many documents."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._findings: Findings | None = None

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Read a schema and all that it includes. Raises ``SchemaError``."""
        return cls(read_schema(Path(path)))

    def validate(
        self, document: str | PathLike[str] | bytes, name: str | None = None
    ) -> "Iterator[Diagnostic]":
        """Return what is wrong with a document, a file or its bytes, in the order of its text.

        Diagnostics call it ``name``, or else by its path. Raises ``OSError`` for a file that cannot be read.
        """
        source = document if isinstance(document, bytes) else Path(document).read_bytes()
        path = Path(name or "document.xml") if isinstance(document, bytes) else Path(document)
        called = name or str(path)
        try:
            tree = parse_xml(source)
        except etree.XMLSyntaxError as error:
            from teitools.edition.faults import fault

            yield fault(called, source, error)
        else:
            from teitools.edition.model import Document

            yield from self.check(Document(path, called, source, tree))

    def expected(self, document: bytes, offset: int) -> "Expected":
        """Return what may stand at an offset, in bytes from 0, of a document that may be unfinished.

        Mistakes before the offset do not matter. Raises ``ValueError`` for an offset outside the document.
        """
        from teitools.relaxng.expected import expected  # only editors ask this

        return expected(self._patterns, document, offset)

    def check(self, document: "Document") -> "Iterator[Diagnostic]":
        """Return what is wrong with a document that is parsed already."""
        from teitools.relaxng.findings import Findings  # it takes as long to load as a small schema

        if self._findings is None:
            self._findings = Findings(self._patterns)
        return self._findings.of(document)
