"""The texts of passages, which a search shows around what it has found: files of each document."""

from collections.abc import Iterator, Sequence

from teitools.search.passages import Passage, Passages
from teitools.search.pieces import FOLDER, parted, script


def texts(found: Passages) -> list[Sequence[Passage]]:
    """Return the passages of each of a document's files."""
    return list(parted(found.all))


def text_name(document: str, number: int) -> str:
    """The name of one of a document's files, without its ending."""
    return f"{document}.{number}"


def text_files(document: str, page: str, title: str, found: Passages) -> Iterator[tuple[str, bytes]]:
    """Yield paths and files: the document's first page, its title, and its passages."""
    for number, part in enumerate(texts(found)):
        name = text_name(document, number)
        yield f"{FOLDER}/{name}.js", script(name, page, title, part)
