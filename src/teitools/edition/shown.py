"""The text that readers see: without code, and without what the header says of the encoding."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from teitools.edition.model import Document, kept
from teitools.edition.notes import TEI

_NAMES = """
    encodingDesc revisionDesc xenoData idno
    att code eg formula gi ident schemaSpec specGrp tag val
"""
UNSHOWN = frozenset(f"{TEI}{name}" for name in _NAMES.split())
"""Elements whose characters are not the edition's prose: code, formulas, identifiers (TEI Guidelines, 22)."""


class Run(NamedTuple):
    """The text between two tags of an element: it follows ``after``, a child or the element itself."""

    element: etree._Element
    after: etree._Element
    text: str


@kept
def shown(document: Document) -> Sequence[Run]:
    """Return the texts of a document that readers see, in their order; comments do not divide them."""
    runs: list[Run] = []
    root = document.tree.getroot()
    if _is_shown(root.tag):
        _gather(root, runs)
    return runs


@lru_cache(maxsize=1024)
def _is_shown(tag: str) -> bool:
    return tag.startswith(TEI) and tag not in UNSHOWN


def _gather(element: etree._Element, runs: list[Run]) -> None:
    """Add the texts in an element that is shown. Most elements hold nothing but one text."""
    after, text = element, element.text
    for child in element:
        tag = child.tag
        if tag.__class__ is str:
            if text:
                runs.append(Run(element, after, text))
            if _is_shown(tag):
                if len(child):
                    _gather(child, runs)
                elif inside := child.text:
                    runs.append(Run(child, child, inside))
            after, text = child, child.tail
        elif tail := child.tail:
            text = f"{text or ''}{tail}"
    if text:
        runs.append(Run(element, after, text))
