"""The site as its pages know it: which documents it has, on which pages, in which order."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from teitools.edition import Document, Edition
from teitools.index.build import TITLES
from teitools.publish.described import Description
from teitools.publish.divisions import Part

NAMESPACE = "urn:teitools:site"
HOME = "index.html"
RESERVED = frozenset({"index", "coverage", "diagnostics", "search", *TITLES})
"""What no document's page is called, since another page is, or may be."""
MANY = 60
"""So many documents are listed in groups."""
_RANGE = 50


class Listed(NamedTuple):
    """A document of the site: the file of its first page, and of the others it has."""

    id: str
    page: str
    folder: str
    about: Description
    parts: Sequence[Part] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """All its pages."""
        return (self.page, *(part.file for part in self.parts))


class Site(NamedTuple):
    """All documents of a site, in the order of reading."""

    title: str
    documents: Sequence[Listed]
    styles: Sequence[str] = ()
    """The addresses of the edition's own style sheets."""
    nonce: str = ""
    """What the pages' policy knows style and script by."""

    def xml(self) -> etree._ElementTree:
        """The whole site: what the list of its documents and the indexes have to know."""
        groups = grouped(self.documents)
        site = self._element()
        for document, group in zip(self.documents, groups, strict=True):
            _add_document(site, document, {"group": group} if group else {})
        return etree.ElementTree(site)

    def around(self, id: str, anchors: Mapping[str, str]) -> etree._ElementTree:
        """What one document's pages have to know; ``anchors`` stand on other pages, which they give."""
        number = next(number for number, each in enumerate(self.documents) if each.id == id)
        site = self._element()
        added = _add_document(site, self.documents[number], {})
        for part in self.documents[number].parts:
            values = {"page": part.file, "title": part.title, "level": str(part.level)}
            etree.SubElement(added, f"{{{NAMESPACE}}}part", values)
        for anchor, page in anchors.items():
            etree.SubElement(added, f"{{{NAMESPACE}}}anchor", {"id": anchor, "page": page})
        for name, place in (("previous", number - 1), ("next", number + 1)):
            if 0 <= place < len(self.documents):
                near = self.documents[place]
                values = {"page": near.page, "title": near.about.title}
                etree.SubElement(added, f"{{{NAMESPACE}}}{name}", values)
        return etree.ElementTree(site)

    def _element(self) -> etree._Element:
        values = {"title": self.title, "documents": str(len(self.documents))}
        site = etree.Element(f"{{{NAMESPACE}}}site", values, nsmap={"s": NAMESPACE})
        for style in self.styles:
            etree.SubElement(site, f"{{{NAMESPACE}}}style", {"href": style})
        return site


def _add_document(site: etree._Element, document: Listed, more: Mapping[str, str]) -> etree._Element:
    about = document.about
    values = {"id": document.id, "page": document.page, "title": about.title}
    known = {name: value for name, value in (("author", about.author), ("date", about.date)) if value}
    return etree.SubElement(site, f"{{{NAMESPACE}}}document", {**values, **known, **more})


def site_title(edition: Edition, documents: Sequence[Listed]) -> str:
    """The edition's title; a file that stands alone has none but its own."""
    title = edition.settings.title
    untitled = len(documents) == 1 and title in ("", documents[0].id)
    return documents[0].about.title if untitled else title


def page_names(documents: Sequence[Document]) -> dict[str, str]:
    """The first page of each document: ``index.html`` for one alone, else its id, unless a page has it."""
    if len(documents) == 1:
        return {documents[0].id: HOME}
    return {document.id: _page(document.id) for document in documents}


def _page(id: str) -> str:
    return f"{id}-text.html" if id.casefold() in RESERVED else f"{id}.html"


def grouped(documents: Sequence[Listed]) -> list[str]:
    """The heading under which each document is listed; none where they are few.

    Documents in the order of time stand under their years or decades, those of several folders under these,
    others under the numbers that they have in the list.
    """
    if len(documents) < MANY:
        return [""] * len(documents)
    years = [each.about.year for each in documents]
    if all(years) and _run([each.about.sort for each in documents]):
        return years if len(set(years)) <= MANY else [f"{year[:-1]}0s" for year in years]
    folders = [each.folder for each in documents]
    if len(set(folders)) > 1 and _run(folders):
        return folders
    return [_range(number, len(documents)) for number in range(len(documents))]


def _run(values: Iterable[str]) -> bool:
    return all(one <= other for one, other in pairwise(values))


def _range(number: int, of: int) -> str:
    first = number - number % _RANGE
    return f"{first + 1}–{min(first + _RANGE, of)}"
