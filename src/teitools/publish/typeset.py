"""The form that is ready for print: for each document its print XML, and the Typst source that sets it."""

import json
from functools import lru_cache

from lxml import etree

from teitools.index.xml import to_xml
from teitools.publish.fitting import Extent, Fit, fitted
from teitools.publish.material import Material
from teitools.publish.own import own_stylesheet
from teitools.resources import resource
from teitools.saxon import Node, Stylesheet, to_node
from teitools.typesetter import TypesettingError, measure

TEMPLATE = "theme/article.typ"
MEASURES = "query(<measures>).first().value"
LONG = 400_000
"""The bytes of print XML from which on pages stay as they fall: a layout of them takes seconds."""


def print_files(material: Material) -> dict[str, bytes]:
    """For each document ``ID.print.xml`` and ``ID.typ``; Typst makes the PDF from the two alone."""
    files: dict[str, bytes] = {}
    for document, xml in print_xml(material).items():
        files |= {f"{document}.typ": typst_source(document, xml).encode(), xml_name(document): xml}
    return files


@lru_cache(maxsize=1)
def print_xml(material: Material) -> dict[str, bytes]:
    """The print XML of each document, by the document's id."""
    sheet = own_stylesheet(material.edition, "print")
    indexes = to_node(to_xml(material.indexes))
    trees = {document.id: material.addressed[document.id] for document in material.edition.documents}
    return {document: _print_xml(sheet, document, tree, indexes) for document, tree in trees.items()}


def _print_xml(sheet: Stylesheet, document: str, tree: etree._ElementTree, indexes: Node) -> bytes:
    name = xml_name(document)
    return sheet.run(to_node(tree), name=document, indexes=indexes)[name].encode()


def xml_name(document: str) -> str:
    return f"{document}.print.xml"


@lru_cache(maxsize=256)
def typst_source(document: str, xml: bytes) -> str:
    """The Typst source of an article, its paragraphs fitted to its pages."""
    if len(xml) > LONG:
        return template(document, {})
    files = {xml_name(document): xml}

    def layout(fit: Fit) -> dict[str, Extent]:
        extents = measure(template(document, fit), files, MEASURES)
        return {name: Extent(**extent) for name, extent in extents.items()}

    try:
        return template(document, fitted(layout))
    except TypesettingError:
        return template(document, {})


def template(document: str, fit: Fit) -> str:
    """The Typst template and the article that it sets; JSON quotes a name just as Typst does."""
    ways = ", ".join(f"{_quoted(paragraph)}: {_quoted(way)}" for paragraph, way in fit.items())
    call = f"#article(xml({_quoted(xml_name(document))}), fit: ({ways or ':'}))"
    return f"{resource(TEMPLATE).read_text('utf-8')}\n{call}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
