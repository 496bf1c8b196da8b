"""What an edition contains, in numbers."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import etree

from teitools.edition import Document, Edition, read_edition
from teitools.edition.addresses import addressed
from teitools.edition.ids import ids
from teitools.edition.notes import TEI, footnotes
from teitools.index import Index, build_indexes
from teitools.index.passages import passage

_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")


@dataclass(frozen=True, slots=True)
class DocumentContents:
    """One document: the words of its text and of its notes as the edited text has them."""

    name: str
    title: str
    words: int
    notes: int
    note_words: int
    pages: int


@dataclass(frozen=True, slots=True)
class IndexContents:
    """One index: its entries, and the places where the documents mention them."""

    kind: str
    title: str
    entries: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Contents:
    """An edition in numbers."""

    title: str
    folder: str
    documents: tuple[DocumentContents, ...]
    indexes: tuple[IndexContents, ...]

    def as_data(self) -> dict[str, object]:
        """Return the numbers as a table of tables, for JSON."""
        return asdict(self)


def read_contents(path: Path | None) -> tuple[Edition, Contents]:
    """Read an edition, or a TEI file, and count what is in it."""
    edition = read_edition(path)
    return edition, contents(edition)


def contents(edition: Edition) -> Contents:
    """Count what an edition contains."""
    trees = {document.id: addressed(document) for document in edition.documents}
    return Contents(
        edition.settings.title,
        str(edition.root),
        tuple(map(_document, edition.documents)),
        tuple(map(_index, build_indexes(edition, trees))),
    )


def _document(document: Document) -> DocumentContents:
    texts = list(document.tree.getroot().iterchildren(f"{TEI}text"))
    elements = [element for text in texts for element in text.iter(etree.Element)]
    notes = footnotes(elements, {name: found[0] for name, found in ids(document).items()}).notes
    return DocumentContents(
        document.name,
        _title(document),
        _words(texts),
        len(notes),
        _words(notes),
        sum(element.tag == f"{TEI}pb" for element in elements),
    )


def _title(document: Document) -> str:
    titles = document.tree.getroot().iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title")
    first = next(titles, None)
    return passage(first).text if first is not None else ""


def _words(parts: Iterable[etree._Element]) -> int:
    return sum(len(_WORD.findall(passage(part).text)) for part in parts)


def _index(index: Index) -> IndexContents:
    return IndexContents(
        index.kind, index.title, len(index.entries), sum(len(entry.mentions) for entry in index.entries)
    )
