"""The texts of passages, which a search shows around what it has found: files of each document."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from teitools.search.passages import Passage, Passages
from teitools.search.pieces import FOLDER, parted, script

Row = tuple[str, str, str]


def texts(found: Passages) -> list[Sequence[Passage]]:
    """Return the passages of each of a document's files."""
    return list(parted(found.all))


def text_name(document: str, number: int) -> str:
    """The name of one of a document's files, without its ending."""
    return f"{document}.{number}"


def text_files(document: str, page: str, title: str, found: Passages) -> Iterator[tuple[str, bytes]]:
    """Yield paths and files: the document's title, and rows of page, anchor and text."""
    for number, part in enumerate(texts(found)):
        name = text_name(document, number)
        rows = [(quote(each.file or page), each.anchor, each.text) for each in part]
        yield f"{FOLDER}/{name}.js", script(name, title, rows)
