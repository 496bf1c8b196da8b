"""The index somebody asks for: read, collected, and given as lines, JSON or CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from teitools.diagnostics.summary import failed
from teitools.diagnostics.text import text_lines
from teitools.edition import Edition, read_edition
from teitools.edition.addresses import addressed
from teitools.index import Index, build_indexes
from teitools.index.build import TITLES
from teitools.index.listing import Line, listing
from teitools.publish.data import as_csv, as_json


@dataclass(frozen=True, slots=True)
class Asked:
    """The indexes that were asked for, of what could be read of an edition; ``kind`` is empty for all."""

    edition: Edition
    kind: str
    indexes: Sequence[Index]

    @property
    def failed(self) -> bool:
        """Whether a file could not be read."""
        return failed(self.edition.diagnostics, strict=False)

    def complaints(self) -> Iterator[str]:
        """What reading found, and that there is nothing to print."""
        yield from text_lines(self.edition.diagnostics, self.edition.root)
        if not self.indexes and not self.failed:
            yield f"There is nothing to list: this edition has no {self._sought()}."

    def _sought(self) -> str:
        return TITLES[self.kind].lower() if self.kind else "registers, dates or editorial decisions"

    def lines(self, contexts: bool) -> Iterator[Line]:
        """The indexes as a listing."""
        return listing(self.indexes, contexts)

    def text(self, form: str, contexts: bool) -> str:
        """The indexes as ``text``, ``json`` or ``csv``."""
        if form == "json":
            return as_json(self.indexes)
        if form == "csv":
            return "".join(as_csv(index) for index in self.indexes)
        return "".join(f"{line}\n" for line in self.lines(contexts))


def ask(path: Path | None, kind: str | None) -> Asked:
    """Collect one index of an edition, or all."""
    edition = read_edition(path)
    indexes = build_indexes(edition, {document.id: addressed(document) for document in edition.documents})
    return Asked(edition, kind or "", [index for index in indexes if kind in (None, index.kind)])
