"""The index as files: each is a script of at most so many bytes that calls a function with what it holds.

Scripts are the one kind of data that a page can read from a folder as well as from a server.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

FOLDER = "search"
LARGEST = 24_000
"""Bytes of a file."""
_FRAME = 1000
"""Bytes that are left for what stands around the content: names, a title."""
_Item = TypeVar("_Item")


def script(name: str, *contents: object) -> bytes:
    """Return a file that hands contents over under its name."""
    values = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (name, *contents))
    return f"teitoolsSearch({','.join(values)});\n".encode()


def parted(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    """Part items, in their order, into those of files."""
    part: list[_Item] = []
    size = 0
    for item in items:
        more = len(json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()) + 1
        if part and size + more > LARGEST - _FRAME:
            yield part
            part, size = [], 0
        part.append(item)
        size += more
    if part:
        yield part
