"""Ids and links of an e-book: ids are names of XML, links lead to chapters, and none leads nowhere.

Stylesheets write ids and links as for the website. XHTML wants ``id`` to be an NCName, once in a file.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.publish.epub.chapter import HTML, TEXT, Chapter

_FORBIDDEN = re.compile(r"[^A-Za-z0-9_.-]")
_REFERRING = ("aria-labelledby", "aria-describedby")
_WEB = re.compile(r"(?:https?|mailto):", re.I)


def link(chapters: Sequence[Chapter], own_pages: Collection[str]) -> None:
    """Rewrite ids and links in place; ``own_pages`` are the document's pages on the website."""
    book = _Book(chapters, own_pages)
    for chapter in chapters:
        for element in chapter.root.iter(etree.Element):
            book.rename(chapter, element)
            if (href := element.get("href")) is not None and element.tag == f"{HTML}a":
                book.lead(chapter, element, href)


class _Book:
    """Where the ids of all chapters stand."""

    def __init__(self, chapters: Sequence[Chapter], own_pages: Collection[str]) -> None:
        self._names = {chapter.file: dict(_names(chapter.root)) for chapter in chapters}
        self._texts = [chapter for chapter in chapters if chapter.kind == TEXT]
        self._others = {chapter.page: chapter for chapter in chapters if chapter.kind != TEXT}
        self._own_pages = own_pages
        self._named: dict[str, set[str]] = {chapter.file: set() for chapter in chapters}
        self._holders: dict[str, Chapter] = {}
        for chapter in reversed(self._texts):
            self._holders |= dict.fromkeys(self._names[chapter.file], chapter)

    def rename(self, chapter: Chapter, element: etree._Element) -> None:
        """Give an element its id, unless another of the file has it already."""
        names, given = self._names[chapter.file], self._named[chapter.file]
        if (id := element.get("id")) is not None:
            if id in given or not id:
                del element.attrib["id"]
            else:
                given.add(id)
                element.set("id", names[id])
        for attribute in _REFERRING:
            if (ids := element.get(attribute)) is not None:
                element.set(attribute, " ".join(names[id] for id in ids.split() if id in names))

    def lead(self, chapter: Chapter, element: etree._Element, href: str) -> None:
        """Let a link lead to its place in the book or to the web; one that leads nowhere becomes text."""
        found = href if _WEB.match(href) and _is_address(href) else self._place(chapter, href)
        if found is None:
            del element.attrib["href"]
            element.attrib.pop("role", "")
        else:
            element.set("href", found)

    def _place(self, here: Chapter, href: str) -> str | None:
        page, _, fragment = href.partition("#")
        for id in dict.fromkeys((fragment, unquote(fragment))):
            for chapter in self._candidates(here, unquote(page), id):
                if not id:
                    return chapter.file
                if (name := self._names[chapter.file].get(id)) is not None:
                    return f"#{name}" if chapter is here else f"{chapter.file}#{name}"
        return None

    def _candidates(self, here: Chapter, page: str, id: str) -> Iterator[Chapter]:
        if page in self._others:
            yield self._others[page]
        elif not page:
            yield here
        if not page or page in self._own_pages:
            if id in self._holders:
                yield self._holders[id]
            elif not id:
                yield self._texts[0]


def _names(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The ids of a chapter, each with the name that stands for it."""
    taken: set[str] = set()
    for id in dict.fromkeys(each.get("id", "") for each in root.iter(etree.Element)):
        if id:
            yield id, _distinct(_name(id), taken)


def _name(id: str) -> str:
    """An NCName in ASCII; ``par.12`` stays as it is, ``group:Č`` becomes ``group-3a--10c-``."""
    name = _FORBIDDEN.sub(lambda found: f"-{ord(found[0]):x}-", id)
    return name if name[0].isalpha() or name[0] == "_" else f"_{name}"


def _distinct(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def _is_address(href: str) -> bool:
    """Whether an address is one by RFC 3986, as far as readers care."""
    try:
        parts = urlsplit(href)
        parts.port  # noqa: B018
    except ValueError:
        return False
    return bool(parts.netloc or (parts.scheme.lower() == "mailto" and parts.path))
