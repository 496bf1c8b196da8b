"""Indexes that are too large for one page: on which page of the site each of their entries stands."""

from collections.abc import Iterable, Iterator, Sequence

from teitools.edition.naming import file_name, page_file
from teitools.index.model import Entry, Index
from teitools.index.xml import MANY, EntryPages, heading, is_brief

LARGE = 600_000
"""The bytes, about, that a page of an index may have."""
_ENTRY, _DOCUMENT, _MENTION = 250, 90, 400
"""The bytes, about, of an entry, and of what it shows: a document that mentions it, or a mention in words."""
_SIGNS = {"": "other", "#": "0-9"}


def entry_pages(indexes: Iterable[Index], pages: Iterable[str]) -> EntryPages:
    """Cut the large indexes into a page for each heading; ``pages`` are those of the documents.

    A page is called by its heading, so that its address stays when entries come. What stands under one
    heading and is too much for a page goes to several.
    """
    taken = {page.casefold() for page in pages}
    found: dict[tuple[str, str, str], str] = {}
    for index in indexes:
        brief = is_brief(index, MANY)
        if sum(_size(entry, brief) for entry in index.entries) > LARGE:
            found |= dict(_pages_of(index, brief, taken))
    return found


def _pages_of(index: Index, brief: bool, taken: set[str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    groups: dict[str, list[Entry]] = {}
    for entry in index.entries:
        groups.setdefault(_group(index.kind, entry), []).append(entry)
    for group, entries in groups.items():
        name = file_name(f"{index.kind}-{_SIGNS.get(group, group).lower()}")
        for piece in _pieces(entries, brief):
            page = page_file(name, taken)
            yield from (((index.kind, entry.key, entry.id), page) for entry in piece)


def _group(kind: str, entry: Entry) -> str:
    """The decisions of each document stand together, other entries under their headings."""
    return entry.mentions[0].document if kind == "apparatus" else heading(kind, entry)


def _pieces(entries: Sequence[Entry], brief: bool) -> Iterator[list[Entry]]:
    piece: list[Entry] = []
    size = 0
    for entry in entries:
        size += _size(entry, brief)
        if piece and size > LARGE:
            yield piece
            piece, size = [], _size(entry, brief)
        piece.append(entry)
    yield piece


def _size(entry: Entry, brief: bool) -> int:
    if brief:
        return _ENTRY + _DOCUMENT * len({mention.document for mention in entry.mentions})
    return _ENTRY + _MENTION * len(entry.mentions)
