"""The website: reading pages and index pages, which the stylesheets in ``xslt/`` make, and their style and script."""

import base64
import hashlib
from collections.abc import Iterable, Mapping

from lxml import etree

from teitools import __version__
from teitools.edition import Document
from teitools.index.xml import to_xml
from teitools.publish.material import Material
from teitools.resources import resource
from teitools.saxon import Stylesheet, stylesheet, to_node

SITE = "urn:teitools:site"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
HOME = "index"
THEME = ("site.css", "site.js")


def html_files(material: Material) -> dict[str, bytes]:
    """Everything the website needs, by name; no page asks anything of another host."""
    names = page_names(material)
    site, indexes = to_node(site_tree(material, names)), to_node(to_xml(material.indexes))
    theme = theme_files()
    given = {
        "site": site,
        "indexes": indexes,
        "nonce": nonce(theme),
        "generator": f"teitools {__version__}",
    }
    sheet = page_stylesheet(material)
    pages: dict[str, str] = {}
    for document in material.edition.documents:
        pages |= sheet.run(to_node(material.addressed[document.id]), document=document.id, **given)
    pages |= sheet.run(indexes, **given)
    if f"{HOME}.html" not in pages:
        pages |= sheet.run(site, **given)
    return {name: f"{page}\n".encode() for name, page in sorted(pages.items())} | theme


def page_stylesheet(material: Material) -> Stylesheet:
    own = material.edition.settings.stylesheets.get("html")
    return stylesheet(own or resource("xslt/html.xsl"))


def page_names(material: Material) -> dict[str, str]:
    """The page of each document: ``index.html`` for a document alone, else its id, kept apart from other pages."""
    documents = material.edition.documents
    if len(documents) == 1:
        return {documents[0].id: f"{HOME}.html"}
    taken = {HOME, *(index.kind for index in material.indexes)}
    return {document.id: distinct_name(document.id, taken) for document in documents}


def distinct_name(wanted: str, taken: Iterable[str]) -> str:
    return f"{wanted}-text.html" if wanted.lower() in taken else f"{wanted}.html"


def site_tree(material: Material, names: Mapping[str, str]) -> etree._ElementTree:
    """What every page has to know of the others."""
    site = etree.Element(f"{{{SITE}}}site", {"title": site_title(material)}, nsmap={None: SITE})
    for document in material.edition.documents:
        attributes = {"id": document.id, "page": names[document.id], "title": document_title(document)}
        etree.SubElement(site, f"{{{SITE}}}document", attributes)
    return etree.ElementTree(site)


def site_title(material: Material) -> str:
    documents = material.edition.documents
    return material.edition.settings.title or " · ".join(document_title(each) for each in documents[:1])


def document_title(document: Document) -> str:
    titles = document.tree.xpath("/*/t:teiHeader/t:fileDesc/t:titleStmt/t:title", namespaces=TEI)
    texts = (" ".join("".join(title.itertext()).split()) for title in titles)
    return next(filter(None, texts), document.id)


def theme_files() -> dict[str, bytes]:
    """The style and the script beside the pages; a page reads well without either."""
    return {name: resource(f"theme/{name}").read_bytes() for name in THEME}


def nonce(theme: Mapping[str, bytes]) -> str:
    """By what the pages' policy knows our own style and script: no other text can run, and builds are repeatable."""
    digest = hashlib.sha256(b"".join(theme.values())).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
