"""Styles of e-books: ours, and those of an edition in ``theme/epub/``."""

from collections.abc import Mapping
from functools import cache

from teitools.edition import Edition
from teitools.publish.own import BOOKS, own_paths
from teitools.publish.theme import squeezed
from teitools.resources import resource

STYLE = "style.css"


def styles(edition: Edition) -> Mapping[str, bytes]:
    """All styles by their names in the book, ours first: the edition's stand after it."""
    folder = edition.root / "theme" / BOOKS
    own = [path for path in own_paths(edition) if path.parent == folder and path.suffix == ".css"]
    return {STYLE: _ours(), **{_own_name(number): path.read_bytes() for number, path in enumerate(own, 1)}}


def own_styles(edition: Edition) -> tuple[str, ...]:
    """The names in the book of the edition's own styles."""
    return tuple(name for name in styles(edition) if name != STYLE)


def _own_name(number: int) -> str:
    return f"style-{number}.css"


@cache
def _ours() -> bytes:
    return squeezed("epub.css", resource("theme/epub.css").read_text("utf-8")).encode()
