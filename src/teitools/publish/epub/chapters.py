"""The chapters of an e-book, in order: the parts of the document, what is said of it, its indexes."""

import copy
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from teitools.edition.addresses import FILE
from teitools.edition.parsing import parse_xml
from teitools.index.xml import to_xml
from teitools.publish.divisions import Part, divide, page_trees
from teitools.publish.epub.chapter import ABOUT, INDEX, TEXT, XHTML, Chapter
from teitools.publish.epub.navigation import heading_of
from teitools.publish.epub.styles import own_styles
from teitools.publish.material import Material
from teitools.publish.own import own_words
from teitools.publish.site import Listed, Site
from teitools.saxon import Node, Parameter, Stylesheet, to_node

ABOUT_PAGE = "about.html"
_CONTENT = etree.XPath(
    "boolean(h:body//h:img | h:body//h:span[@role = 'doc-pagebreak']"
    " | h:body//text()[normalize-space()][not(ancestor::*[@data-generated])])",
    namespaces={"h": XHTML},
)
_ABOUT = "{urn:teitools:xslt}about-chapter"


def chapters_of(material: Material, listed: Listed, sheet: Stylesheet, tree: Node) -> list[Chapter]:
    """Make all chapters of a document, whose addressed tree as it stands is ``tree`` too."""
    divided = _undivided(material.addressed[listed.id])
    reserved = (listed.page, ABOUT_PAGE, *(_index_page(index.kind) for index in material.indexes))
    parts = divide(divided, "", material.edition.settings.publication.divisions, reserved)
    given = given_to(material, listed._replace(parts=parts))
    return [
        *_texts(sheet, divided, listed, parts, given),
        *_about(sheet, tree, given),
        *_indexes(sheet, material, given),
    ]


def given_to(material: Material, listed: Listed) -> dict[str, Parameter]:
    """What the stylesheet is told: a site of this one document."""
    site = Site(listed.about.title, (listed,), own_styles(material.edition))
    return {
        **own_words(material.edition),
        "document": listed.id,
        "indexes": to_node(to_xml(material.indexes)),
        "site": to_node(site.around(listed.id, {})),
    }


def _texts(
    sheet: Stylesheet,
    tree: etree._ElementTree,
    listed: Listed,
    parts: Sequence[Part],
    given: Mapping[str, Parameter],
) -> Iterator[Chapter]:
    beginning = Part("", listed.about.title, 0)
    known = {part.file: part for part in (beginning, *parts)}
    for number, (file, page) in enumerate(page_trees(tree, parts).items(), 1):
        for name, xhtml in sheet.run(to_node(page), **given, part=file).items():
            part, root = known[file], _parsed(xhtml)
            if not _has_content(root):
                continue
            title = heading_of(root) if part is not beginning else ""
            yield Chapter(f"text-{number}.xhtml", name, TEXT, title or part.title, part.level, root)


def _has_content(root: etree._Element) -> bool:
    """Whether there is anything of the document to see: a division may be empty."""
    return bool(_CONTENT(root))


def _about(sheet: Stylesheet, tree: Node, given: Mapping[str, Parameter]) -> Iterator[Chapter]:
    if xhtml := sheet.template(_ABOUT, tree, **given):
        root = _parsed(xhtml)
        yield Chapter("about.xhtml", ABOUT_PAGE, ABOUT, _title(root), 0, root)


def _indexes(sheet: Stylesheet, material: Material, given: Mapping[str, Parameter]) -> Iterator[Chapter]:
    made = sheet.run(given["indexes"], **given)  # type: ignore[arg-type]
    for index in material.indexes:
        if xhtml := made.get(_index_page(index.kind)):
            page = _index_page(index.kind)
            yield Chapter(f"{index.kind}.xhtml", page, INDEX, index.title, 0, _parsed(xhtml))


def _index_page(kind: str) -> str:
    return f"{kind}.html"


def _title(root: etree._Element) -> str:
    return root.findtext(".//{*}title", "")


def _parsed(xhtml: str) -> etree._Element:
    return parse_xml(xhtml.encode()).getroot()


def _undivided(tree: etree._ElementTree) -> etree._ElementTree:
    """A copy of an addressed tree that knows nothing of the website's pages."""
    twin = copy.deepcopy(tree)
    for element in twin.iter(etree.Element):
        element.attrib.pop(FILE, "")
    return twin
