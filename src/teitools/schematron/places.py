"""From Saxon's ``path()`` of a node to its place in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teitools.diagnostics.span import Span
from teitools.edition import Document
from teitools.edition.positions import positions

_STEP = re.compile(r"/Q\{([^}]*)\}([^/\[]+)\[(\d+)\]")
_ATTRIBUTE = re.compile(r"/@(?:Q\{([^}]*)\})?([^/]+)$")
_TEXT = re.compile(r"/text\(\)\[(\d+)\]$")


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns from 1; the end is the place after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def place(document: Document, path: str) -> Place:
    """The place of an element's start tag, of an attribute, or of text without the spaces around it.

    A comment or an instruction stands for the element that holds it, the document for its root.
    """
    element = _element(document, path)
    attribute, text = _ATTRIBUTE.search(path), _TEXT.search(path)
    if attribute:
        return _of(positions(document).attribute(element, _name(attribute[1], attribute[2])))
    if text:
        return _text_place(document, element, int(text[1]))
    return _of(positions(document).start_tag(element))


def _of(span: Span) -> Place:
    return Place(span.line, span.column, span.end_line, span.end_column)


def _element(document: Document, path: str) -> etree._Element:
    element = document.tree.getroot()
    for namespace, name, position in _STEP.findall(path)[1:]:
        same = element.iterchildren(_name(namespace, name))
        element = next((e for number, e in enumerate(same, 1) if number == int(position)), element)
    return element


def _name(namespace: str | None, name: str) -> str:
    return f"{{{namespace}}}{name}" if namespace else name


def _text_place(document: Document, parent: etree._Element, number: int) -> Place:
    at, text = list(_texts(document, parent))[number - 1]
    words = text.strip()
    start = _after(text[: text.index(words)], at)
    return Place(*start, *_after(words, start))


def _texts(document: Document, parent: etree._Element) -> Iterator[tuple[tuple[int, int], str]]:
    """The text nodes of an element in order, each with the place where it begins."""
    at = _end(positions(document).start_tag(parent))
    if parent.text:
        yield at, parent.text
        at = _after(parent.text, at)
    for child in parent:
        if isinstance(child.tag, str):
            at = _end(positions(document).element(child))
        else:
            at = _after(etree.tostring(child, encoding="unicode", with_tail=False), at)
        if child.tail:
            yield at, child.tail
            at = _after(child.tail, at)


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _after(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Where one stands after a text that begins at a place."""
    line, column = at
    lines = text.split("\n")
    return line + len(lines) - 1, len(lines[-1]) + (column if len(lines) == 1 else 1)
