"""From Saxon's ``path()`` of a node to the lines and columns of a file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from teitools.edition import Document

_STEP = re.compile(r"/Q\{([^}]*)\}([^/\[]+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: lines and columns from 1, 0 where unknown."""

    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


def places(document: Document, paths: Iterable[str]) -> list[Place]:
    """The places of the nodes in order. Text stands at its element; an attribute at itself."""
    return [_place(document, path) for path in paths]


def element_at(document: Document, path: str) -> etree._Element:
    """The element that the path names, or the one that holds the node; the root for the document itself."""
    root = document.tree.getroot()
    element = root
    for namespace, name, position in _STEP.findall(path)[1:]:
        same = element.iterchildren(f"{{{namespace}}}{name}" if namespace else name)
        element = next((e for number, e in enumerate(same, 1) if number == int(position)), element)
    return element


def _place(document: Document, path: str) -> Place:
    return Place(element_at(document, path).sourceline or 0)
