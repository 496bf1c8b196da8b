"""What seems wrong only because something else is: an entry without mention, while a mention leads astray."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.notes import TEI
from teitools.edition.positions import positions

_LONELY = "entry-unmentioned"
_ASTRAY = frozenset({"E107", "E311", "E462", "E463"})
"""Codes of what is said of a mention that leads to nothing, or to another entry."""
_ASTRAY_RULES = frozenset({"pointer-prefix"})
_NAMES = frozenset(
    f"{TEI}{name}"
    for name in ("persName", "placeName", "orgName", "geogName", "rs", "name", "author", "editor")
)
_WORD = re.compile(r"\w{3,}")

Words = frozenset[str]


def without_consequences(edition: Edition, found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out entries without mention whose name stands where a pointer is wrong, or missing."""
    lonely = [each for each in found if each.rule == _LONELY]
    if not lonely:
        return found
    astray = [each for each in found if each.code in _ASTRAY or each.rule in _ASTRAY_RULES]
    called = {words for _, element in _elements(edition, astray) if (words := _mentioned(element))}
    if not called:
        return found
    meant = {id(each) for each, element in _elements(edition, lonely) if _is_called(element, called)}
    return [each for each in found if id(each) not in meant]


def _elements(edition: Edition, found: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, etree._Element]]:
    """Return each finding in a start tag with its element."""
    documents: dict[str, Document] = {document.name: document for document in edition.files}
    for each in found:
        if each.line and each.file in documents:
            element = positions(documents[each.file]).element_at(each.line, each.column)
            if element is not None:
                yield each, element


def _mentioned(element: etree._Element) -> Words:
    return _words(element) if element.tag in _NAMES else frozenset()


def _is_called(entry: etree._Element, called: set[Words]) -> bool:
    names = [_words(child) for child in entry.iterchildren(f"{TEI}*") if _is_name(child)]
    return any(words <= name for name in names for words in called)


def _is_name(element: etree._Element) -> bool:
    return element.tag in _NAMES or element.tag == f"{TEI}label"


def _words(element: etree._Element) -> Words:
    """Return the words of a name, without accents: an editor may have typed Durres for Durrës."""
    plain = unicodedata.normalize("NFD", "".join(map(str, element.itertext(f"{TEI}*"))).casefold())
    return frozenset(_WORD.findall("".join(each for each in plain if not unicodedata.combining(each))))
