"""Pages as the stylesheets of the website make them, of documents that no edition holds."""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import defs

from teitools.edition import Document
from teitools.edition.addresses import addressed
from teitools.publish.images import place_images
from teitools.resources import resource
from teitools.saxon import parse, stylesheet, to_node

INDEXES = b'<indexes xmlns="urn:teitools:index"/>'
BLOCKS = defs.block_tags - {"del", "ins"} | {
    "article",
    "figcaption",
    "figure",
    "footer",
    "header",
    "main",
    "nav",
    "section",
}

MARKS = {("a", "par"), ("a", "pb"), ("span", "pb"), ("sup", "mark")}
"""The numbers of paragraphs and pages, and the marks of notes."""


def page_of(document: Document) -> html.HtmlElement:
    """The page of a document, all of whose images are there."""
    own = f'<document id="{document.id}" page="a.html" title="T"/>'
    site = f'<site xmlns="urn:teitools:site" title="S">{own}</site>'
    sheet = stylesheet(resource("xslt/html.xsl"))
    tree = addressed(document)
    place_images(
        tree, {url: url for url in tree.xpath("//@url") if re.fullmatch(r"[\w/.-]+\.(png|jpg)", url)}
    )
    source = to_node(tree)
    pages = sheet.run(source, document=document.id, site=parse(site.encode()), indexes=parse(INDEXES))
    return html.fromstring(pages["a.html"])


def readable(element: html.HtmlElement) -> str:
    """An element with a line for each block and for each run of text between blocks."""
    return "\n".join(_lines(element, ""))


def _lines(element: html.HtmlElement, indent: str) -> Iterator[str]:
    if element.tag == "pre" or not any(each.tag in BLOCKS for each in element.iterdescendants()):
        yield indent + _inline(element)
        return
    start, end = _tags(element)
    yield indent + start
    run = _escaped(element.text)
    for child in element:
        if child.tag in BLOCKS or any(each.tag in BLOCKS for each in child.iterdescendants()):
            yield from _run(run, indent)
            yield from _lines(child, f"{indent}  ")
            run = ""
        else:
            run += _inline(child)
        run += _escaped(child.tail)
    yield from _run(run, indent)
    yield indent + end


def _run(text: str, indent: str) -> Iterator[str]:
    if text.strip():
        yield f"{indent}  {text.strip()}"


def _inline(element: html.HtmlElement) -> str:
    text = html.tostring(element, encoding="unicode", with_tail=False)
    return text if element.tag == "pre" else " ".join(text.split())


def _tags(element: html.HtmlElement) -> tuple[str, str]:
    bare = etree.Element(element.tag, dict(element.attrib))
    bare.text = "\n"
    start, end = html.tostring(bare, encoding="unicode").split("\n")
    return start, end


def _escaped(text: str | None) -> str:
    plain = (text or "").replace("&", "&amp;").replace("<", "&lt;")
    edges = (" " if plain[:1].isspace() else "", " " if plain[-1:].isspace() else "")
    return " ".join(plain.split()).join(edges) if plain.strip() else plain and " "


def shown_texts(element: html.HtmlElement, hidden: bool = False) -> Iterator[str]:
    """The pieces of text of a page that come from the document; what the page hides too, if asked."""
    if (
        element.tag == "nav"
        or "data-generated" in element.attrib
        or element.get("role") == "doc-backlink"
        or (element.tag, element.get("class")) in MARKS
        or ("hidden" in element.attrib and not hidden)
    ):
        return
    if any(name.startswith("xml-") for name in element.classes):  # the markup of an example in XML
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from shown_texts(child, hidden)
        yield child.tail or ""
