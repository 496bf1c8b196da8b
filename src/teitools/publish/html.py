"""The website: reading pages and index pages, made by the stylesheets in ``xslt/``, with style and script."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from teitools import __version__
from teitools.edition import Document
from teitools.index.xml import to_xml
from teitools.publish.material import Material
from teitools.resources import resource
from teitools.saxon import Parameter, Stylesheet, stylesheet, to_node

SITE = "urn:teitools:site"
TITLES = "/".join(
    f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in ("teiHeader", "fileDesc", "titleStmt", "title")
)
HOME = "index.html"
GENERATOR = f"teitools {__version__}"
THEME = ("site.css", "site.js", "cite.js")
SPACES = re.compile(r"\s*([{};,])\s*")
"""Spaces at a mark that no string of a style sheet of ours holds."""


def html_files(material: Material) -> dict[str, bytes]:
    """Everything the website needs, by name; no page asks anything of another host."""
    theme = theme_files()
    pages = dict(sorted(made_pages(material, nonce(theme)).items()))
    return {name: f"{page}\n".encode() for name, page in pages.items()} | theme


def made_pages(material: Material, nonce: str) -> dict[str, str]:
    """A page for each document and each index, and the list of documents where there are several."""
    names = page_names(material)
    site, indexes = to_node(site_tree(material, names)), to_node(to_xml(material.indexes))
    given: dict[str, Parameter] = {"site": site, "indexes": indexes, "nonce": nonce, "generator": GENERATOR}
    sheet = page_stylesheet(material)
    pages = sheet.run(indexes, **given)
    for document in material.edition.documents:
        pages |= sheet.run(to_node(material.addressed[document.id]), document=document.id, **given)
    return pages if HOME in pages else pages | sheet.run(site, **given)


def page_stylesheet(material: Material) -> Stylesheet:
    own = material.edition.settings.stylesheets.get("html")
    return stylesheet(own or resource("xslt/html.xsl"))


def page_names(material: Material) -> dict[str, str]:
    """The page of each document: ``index.html`` for a document alone, else its id, unless a page has it."""
    documents = material.edition.documents
    if len(documents) == 1:
        return {documents[0].id: HOME}
    taken = {"index", *(index.kind for index in material.indexes)}
    return {document.id: distinct_name(document.id, taken) for document in documents}


def distinct_name(wanted: str, taken: Iterable[str]) -> str:
    return f"{wanted}-text.html" if wanted.lower() in taken else f"{wanted}.html"


def site_tree(material: Material, names: Mapping[str, str]) -> etree._ElementTree:
    """What every page has to know of the others."""
    site = etree.Element(f"{{{SITE}}}site", {"title": site_title(material)}, nsmap={"s": SITE})
    for document in material.edition.documents:
        attributes = {"id": document.id, "page": names[document.id], "title": document_title(document)}
        etree.SubElement(site, f"{{{SITE}}}document", attributes)
    return etree.ElementTree(site)


def site_title(material: Material) -> str:
    """The edition's title; a file that stands alone has none but its own."""
    title, documents = material.edition.settings.title, material.edition.documents
    untitled = len(documents) == 1 and title in ("", documents[0].id)
    return document_title(documents[0]) if untitled else title


def document_title(document: Document) -> str:
    titles = document.tree.iterfind(TITLES)
    texts = (" ".join("".join(map(str, title.itertext())).split()) for title in titles)
    return next(filter(None, texts), document.id)


def theme_files() -> dict[str, bytes]:
    """The style and the script beside the pages; a page reads well without either."""
    return {name: squeezed(name, resource(f"theme/{name}").read_text("utf-8")).encode() for name in THEME}


def squeezed(name: str, text: str) -> str:
    """A style or a script without indentation, without the comments that fill lines, and spaces of no use."""
    lines = map(str.strip, text.splitlines())
    kept = "\n".join(line for line in lines if line and not (line.startswith("/*") and line.endswith("*/")))
    return (SPACES.sub(r"\1", kept) if name.endswith(".css") else kept) + "\n"


def nonce(theme: Mapping[str, bytes]) -> str:
    """By what the pages' policy knows our own style and script: it differs with their content only."""
    digest = hashlib.sha256(b"".join(theme.values())).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
