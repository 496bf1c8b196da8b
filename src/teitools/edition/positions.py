"""Where elements, attributes and values stand in a file, asked only of files with findings.

Where lines do not tell, one pass of expat over the text finds all places.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import cast
from xml.parsers import expat

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.span import Span
from teitools.edition.encoding import SourceText
from teitools.edition.model import Document, kept, text_of
from teitools.edition.tag_lines import TagLines
from teitools.edition.text_places import TextPlaces
from teitools.lazy import expression

_XML = "http://www.w3.org/XML/1998/namespace"
_TAG_NAME = expression(r"</?([^\s/>]+)")
_ATTRIBUTE = expression(r"""\s*([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_BLANK = expression(
    r"(?:[ \t\r\n]|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|]]>|&\#(?:32|0?9|10|13|x20|x0?[9aAdD]);)*", re.S
)
_REFERENCE = expression(r"&[^;]*;")
_KEPT = 100


class Positions:
    """The places of one document's parts."""

    def __init__(self, document: Document) -> None:
        self._bytes, self._tree = document.source, document.tree
        self._source = text_of(document)
        self._lines = TagLines(document.tree, self._source)
        self._tags: dict[int, _Tag] = {}
        self._part = -1
        self._texts = TextPlaces(document.tree, self._source)

    @cached_property
    def _extents(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Where start tags and end tags begin, from a pass over the whole text."""
        elements = list(self._tree.iter("*"))
        return dict(zip(elements, _extents(self._source, len(elements)), strict=False))

    @cached_property
    def _starts(self) -> tuple[list[int], list[etree._Element]]:
        """Where start tags begin, in order, and their elements."""
        extents = self._extents
        return [start for start, _ in extents.values()], list(extents)

    def element_at(self, line: int, column: int) -> etree._Element | None:
        """Return the element whose start tag is the last to begin at a place or before it."""
        starts, elements = self._starts
        number = bisect_right(starts, self._source.offset(line, column)) - 1
        return elements[number] if number >= 0 else None

    def start_tag(self, element: etree._Element) -> Span:
        """Return the span of ``<p n="1">``; of an element that an entity holds, that of the reference."""
        start = self._start(element)
        return self._span(start, self._tag(start).after)

    def name(self, element: etree._Element) -> Span:
        """Return the span of the name in the start tag, with its prefix."""
        start = self._start(element)
        found = _TAG_NAME.match(self._source.text, start)
        return self._span(*found.span(1)) if found else self.start_tag(element)

    def end_name(self, element: etree._Element) -> Span | None:
        """Return the span of the name in the end tag, or None where an element has none of its own."""
        end = self._end_tag(element)
        found = None if end is None else _TAG_NAME.match(self._source.text, end)
        return self._span(*found.span(1)) if found else None

    def element(self, element: etree._Element) -> Span:
        """Return the span of the element with all it contains."""
        return self._span(self._start(element), self._after(element))

    def attribute(self, element: etree._Element, name: str) -> Span:
        """Return the span of ``n="1"``, or of the start tag for an attribute that a DTD supplies."""
        found = self._attribute(element, name)
        return self._span(found.start(1), found.end()) if found else self.start_tag(element)

    def attribute_name(self, element: etree._Element, name: str) -> Span:
        """Return the span of an attribute's name, or of the start tag for one that a DTD supplies."""
        found = self._attribute(element, name)
        return self._span(*found.span(1)) if found else self.start_tag(element)

    def value(self, element: etree._Element, name: str) -> Span:
        """Return the span of an attribute's value, without its quotation marks."""
        found = self._attribute(element, name)
        if found is None:
            return self.start_tag(element)
        return self._span(*found.span(2 if found[2] is not None else 3))

    def with_value(self, element: etree._Element, name: str, value: str) -> str:
        """Return an attribute as it is written, but with another value, which is XML: ``n='2'``."""
        found = self._attribute(element, name)
        if found is None:
            return ""
        start, end = found.span(2 if found[2] is not None else 3)
        text = self._source.text
        return f"{text[found.start(1) : start]}{value}{text[end : found.end()]}"

    def characters(self, element: etree._Element, after: etree._Element, start: int, end: int) -> Span:
        """Return the span of characters of a text, which are counted from 0 as a parser gives them.

        The text follows a child, or the element's own start tag, and goes on to the next tag.
        """
        begin = self._text_start(element, after)
        first, behind = self._texts.place(begin, start)
        if end - start > 1:
            _, behind = self._texts.place(begin, end - 1)
        return self._span(first, behind)

    def text(self, element: etree._Element, after: etree._Element) -> Span:
        """Return the span of the first words after a child, or after the element's own start tag."""
        text = self._source.text
        begin = self._text_start(element, after)
        blank = _BLANK.match(text, begin)
        start = blank.end() if blank else begin
        in_cdata = text.rfind(_CDATA, begin, start) > text.rfind(_CDATA_END, begin, start)
        end = text.find(_CDATA_END if in_cdata else "<", start)
        words = text[start : end if end >= 0 else None].rstrip()
        return self._span(start, start + len(words))

    def part(self, span: Span, words: str) -> Span:
        """Return the span of words inside another; all of that one where they are written differently.

        Who asks for one part after another gets each at its own place, and long values are read once.
        """
        start, end = (self._source.offset(*place) for place in (span[:2], span[2:4]))
        after = self._part if start <= self._part < end else start
        found = self._source.text.find(words, after, end)
        if found < 0:
            found = self._source.text.find(words, start, end)
        if found < 0:
            return span
        self._part = found + len(words)
        return self._span(found, self._part)

    def written(self, span: Span) -> str:
        """Return what stands in a span."""
        return self._bytes[span.start : span.end].decode(self._source.codec, "replace")

    def _text_start(self, element: etree._Element, after: etree._Element) -> int:
        return self._tag(self._start(element)).after if after is element else self._after(after)

    def _after(self, element: etree._Element) -> int:
        """Return the place after an element's end tag."""
        end = self._end_tag(element)
        return self._tag(self._extent(element)[0] if end is None else end).after

    def _end_tag(self, element: etree._Element) -> int | None:
        """Return the place of an element's end tag, or None where it has none of its own."""
        start, end = self._extent(element)
        closed = end == start or self._source.text.endswith("/>", start, self._tag(start).after)
        return None if closed else end

    def _start(self, element: etree._Element) -> int:
        start = self._lines.start(element)
        return self._extent(element)[0] if start is None else start

    def _extent(self, element: etree._Element) -> tuple[int, int]:
        return self._extents.get(element) or self._by_line(element)

    def _by_line(self, element: etree._Element) -> tuple[int, int]:
        starts = self._source.line_starts
        line = min(cast("int", element.sourceline or 1), len(starts))
        start = starts[line - 1]
        return start, start

    def _attribute(self, element: etree._Element, name: str) -> re.Match[str] | None:
        attributes = self._tag(self._start(element)).attributes
        return next((attributes[each] for each in _prefixed(element, name) if each in attributes), None)

    def _tag(self, start: int) -> "_Tag":
        """Return the tag at a place; the last ones are kept, for thousands of places may be in one."""
        if start not in self._tags:
            if len(self._tags) == _KEPT:
                self._tags.clear()
            self._tags[start] = _Tag(self._source.text, start)
        return self._tags[start]

    def _span(self, start: int, end: int) -> Span:
        source = self._source
        return Span(*source.place(start), *source.place(end), source.byte(start), source.byte(end))


def _prefixed(element: etree._Element, name: str) -> set[str]:
    qualified = etree.QName(name)
    if not qualified.namespace:
        return {qualified.localname}
    bound = {**element.nsmap, "xml": _XML}
    return {f"{p}:{qualified.localname}" for p, uri in bound.items() if p and uri == qualified.namespace}


def _extents(source: SourceText, elements: int) -> list[tuple[int, int]]:
    """Return where each element's start tag and end tag begin, in characters, in document order."""
    encoded = source.text.encode("utf-8", "replace")
    events = _events(encoded)
    if not events:
        scanned = _scanned(source.text)
        return scanned if len(scanned) == elements else []
    offsets = _characters(encoded, sorted({byte for extent in events for byte in extent}))
    return [(offsets[start], offsets[end]) for start, end in events]


def _events(encoded: bytes) -> list[tuple[int, int]]:
    """Return for each element the bytes at which its start tag and its end tag begin."""
    parser = expat.ParserCreate("utf-8")
    extents: list[tuple[int, int]] = []
    open_elements: list[int] = []

    def start(_name: str, _attributes: object) -> None:
        open_elements.append(len(extents))
        extents.append((parser.CurrentByteIndex, parser.CurrentByteIndex))

    def end(_name: str) -> None:
        index = open_elements.pop()
        extents[index] = (extents[index][0], parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(encoded, True)
    except expat.ExpatError:
        return []
    return extents


def _scanned(text: str) -> list[tuple[int, int]]:
    """Return the extents for a text that lxml accepts and expat does not: one with names of Unicode 5 on."""
    from teitools.edition.markup import Kind, markup  # hardly any text needs it

    extents: list[tuple[int, int]] = []
    open_elements: list[int] = []
    for piece in markup(text):
        if piece.kind is Kind.START:
            extents.append((piece.start, piece.start))
            if not piece.empty:
                open_elements.append(len(extents) - 1)
        elif piece.kind is Kind.END and open_elements:
            index = open_elements.pop()
            extents[index] = (extents[index][0], piece.start)
    return extents


def _characters(encoded: bytes, places: list[int]) -> dict[int, int]:
    """Map byte offsets in UTF-8, sorted, to character offsets."""
    characters, byte, count = {}, 0, 0
    for place in places:
        count += len(encoded[byte:place].decode("utf-8", "replace"))
        byte = place
        characters[place] = count
    return characters


class _Tag:
    """A tag, or the reference to an entity in which one stands: where it ends and what it holds."""

    def __init__(self, text: str, start: int) -> None:
        end = start
        self.attributes: dict[str, re.Match[str]] = {}
        if name := _TAG_NAME.match(text, start):
            end = name.end()
            while part := _ATTRIBUTE.match(text, end):
                self.attributes.setdefault(part[1], part)
                end = part.end()
        reference = _REFERENCE.match(text, start)
        self.after = reference.end() if reference else text.find(">", end) + 1 or end


@kept
def positions(document: Document) -> Positions:
    """Return the places of a document's parts; the pass is made once."""
    return Positions(document)


def finding(
    document: Document,
    element: etree._Element,
    code: str,
    rule: str,
    message: str,
    *,
    attribute: str | None = None,
    level: Level = Level.ERROR,
) -> Diagnostic:
    """Return a diagnostic at an element's start tag, or at one of its attributes."""
    places = positions(document)
    span = places.attribute(element, attribute) if attribute else places.start_tag(element)
    return finding_at(document, span, code, rule, message, level)


def finding_at(
    document: Document,
    span: Span,
    code: str,
    rule: str,
    message: str,
    level: Level = Level.ERROR,
    *,
    expected: tuple[str, ...] = (),
    fix: str | None = None,
    also: tuple[Span, ...] = (),
) -> Diagnostic:
    """Return a diagnostic at a place of a document."""
    return Diagnostic(
        document.name,
        span.line,
        code,
        rule,
        message,
        level,
        span.column,
        span.end_line,
        span.end_column,
        expected,
        fix,
        (span.start, span.end),
        also,
    )
