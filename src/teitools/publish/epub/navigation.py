"""The navigation document: contents, landmarks, and the pages of the print; EPUB 3.3, 7."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teitools.publish.epub.chapter import EPUB, HTML, INDEX, TEXT, XHTML, Chapter, root_of, serialized

FILE = "nav.xhtml"
TYPE = f"{{{EPUB}}}type"
SECTIONS = (f"{HTML}section", f"{HTML}div")
HEADINGS = {f"{HTML}h{level}" for level in range(2, 5)}
PAGE_BREAK = "doc-pagebreak"


@dataclass(slots=True)
class Entry:
    """A line of the contents, with those below it."""

    title: str
    href: str
    level: int
    below: list["Entry"] = field(default_factory=list)


def navigation(chapters: Sequence[Chapter], language: str, direction: str, labels: etree._Element) -> bytes:
    """The navigation document of a book in a language, whose direction is ``ltr`` or ``rtl``.

    The attributes of ``labels`` are the words of the stylesheets for ``contents`` and so on.
    """
    root = root_of(f"{HTML}html", {None: XHTML, "epub": EPUB})
    for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang"):
        root.set(name, language)
    if direction == "rtl":
        root.set("dir", "rtl")
    head = etree.SubElement(root, f"{HTML}head")
    etree.SubElement(head, f"{HTML}title").text = labels.get("contents", "")
    etree.SubElement(head, f"{HTML}link", {"rel": "stylesheet", "href": "style.css"})
    body = etree.SubElement(root, f"{HTML}body", {"class": "navigation"})
    _list(_nav(body, "toc", "doc-toc", labels.get("contents", "")), _contents(chapters))
    if pages := list(page_breaks(chapters)):
        _list(_nav(body, "page-list", "doc-pagelist", labels.get("pages", ""), hidden=True), pages)
    landmarks = _nav(body, "landmarks", "", labels.get("edition", ""), hidden=True)
    _landmarks(landmarks, chapters, labels)
    return serialized(root, "html")


def page_breaks(chapters: Sequence[Chapter]) -> Iterator[Entry]:
    """The pages of the print, in the order of the book, as far as they have a number."""
    for chapter in chapters:
        for element in chapter.root.iter(f"{HTML}span"):
            if element.get("role") == PAGE_BREAK and (number := _words(element)) and element.get("id"):
                yield Entry(number, f"{chapter.file}#{element.get('id')}", 0)


def _contents(chapters: Sequence[Chapter]) -> list[Entry]:
    """All chapters, and the divisions with headings in those of the text."""
    entries: list[Entry] = []
    for chapter in chapters:
        _put(entries, Entry(chapter.title, chapter.file, chapter.level))
        if chapter.kind == TEXT:
            for below in _divisions(chapter):
                _put(entries, below)
    return entries


def _put(entries: list[Entry], entry: Entry) -> None:
    """Put an entry below the last one that is above it."""
    while entries and entries[-1].level < entry.level:
        entries = entries[-1].below
    entries.append(entry)


def _divisions(chapter: Chapter) -> Iterator[Entry]:
    """The divisions of a chapter that have ids and headings of their own, but for the chapter itself."""
    for section in chapter.root.iter(*SECTIONS):
        heading = next((child for child in section if child.tag in HEADINGS), None)
        if heading is None or not section.get("id") or not _is_heading(heading):
            continue
        title, depth = _words(heading), int(str(heading.tag)[-1]) - 1
        if title and title != chapter.title:
            yield Entry(title, f"{chapter.file}#{section.get('id')}", chapter.level + depth)


def heading_of(root: etree._Element) -> str:
    """The words of the first heading of a chapter, empty where it has none that is seen."""
    found = (each for each in root.iter(f"{HTML}h1", *HEADINGS) if _is_heading(each))
    return next(map(_words, found), "")


def _is_heading(element: etree._Element) -> bool:
    """Whether a heading is seen, and is not that of the notes below a chapter."""
    return element.get("class") != "for-outline" and not any(map(_is_of_notes, element.iterancestors()))


def _is_of_notes(element: etree._Element) -> bool:
    return element.get(TYPE) == "footnotes"


def _words(element: etree._Element) -> str:
    """The words of an element without marks of notes, numbers of pages, and what else is added in it."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("role") != "doc-noteref" and child.get("data-generated") is None:
            yield from _texts(child)
        yield child.tail or ""


def _nav(body: etree._Element, kind: str, role: str, title: str, hidden: bool = False) -> etree._Element:
    nav = etree.SubElement(body, f"{HTML}nav", {TYPE: kind, "id": kind})
    nav.set("aria-label", title)
    if role:
        nav.set("role", role)
    if hidden:
        nav.set("hidden", "")
    etree.SubElement(nav, f"{HTML}h1" if kind == "toc" else f"{HTML}h2").text = title
    return nav


def _list(parent: etree._Element, entries: Sequence[Entry]) -> None:
    listed = etree.SubElement(parent, f"{HTML}ol")
    for entry in entries:
        item = etree.SubElement(listed, f"{HTML}li")
        etree.SubElement(item, f"{HTML}a", {"href": entry.href}).text = entry.title
        if entry.below:
            _list(item, entry.below)


def _landmarks(nav: etree._Element, chapters: Sequence[Chapter], labels: etree._Element) -> None:
    marks = [("bodymatter", each.file, labels.get("text", "")) for each in chapters if each.kind == TEXT][:1]
    marks += [("index", each.file, each.title) for each in chapters if each.kind == INDEX]
    listed = etree.SubElement(nav, f"{HTML}ol")
    for kind, href, title in marks:
        item = etree.SubElement(listed, f"{HTML}li")
        etree.SubElement(item, f"{HTML}a", {TYPE: kind, "href": href}).text = title
