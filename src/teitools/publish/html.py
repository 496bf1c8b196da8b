"""The website: reading pages and index pages, made by the stylesheets in ``xslt/``, with style and script."""

from collections.abc import Mapping

from lxml import etree

from teitools import __version__
from teitools.edition import Document
from teitools.edition.addresses import ID, KIND, file_of
from teitools.index.xml import MANY, to_xml
from teitools.publish.content import Content
from teitools.publish.divisions import page_trees
from teitools.publish.material import Material
from teitools.publish.own import own_stylesheet, own_theme, own_words
from teitools.publish.site import HOME, Listed
from teitools.publish.theme import classes_of_texts, theme_files
from teitools.saxon import Node, Parameter, to_node
from teitools.search.passages import passages
from teitools.search.texts import text_files

GENERATOR = f"teitools {__version__}"
LINKED = frozenset({"note", "mark", "cite", "bibl"})
"""The kinds of places to which pages of a document lead by their anchors."""


def html_files(material: Material) -> dict[str, bytes]:
    """All pages of the website with their style and scripts, by name; none asks anything of another host."""
    return document_pages(material) | site_pages(material)


def site_files(material: Material) -> dict[str, Content]:
    """What belongs to the site as a whole: pages of the edition, style and scripts, images."""
    return {**site_pages(material), **material.images}


def document_pages(material: Material) -> dict[str, bytes]:
    """The pages of the material's documents, what they load, and what a search shows of them."""
    indexes = to_node(to_xml(material.indexes, pages=material.entry_pages))
    pages: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    for document in material.edition.documents:
        pages |= _document(material, document, indexes)
        texts |= _texts(material, document)
    return _encoded(pages) | texts


def site_pages(material: Material) -> dict[str, bytes]:
    """The pages of the indexes, the list of the documents where there are several, style and script."""
    indexes = to_node(to_xml(material.indexes, MANY, material.entry_pages))
    site = to_node(material.site.xml())
    sheet, given = own_stylesheet(material.edition, "html"), _given(material, site, indexes)
    pages = sheet.run(indexes, **given)
    if not any(document.page == HOME for document in material.site.documents):
        pages |= sheet.run(site, **given)
    return _encoded(pages) | theme_files() | own_theme(material.edition)


def _document(material: Material, document: Document, indexes: Node) -> dict[str, str]:
    """The pages of one document: one, or one for each of its parts."""
    sheet, tree = own_stylesheet(material.edition, "html"), material.addressed[document.id]
    listed = next(each for each in material.site.documents if each.id == document.id)
    pages: dict[str, str] = {}
    for file, page in page_trees(tree, listed.parts).items():
        site = to_node(material.site.around(document.id, _elsewhere(tree, listed, file)))
        pages |= sheet.run(to_node(page), document=document.id, part=file, **_given(material, site, indexes))
    return pages


def _texts(material: Material, document: Document) -> dict[str, bytes]:
    listed = next(each for each in material.site.documents if each.id == document.id)
    found = passages(material.addressed[document.id], listed.about)
    return dict(text_files(document.id, listed.page, listed.about.title, found))


def _elsewhere(tree: etree._ElementTree, listed: Listed, file: str) -> Mapping[str, str]:
    """The anchors of a document on other pages than one, to which that may lead, each with its page."""
    if not listed.parts:
        return {}
    places = (each for each in tree.iter(etree.Element) if each.get(KIND) in LINKED)
    linked = ((each.get(ID, ""), other) for each in places if (other := file_of(each)) != file)
    return {anchor: other or listed.page for anchor, other in linked}


def _given(material: Material, site: Node, indexes: Node) -> dict[str, Parameter]:
    return {
        "site": site,
        "indexes": indexes,
        "nonce": material.site.nonce,
        "generator": GENERATOR,
        "classes-of-texts": classes_of_texts(),
        **own_words(material.edition),
    }


def _encoded(pages: Mapping[str, str]) -> dict[str, bytes]:
    return {name: f"{page}\n".encode() for name, page in sorted(pages.items())}
