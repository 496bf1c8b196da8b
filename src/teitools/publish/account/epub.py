"""The words of an e-book: those of its chapters, in the order of reading."""

import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.publish.account.html import is_of_document, read_articles, words_of_body
from teitools.publish.account.shown import Shown

_PACKAGE = "EPUB/package.opf"
_OPF = "{http://www.idpf.org/2007/opf}"


def read_epub(book: bytes) -> Shown:
    """Return what an e-book shows of its document; ``further`` are the words of its indexes."""
    chapters = list(_chapters(book))
    shown = read_articles(chapters)
    beside = (word for page in chapters if not is_of_document(page) for word in words_of_body(page))
    shown.further = f" {' '.join(beside)} "
    return shown


def _chapters(book: bytes) -> Iterator[etree._Element]:
    """The chapters as a reading system finds them, without namespaces."""
    with ZipFile(io.BytesIO(book)) as archive:
        package = parse_xml(archive.read(_PACKAGE))
        files = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        for item in package.iter(f"{_OPF}itemref"):
            root = parse_xml(archive.read(f"EPUB/{files[item.get('idref')]}")).getroot()
            for element in root.iter(etree.Element):
                element.tag = str(element.tag).rpartition("}")[2]
            yield root
