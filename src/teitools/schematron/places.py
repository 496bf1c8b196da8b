"""From the number of a node to its place in the file."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from teitools.diagnostics.span import Span
from teitools.edition import Document
from teitools.edition.encoding import SourceText, source_text
from teitools.edition.positions import positions

_ASIDE = re.compile(r"(?:[^<]|<!\[CDATA\[.*?]]>)*(?:<!--.*?-->|<\?.*?\?>)", re.S)
_BLANK = re.compile(r"(?:[ \t\r\n]|<!\[CDATA\[|]]>|&\#(?:32|0?9|10|13|x20|x0?[9aAdD]);)*")
_END = re.compile(r"<|]]>|\Z")


class Node(NamedTuple):
    """A node of a document: the element that it is or stands in, counted from 1, of the document itself 0.

    ``attribute`` is ``Q{uri}name``, ``text`` the number of a text node, counted from 1.
    """

    element: int
    attribute: str | None = None
    text: int | None = None


class _Text(NamedTuple):
    """Where a text node begins: after a child, or the start tag, and so many comments and instructions."""

    parent: etree._Element
    after: etree._Element | None
    asides: int


class Places:
    """The places of one document's nodes."""

    def __init__(self, document: Document) -> None:
        self._document, self._positions = document, positions(document)

    def span(self, node: Node) -> Span:
        """Return the place of a start tag, of an attribute, or of a text without the spaces around it.

        A comment or an instruction stands for the element that holds it, the document for its root.
        """
        element = self.element(node)
        if node.attribute is not None:
            return self._positions.attribute(element, node.attribute.removeprefix("Q").replace("{}", ""))
        if node.text is not None and node.text <= len(self._texts):
            return self._text(self._texts[node.text - 1])
        return self._positions.start_tag(element)

    def element(self, node: Node) -> etree._Element:
        """Return the element that a node is or stands in; of the document, its root."""
        return self._elements[min(max(node.element, 1), len(self._elements)) - 1]

    @cached_property
    def _elements(self) -> Sequence[etree._Element]:
        return list(self._document.tree.iter("*"))

    @cached_property
    def _source(self) -> SourceText:
        return source_text(self._document.source)

    @cached_property
    def _texts(self) -> Sequence[_Text]:
        """All text nodes of the document in its order."""
        found: list[_Text] = []
        for event, node in etree.iterwalk(self._document.tree, events=("start", "end", "comment", "pi")):
            if event == "start" and node.text:
                found.append(_Text(node, None, 0))
            if event != "start" and node.tail and (parent := node.getparent()) is not None:
                found.append(_Text(parent, *_before(node)))
        return found

    def _text(self, text: _Text) -> Span:
        source = self._source
        if text.after is None:
            before = self._positions.start_tag(text.parent)
        else:
            before = self._positions.element(text.after)
        begin = source.offset(before.end_line, before.end_column)
        for _ in range(text.asides):
            aside = _ASIDE.match(source.text, begin)
            begin = aside.end() if aside else begin
        blank = _BLANK.match(source.text, begin)
        start = blank.end() if blank else begin
        found = _END.search(source.text, start)
        end = found.start() if found else start
        end = start + len(source.text[start:end].rstrip())
        return Span(*source.place(start), *source.place(end), source.byte(start), source.byte(end))


def _before(node: etree._Element) -> tuple[etree._Element | None, int]:
    """Return the last element up to a child, and how many comments and instructions follow it up to there."""
    asides = 0
    sibling: etree._Element | None = node
    while sibling is not None and not isinstance(sibling.tag, str):
        asides += 1
        sibling = sibling.getprevious()
    return sibling, asides
