"""The words of pages: those of articles, which are a document's, and those that the pages add."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from teitools.publish.account.shown import Shown
from teitools.publish.account.texts import finder, stretches
from teitools.publish.account.words import words

_DOCUMENT = re.compile(rb'<article[^>]*\bdata-document="([^"]*)"')
_ARTICLES = finder("//article[@data-document]")
_BODY = finder("//body")
_MARKS = """
    self::a[@class = 'par' or @class = 'pb' or @role = 'doc-backlink'] or self::span[@class = 'pb']
    or self::sup[@class = 'mark']
"""
"""The numbers of paragraphs and pages, and the marks of notes: so many that each byte counts."""
ADDED = finder(
    f".//*[@data-generated or {_MARKS} or self::nav or self::template or self::script or self::style]"
)
"""What pages add to the words of a document."""
_DESCRIPTIONS = finder(".//@alt")
_GENERIC = finder(".//*[starts-with(@class, 'tei ')]/@class")


def document_of(page: bytes) -> str:
    """Return the id of the document that a page shows, empty for a page of the whole edition."""
    found = _DOCUMENT.search(page)
    return unescape(found[1].decode()) if found else ""


def is_of_document(page: etree._Element) -> bool:
    """Whether a parsed page shows a document."""
    return bool(_ARTICLES(page))


def read_pages(pages: Iterable[bytes]) -> Shown:
    """Return what the pages of one document show, in the order in which they are given."""
    return read_articles(map(_parsed, pages))


def read_articles(pages: Iterable[etree._Element]) -> Shown:
    """Return what the articles on parsed pages of one document show."""
    shown = Shown()
    for page in pages:
        for article in _ARTICLES(page):
            shown.add(stretches(article), ADDED(article))
            shown.elsewhere += words(" ".join(_DESCRIPTIONS(article)))
            shown.generic.update(classes.split()[1] for classes in _GENERIC(article))
    return shown


def words_of_pages(pages: Iterable[bytes]) -> list[str]:
    """Return all words of pages that are no document's."""
    return [word for page in pages for word in words_of_body(_parsed(page))]


def words_of_body(page: etree._Element) -> Iterator[str]:
    """Return all words of a parsed page."""
    for body in _BODY(page):
        for stretch in stretches(body):
            yield from words(stretch.text)


def _parsed(page: bytes) -> etree._Element:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
