"""What is remembered of a document goes with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from teitools.edition.model import Document

Found = TypeVar("Found")

_MOST = 128
"""For so many documents it is remembered at a time: an edition may keep thousands."""


def remembered(compute: Callable[[Document], Found]) -> Callable[[Document], Found]:
    """Remember what a function makes of a document, which may not refer to the document itself."""
    known: WeakKeyDictionary[Document, Found] = WeakKeyDictionary()

    @wraps(compute)
    def look_up(document: Document) -> Found:
        if document not in known:
            if len(known) >= _MOST:
                known.clear()
            known[document] = compute(document)
        return known[document]

    return look_up
