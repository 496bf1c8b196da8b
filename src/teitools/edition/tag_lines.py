"""Start tags found by the line on which they end: all that lxml knows of their places.

It is enough where each tag in a line is that of an element: where there are more, some stand in comments.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import cast

from lxml import etree

from teitools.edition.encoding import SourceText, has_bare_returns
from teitools.lazy import expression

_START_TAG = expression(r"""<[^\s<>/=!?"'&](?:[^<>"']++|"[^"<]*"|'[^'<]*')*+>""")
_LAST = 65_534
"""libxml2 counts no lines further than this."""


class TagLines:
    """The start tags of a document."""

    def __init__(self, tree: etree._ElementTree, source: SourceText) -> None:
        self._tree, self._source = tree, source
        self._found: dict[int, dict[etree._Element, int]] = {}

    def start(self, element: etree._Element) -> int | None:
        """Return the character at which an element's start tag begins, or None where that is not certain."""
        line = cast("int | None", element.sourceline)
        if not line or not self._countable:
            return None
        if line not in self._found:
            elements, starts = self._ending_in(line), self._starts(line)
            alike = len(elements) == len(starts)
            self._found[line] = dict(zip(elements, starts, strict=True)) if alike else {}
        return self._found[line].get(element)

    @cached_property
    def _countable(self) -> bool:
        """Whether lxml counts lines as we do, and each element stands in the text, not in an entity."""
        doctype = self._tree.docinfo.doctype  # type: ignore[attr-defined,unused-ignore]
        few = len(self._source.line_starts) <= _LAST
        return few and not doctype and not has_bare_returns(self._source.text)

    def _ending_in(self, line: int) -> Sequence[etree._Element]:
        """Return the elements whose start tags end in a line."""
        elements, lines = self._elements
        return elements[bisect_left(lines, line) : bisect_right(lines, line)]

    @cached_property
    def _elements(self) -> tuple[list[etree._Element], list[int]]:
        """All elements, and the lines on which their start tags end: both in the order of the text."""
        elements = list(self._tree.iter("*"))
        return elements, [cast("int", each.sourceline or 0) for each in elements]

    def _starts(self, line: int) -> Sequence[int]:
        """Return where the start tags begin that end in a line."""
        text, starts = self._source.text, self._source.line_starts
        begin = starts[line - 1]
        end = starts[line] if line < len(starts) else len(text)
        found = []
        for tag in _START_TAG.finditer(text, max(text.rfind("<", 0, begin), 0)):
            if tag.start() >= end:
                break
            if begin < tag.end() <= end:
                found.append(tag.start())
        return found
