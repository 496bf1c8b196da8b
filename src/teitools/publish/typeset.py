"""The form that is ready for print: for each document its print XML, and the Typst source that sets it."""

import json

from lxml import etree

from teitools.index.xml import to_xml
from teitools.publish.material import Material
from teitools.resources import resource
from teitools.saxon import Node, Stylesheet, stylesheet, to_node

TEMPLATE = "theme/article.typ"


def print_files(material: Material) -> dict[str, bytes]:
    """For each document ``ID.print.xml`` and ``ID.typ``; Typst makes the PDF from the two alone."""
    files: dict[str, bytes] = {}
    for document, xml in print_xml(material).items():
        files |= {f"{document}.typ": template(document).encode(), xml_name(document): xml}
    return files


def print_xml(material: Material) -> dict[str, bytes]:
    """The print XML of each document, by the document's id."""
    sheet = print_stylesheet(material)
    indexes = to_node(to_xml(material.indexes))
    trees = {document.id: material.addressed[document.id] for document in material.edition.documents}
    return {document: _print_xml(sheet, document, tree, indexes) for document, tree in trees.items()}


def print_stylesheet(material: Material) -> Stylesheet:
    own = material.edition.settings.stylesheets.get("print")
    return stylesheet(own or resource("xslt/print.xsl"))


def _print_xml(sheet: Stylesheet, document: str, tree: etree._ElementTree, indexes: Node) -> bytes:
    name = xml_name(document)
    return sheet.run(to_node(tree), name=document, indexes=indexes)[name].encode()


def xml_name(document: str) -> str:
    return f"{document}.print.xml"


def template(document: str) -> str:
    """The Typst template with the name of the XML that it sets; JSON quotes a name just as Typst does."""
    name = json.dumps(xml_name(document), ensure_ascii=False)
    return f"{resource(TEMPLATE).read_text('utf-8')}\n#article(xml({name}))\n"
