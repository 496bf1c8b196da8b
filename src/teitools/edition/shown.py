"""The text that readers see: without code, and without what the header says of the encoding."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

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


def shown(root: etree._Element) -> Iterator[Run]:
    """Return the texts of an element that readers see, in their order; comments do not divide them."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    around: list[etree._Element] = []
    place, pieces = (root, root), [""]
    for event, node in walk:
        if event in ("comment", "pi"):
            pieces.append(node.tail or "")
            continue
        if text := "".join(pieces):
            yield Run(*place, text)
        if event == "start":
            hidden = node.tag in UNSHOWN or not node.tag.startswith(TEI)
            if hidden:
                walk.skip_subtree()
            around.append(node)
            place, pieces = (node, node), [] if hidden else [node.text or ""]
        else:
            around.pop()
            if around:
                place, pieces = (around[-1], node), [node.tail or ""]
