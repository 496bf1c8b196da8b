"""Which attributes a document has, with which values and on which elements: one walk for all who ask."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from lxml import etree

from teitools.edition.model import Document, kept

Uses = Mapping[str, Mapping[str, Sequence[etree._Element]]]
"""Attribute names, as lxml writes them, their values, and the elements with it, all in document order."""


@kept
def uses(document: Document) -> Uses:
    """Return the attributes of a document, with each value once, however often it is written."""
    found: defaultdict[str, dict[str, list[etree._Element]]] = defaultdict(partial(defaultdict, list))
    for element in document.tree.iter("*"):
        pairs: Any = element.items()
        for name, value in pairs:
            found[name][value].append(element)
    return {name: dict(values) for name, values in found.items()}
