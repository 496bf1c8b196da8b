"""Addresses that the last build had and this one has no longer: links and citations may end in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path

from teitools.publish.content import Content

_ID = re.compile(rb'\sid="([^"]+)"')
_OURS = ("ui:", "group:")
"""How the ids begin that the pages have for themselves."""


def vanished(folder: Path, pages: Iterable[str], files: Mapping[str, Content]) -> list[str]:
    """Return the addresses of pages in a folder that are not in those that take their places.

    A page that goes is one address, whatever its places were.
    """
    return [address for page in pages for address in _vanished(folder / page, page, files.get(page))]


def _vanished(place: Path, page: str, made: Content | None) -> Iterator[str]:
    if not isinstance(made, bytes):
        yield page
        return
    known = set(_ids(made))
    yield from (f"{page}#{id}" for id in _ids(place.read_bytes()) if id not in known)


def _ids(page: bytes) -> list[str]:
    ids = (unescape(found.decode("utf-8", "replace")) for found in _ID.findall(page))
    return [id for id in dict.fromkeys(ids) if not id.startswith(_OURS)]
