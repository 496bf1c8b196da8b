"""From Saxon's ``path()`` of a node to the element or attribute in the tree that was read."""

import re

from lxml import etree

from teitools.edition import Document

_STEP = re.compile(r"/Q\{([^}]*)\}([^/\[]+)\[(\d+)\]")
_ATTRIBUTE = re.compile(r"/@(?:Q\{([^}]*)\})?([^/]+)$")


def node_at(document: Document, path: str) -> tuple[etree._Element, str | None]:
    """The element that the path names, and the attribute if it names one.

    Text, comments and instructions stand for the element that holds them, the document for its root.
    """
    attribute = _ATTRIBUTE.search(path)
    return _element(document, path), attribute and _name(attribute[1], attribute[2])


def _element(document: Document, path: str) -> etree._Element:
    element = document.tree.getroot()
    for namespace, name, position in _STEP.findall(path)[1:]:
        same = element.iterchildren(_name(namespace, name))
        element = next((e for number, e in enumerate(same, 1) if number == int(position)), element)
    return element


def _name(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}" if namespace else name
