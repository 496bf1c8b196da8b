"""The form that is ready for print: for each document its print XML, and the Typst source that sets it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.index.xml import to_xml
from teitools.publish.fitting import Extent, Fit, fitted
from teitools.publish.fonts import fonts_for
from teitools.publish.material import Material
from teitools.publish.own import own_stylesheet
from teitools.publish.templates import FOLDER, templates
from teitools.saxon import Node, Stylesheet, to_node
from teitools.typesetter import Fonts, TypesettingError, measure

MEASURES = "query(<measures>).first().value"
LONG = 400_000
"""The bytes of print XML from which on pages stay as they fall: a layout of them takes seconds."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What the typesetter is handed of one document: its print XML, and the template that sets it."""

    document: str
    xml: bytes
    template: str
    templates: tuple[tuple[str, bytes], ...]
    fonts: Fonts

    @property
    def xml_name(self) -> str:
        return xml_name(self.document)

    @property
    def files(self) -> dict[str, bytes]:
        """All that the Typst source reads, by path."""
        return {self.xml_name: self.xml, **dict(self.templates)}

    def source(self, fit: Fit) -> str:
        """The Typst source; JSON quotes a name just as Typst does."""
        ways = ", ".join(f"{_quoted(paragraph)}: {_quoted(way)}" for paragraph, way in fit.items())
        used = f"#import {_quoted(f'{FOLDER}/{self.template}.typ')}: setting\n"
        return f"{used}#setting(xml({_quoted(self.xml_name)}), fit: ({ways or ':'}))\n"


def print_files(material: Material) -> dict[str, bytes]:
    """For each document ``ID.print.xml`` and ``ID.typ``: with the templates they make the PDF."""
    files: dict[str, bytes] = {}
    for copy in copies(material).values():
        files |= {copy.xml_name: copy.xml, f"{copy.document}.typ": typst_source(copy).encode()}
    return files


def template_files(material: Material) -> dict[str, bytes]:
    """The templates that the Typst sources of all documents read."""
    return dict(templates(material.edition))


def copies(material: Material) -> Mapping[str, Copy]:
    """The copy of each document, by the document's id."""
    used = tuple(templates(material.edition).items())
    chosen = material.edition.settings.template
    return {
        document: Copy(document, xml, chosen or kind_of(xml), used, _fonts(material, xml))
        for document, xml in print_xml(material).items()
    }


def _fonts(material: Material, xml: bytes) -> Fonts:
    characters = frozenset(character for character in set(xml.decode()) if character > "\x7f")
    return fonts_for(material.edition, characters)


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


def kind_of(xml: bytes) -> str:
    """The kind of text that the print XML says it is, and so the name of its template."""
    return parse_xml(xml).getroot().get("kind", "article")


@lru_cache(maxsize=256)
def typst_source(copy: Copy) -> str:
    """The Typst source of a document, its paragraphs fitted to its pages."""
    if len(copy.xml) > LONG:
        return copy.source({})

    def layout(fit: Fit) -> dict[str, Extent]:
        extents = measure(copy.source(fit), copy.files, MEASURES, copy.fonts)
        return {name: Extent(**extent) for name, extent in extents.items()}

    try:
        return copy.source(fitted(layout))
    except TypesettingError:
        return copy.source({})


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
