"""What a change makes of the start tag or the attribute that a finding is about, in the words of the file."""

from html import escape

from lxml import etree

from teitools.diagnostics.span import Span
from teitools.edition import Document
from teitools.edition.model import text_of
from teitools.edition.positions import positions
from teitools.schematron.fixes import Change
from teitools.schematron.places import Node

_XML = "{http://www.w3.org/XML/1998/namespace}"
_SPACES = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def changed(
    change: Change, value: str | None, node: Node, element: etree._Element, document: Document
) -> str | None:
    """Return what takes the place of a finding, or None where the change cannot be made there.

    ``element`` is the node or holds it. Without a ``value`` the attribute is taken away.
    """
    if (value is None) != (change.kind == "delete") or node.text is not None or not node.element:
        return None
    written = None if value is None else escape(value).translate(_SPACES)
    if node.attribute is not None:
        name = node.attribute.removeprefix("Q").replace("{}", "")
        fits = change.match == "." and change.kind != "add" and change.attribute in ("", name)
        return _attribute(document, element, name, written) if fits else None
    if change.match == "." and change.kind != "add":
        return None
    return _tag(document, element, change, written)


def _attribute(document: Document, element: etree._Element, name: str, value: str | None) -> str | None:
    """Return an attribute with another value; of one that a DTD supplies there is nothing to change."""
    as_it_is = positions(document).with_value(element, name, "")
    if not as_it_is or value is None:
        return "" if as_it_is else None
    return positions(document).with_value(element, name, value)


def _tag(document: Document, element: etree._Element, change: Change, value: str | None) -> str | None:
    where, name = positions(document), change.attribute
    start, end = _characters(document, where.start_tag(element))
    text = text_of(document).text
    if text[start] != "<" or (change.kind == "add") is (name in element.attrib):
        return None
    if change.kind == "add":
        close = end - (2 if text.endswith("/>", start, end) else 1)
        inside = text[start:close].rstrip()
        new = f' {name.replace(_XML, "xml:")}="{value}"'
        return inside + new + text[start + len(inside) : end]
    new_one = _attribute(document, element, name, value)
    if new_one is None:
        return None
    first, last = _characters(document, where.attribute(element, name))
    before = text[start:first] if new_one else text[start:first].rstrip()
    return before + new_one + text[last:end]


def _characters(document: Document, span: Span) -> tuple[int, int]:
    source = text_of(document)
    return source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
