"""The form that is ready for print: for each document its print XML, and the Typst source that sets it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.index.xml import to_xml
from teitools.parameters import Value
from teitools.publish.fitting import Extent, Fit, fitted
from teitools.publish.fonts import fonts_for
from teitools.publish.material import Material
from teitools.publish.ordering import Order, Places, ordered, series_of_notes
from teitools.publish.own import own_stylesheet, own_words
from teitools.publish.templates import FOLDER, templates
from teitools.saxon import Node, Stylesheet, to_node
from teitools.typesetter import Fonts, TypesettingError, can_show, measure

MEASURES = "query(<measures>).first().value"
PLACES = """query(footnote).filter(note => note.has("label")).map(
    note => (str(note.label), note.location().page()))"""
IMAGE = "{urn:teitools:print}image"
LONG = 250_000
"""The bytes of print XML from which on pages are laid out once or twice: each time takes seconds."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What the typesetter is handed of one document: its print XML, and the template that sets it."""

    document: str
    xml: bytes
    template: str
    templates: tuple[tuple[str, bytes], ...]
    fonts: Fonts
    images: tuple[tuple[str, bytes], ...] = ()

    @property
    def xml_name(self) -> str:
        return xml_name(self.document)

    @property
    def files(self) -> dict[str, bytes]:
        """All that the Typst source reads, by path."""
        return {self.xml_name: self.xml, **dict(self.templates), **dict(self.images)}

    def source(self, fit: Fit, order: Order) -> str:
        """The Typst source, with the paragraphs that are fitted and the notes that change places."""
        settings = f"fit: {_dictionary(fit)}" + (f", order: {_dictionary(order)}" if order else "")
        shown = "".join(f"{_quoted(path)}, " for path, _ in self.images)
        settings += f", images: ({shown})" if shown else ""
        used = f"#import {_quoted(f'{FOLDER}/{self.template}.typ')}: setting\n"
        return f"{used}#setting(xml({_quoted(self.xml_name)}), {settings})\n"


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
        document: Copy(
            document, xml, chosen or kind_of(xml), used, _fonts(material, xml), _images(material, xml)
        )
        for document, xml in print_xml(material).items()
    }


def _fonts(material: Material, xml: bytes) -> Fonts:
    characters = frozenset(character for character in set(xml.decode()) if character > "\x7f")
    return fonts_for(material.edition, characters)


def _images(material: Material, xml: bytes) -> tuple[tuple[str, bytes], ...]:
    """The images that a document shows, by their paths on the site, as far as Typst can show them."""
    named = (image.get("path", "") for image in parse_xml(xml).iter(IMAGE))
    paths = [path for path in dict.fromkeys(named) if path in material.images]
    contents = ((path, material.images[path].read_bytes()) for path in paths)
    return tuple((path, content) for path, content in contents if can_show(path, content))


@lru_cache(maxsize=1)
def print_xml(material: Material) -> dict[str, bytes]:
    """The print XML of each document, by the document's id."""
    sheet = own_stylesheet(material.edition, "print")
    indexes = to_node(to_xml(material.indexes))
    trees = {document.id: material.addressed[document.id] for document in material.edition.documents}
    words = {**own_words(material.edition), "indexes": indexes}
    return {document: _print_xml(sheet, document, tree, words) for document, tree in trees.items()}


def _print_xml(
    sheet: Stylesheet, document: str, tree: etree._ElementTree, words: Mapping[str, Value | Node]
) -> bytes:
    return sheet.run(to_node(tree), name=document, **words)[xml_name(document)].encode()


def xml_name(document: str) -> str:
    return f"{document}.print.xml"


def kind_of(xml: bytes) -> str:
    """The kind of text that the print XML says it is, and so the name of its template."""
    return parse_xml(xml).getroot().get("kind", "article")


@lru_cache(maxsize=256)
def typst_source(copy: Copy) -> str:
    """The Typst source of a document, its paragraphs fitted to its pages, its series of notes apart."""
    patient = len(copy.xml) <= LONG
    try:
        fit = fitted(lambda fit: _extents(copy, fit)) if patient else {}
        series = series_of_notes(parse_xml(copy.xml))
        return copy.source(fit, ordered(series, lambda order: _places(copy, fit, order), patient))
    except TypesettingError:
        return copy.source({}, {})


def _extents(copy: Copy, fit: Fit) -> dict[str, Extent]:
    extents = measure(copy.source(fit, {}), copy.files, MEASURES, copy.fonts)
    return {name: Extent(**extent) for name, extent in extents.items()}


def _places(copy: Copy, fit: Fit, order: Order) -> Places:
    return [(note, page) for note, page in measure(copy.source(fit, order), copy.files, PLACES, copy.fonts)]


def _dictionary(values: Mapping[str, str]) -> str:
    """A dictionary as Typst writes it; JSON quotes a name just as Typst does."""
    pairs = ", ".join(f"{_quoted(name)}: {_quoted(value)}" for name, value in values.items())
    return f"({pairs or ':'})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
