"""An e-book of each document: chapters, navigation, styles and images in one file."""

from collections.abc import Mapping

from teitools.edition import Document
from teitools.edition.parsing import parse_xml
from teitools.publish.epub import navigation, package
from teitools.publish.epub.chapters import chapters_of, given_to
from teitools.publish.epub.container import contained
from teitools.publish.epub.linking import link
from teitools.publish.epub.pictures import place_pictures
from teitools.publish.epub.styles import styles
from teitools.publish.material import Material
from teitools.publish.own import own_stylesheet
from teitools.saxon import to_node

_BOOK = "{urn:teitools:xslt}book"


def epub_files(material: Material) -> Mapping[str, bytes]:
    """For each document ``ID.epub``."""
    return {f"{document.id}.epub": _book(material, document) for document in material.edition.documents}


def _book(material: Material, document: Document) -> bytes:
    sheet = own_stylesheet(material.edition, "epub")
    tree = to_node(material.addressed[document.id])
    listed = next(each for each in material.site.documents if each.id == document.id)
    chapters = chapters_of(material, listed, sheet, tree)
    link(chapters, {listed.page, *(part.file for part in listed.parts)})
    pictures = place_pictures(chapters, material.images)
    given = given_to(material, listed)
    labels, metadata = parse_xml(sheet.template(_BOOK, tree, **given).encode()).getroot()
    css = styles(material.edition)
    language = chapters[0].root.get("lang", "en")
    direction = chapters[0].root.get("dir", "ltr")
    book = package.Package(
        material.edition.settings.title, document.id, metadata, chapters, list(css), pictures, direction
    )
    nav = navigation.navigation(chapters, language, direction, labels)
    return contained(
        {
            package.FILE: book.xml(),
            navigation.FILE: nav,
            **{chapter.file: chapter.xhtml() for chapter in chapters},
            **css,
            **{picture.file: picture.content for picture in pictures},
        },
        package.FILE,
    )
