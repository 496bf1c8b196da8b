"""A tree as text for another parser: without its DOCTYPE, so that no entity is left to be resolved."""

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

Tree: TypeAlias = etree._ElementTree | etree._Element


def xml_text(tree: Tree) -> str:
    """Return a document with what stands around its root, or an element of one."""
    root = tree if isinstance(tree, etree._Element) else tree.getroot()
    if root.getparent() is not None:
        return _markup(root)
    before: Iterable[etree._Element] = reversed(list(root.itersiblings(preceding=True)))
    return "".join(map(_markup, [*before, root, *root.itersiblings()]))


def _markup(node: etree._Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)
