"""The elements of the XML syntax before they are built, and the tree that they become."""

from dataclasses import dataclass, field

from lxml import etree

_LAST_LINE = 65535
"""libxml2 numbers no line beyond this one."""


@dataclass
class Node:
    """An element of the XML syntax before it is built."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)


def built(node: Node, prefixes: dict[str, str]) -> etree._Element:
    """Return the tree of a node; every name and prefix is taken as it stands. Raises ``ValueError``."""
    root = etree.Element(node.tag, node.attributes, nsmap=prefixes)
    _fill(root, node)
    return root


def _fill(element: etree._Element, node: Node) -> None:
    element.sourceline = min(node.line, _LAST_LINE)  # type: ignore[assignment]
    last: etree._Element | None = None
    for child in node.children:
        if isinstance(child, Node):
            last = etree.SubElement(element, child.tag, child.attributes)
            _fill(last, child)
        elif last is None:
            element.text = (element.text or "") + child
        else:
            last.tail = (last.tail or "") + child
