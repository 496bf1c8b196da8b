"""The text that readers see: without code, and without what the header says of the encoding."""

from collections.abc import Sequence
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
    _gather(document.tree.getroot(), runs)
    return runs


def _gather(element: etree._Element, runs: list[Run]) -> None:
    tag = element.tag
    if tag in UNSHOWN or not tag.startswith(TEI):
        return
    after, text = element, element.text
    for child in element:
        if child.tag.__class__ is str:
            if text:
                runs.append(Run(element, after, text))
            _gather(child, runs)
            after, text = child, child.tail
        elif tail := child.tail:
            text = f"{text or ''}{tail}"
    if text:
        runs.append(Run(element, after, text))
