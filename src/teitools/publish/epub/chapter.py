"""A chapter of an e-book: a content document in XHTML; EPUB 3.3, 6."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
HTML = f"{{{XHTML}}}"

TEXT, ABOUT, INDEX = "text", "about", "index"
"""The kinds of chapters: a part of the document, what its header says, an index."""


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """``file`` is its name in the book, ``page`` what links of the stylesheets call it.

    ``level`` is how deep it stands in the table of contents.
    """

    file: str
    page: str
    kind: str
    title: str
    level: int
    root: etree._Element

    def xhtml(self) -> bytes:
        return serialized(self.root, "html")


def root_of(tag: str, namespaces: Mapping[str | None, str]) -> etree._Element:
    """A new root; the namespace without a prefix is by ``None``."""
    return etree.Element(tag, nsmap=cast("Mapping[str, str]", namespaces))


def serialized(root: etree._Element, doctype: str = "") -> bytes:
    """An XML file of a book in UTF-8."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"<!DOCTYPE {doctype}>\n" if doctype else "")
    return f"{head}{etree.tostring(root, encoding='unicode')}\n".encode()
