"""What the list of a site's documents says of each: title, authors, date; TEI Guidelines, 2.2 and 2.4."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from teitools.edition import Document
from teitools.edition.notes import TEI
from teitools.index.dates import Time, time_of
from teitools.index.passages import reading

_TITLE = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title"
_AUTHOR = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}author"
_PROFILE = f"{TEI}teiHeader/{TEI}profileDesc"
_SOURCE = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc"
_NAMES = (f"{TEI}persName", f"{TEI}name", f"{TEI}orgName")


class Description(NamedTuple):
    """``date`` is in words, ``sort`` its key in the order of time, ``year`` its first year."""

    title: str
    author: str = ""
    date: str = ""
    sort: str = ""
    year: str = ""


def described(document: Document) -> Description:
    """Describe a document by its header."""
    tree = document.tree
    authors = "; ".join(filter(None, map(_author, tree.iterfind(_AUTHOR))))
    time = next(_times(tree), None)
    title = title_of(document)
    if time is None:
        return Description(title, authors)
    year = time.earliest or time.latest
    return Description(title, authors, time.readable, time.sort, str(year.year) if year else "")


def title_of(document: Document) -> str:
    """The first title of the header that has words; a document without one is called by its id."""
    texts = (
        " ".join("".join(map(str, title.itertext())).split()) for title in document.tree.iterfind(_TITLE)
    )
    return next(filter(None, texts), document.id)


def _author(author: etree._Element) -> str:
    name = next((each for each in author.iterchildren(*_NAMES) if reading(each)), author)
    return reading(name)


def _times(tree: etree._ElementTree) -> Iterator[Time]:
    """When a text was sent, written, or else printed: the best known first."""
    for path in (
        f"{_PROFILE}/{TEI}correspDesc/{TEI}correspAction[@type='sent']/{TEI}date",
        f"{_PROFILE}/{TEI}creation/{TEI}date",
        f"{_PROFILE}/{TEI}creation/{TEI}origDate",
        f"{_SOURCE}//{TEI}origDate",
        f"{_SOURCE}//{TEI}imprint/{TEI}date",
        f"{_SOURCE}/{TEI}bibl/{TEI}date",
    ):
        for date in tree.iterfind(path):
            if time := time_of(date):
                yield time
