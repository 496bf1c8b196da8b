"""Pages by division: where a document is cut, what its pages are called, and the tree of each.

A page holds the header, a division, the breaks right before it, and the notes that its marks call, wherever
they stand. The first page holds what is in no division. TEI Guidelines, 4.
"""

import copy
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import cast

from lxml import etree

from teitools.edition.addresses import FILE, ID, MARK, file_of
from teitools.edition.naming import file_name, page_file
from teitools.edition.notes import NOTE, TEI, XML_ID
from teitools.edition.places import DIVISIONS
from teitools.index.passages import reading

HEADER, HEAD, TEXT, GROUP = (f"{TEI}{name}" for name in ("teiHeader", "head", "text", "group"))
_MATTER = tuple(f"{TEI}{name}" for name in ("front", "body", "back"))
_BREAKS = frozenset(f"{TEI}{name}" for name in ("pb", "cb", "gb", "lb", "milestone", "fw"))
_WORD = re.compile(r"\w+")
_WORDS = 8
"""So many words of a heading are part of a page's name."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a document after its first: the file, its title, and how deep its division lies."""

    file: str
    title: str
    level: int


def divide(
    tree: etree._ElementTree, prefix: str, types: Collection[str], taken: Collection[str] = ()
) -> tuple[Part, ...]:
    """Mark in an addressed tree which page each division is on; return the pages in order.

    Divisions of the named ``types`` begin a page, or else the outermost of each text. Files begin with
    ``prefix``; none is called like those ``taken``, whatever their capitals.
    """
    known = {name.casefold() for name in taken}
    begun: list[tuple[etree._Element, str]] = []
    divisions = _divisions(tree, types)
    kinds = Counter(division.get("type") for division in divisions)
    for number, division in enumerate(divisions, 1):
        is_alone = bool(division.get("type")) and kinds[division.get("type")] == 1
        title = _title(division, 0 if is_alone else number)
        file = page_file(_name(division, prefix, title), known)
        for element in (*_breaks_before(division), division):
            element.set(FILE, file)
        begun.append((division, title))
    _move_notes(tree)
    for division, _ in begun:
        if _is_emptied(division):
            _dissolve(division)
    return tuple(_part(division, title) for division, title in begun if division.get(FILE) is not None)


def _part(division: etree._Element, title: str) -> Part:
    level = sum(each.get(FILE) is not None for each in division.iterancestors())
    return Part(division.get(FILE, ""), title, level)


def _is_emptied(division: etree._Element) -> bool:
    """Whether all that stood in a division, but for its heading, has gone to other pages."""
    children = [each for each in division.iterchildren("*") if each.tag != HEAD]
    own = division.get(FILE)
    return bool(children) and all(each.get(FILE, own) != own for each in children)


def _dissolve(division: etree._Element) -> None:
    """Nothing but a heading is left of a division's page: it goes to where the first of the others went."""
    files = (each.get(FILE) for each in division.iterchildren("*") if each.tag != HEAD)
    first = next(file for file in files if file is not None)
    for head in division.iterchildren(HEAD):
        head.set(FILE, first)
    del division.attrib[FILE]


def _divisions(tree: etree._ElementTree, types: Collection[str]) -> list[etree._Element]:
    divisions = [each for each in tree.iter(*DIVISIONS) if _is_in_text(each)]
    if types:
        return [each for each in divisions if each.get("type") in types]
    found = _outermost_of_texts(tree)
    return found if len(found) > 1 else []


def _outermost_of_texts(tree: etree._ElementTree) -> list[etree._Element]:
    """The outermost divisions of every text; a text that is one of a group counts as one itself."""
    texts = [each for each in tree.iter(TEXT) if _parent(each).tag == GROUP]
    parted = {each for each in texts if not any(inner in texts for inner in each.iterdescendants(TEXT))}
    whole = [each for each in tree.iter(*_MATTER) if _is_in_text(each)]
    matter = [each for each in whole if not any(above in parted for above in each.iterancestors(TEXT))]
    found = {division for each in matter if _is_parted(each) for division in _outermost(each)} | parted
    return [each for each in tree.iter(TEXT, *DIVISIONS) if each in found]


def _is_parted(matter: etree._Element) -> bool:
    """Whether its divisions begin pages: what comes before a text that is on the first page stays there."""
    body = _parent(matter).find(f"{TEI}body")
    return matter.tag != f"{TEI}front" or body is None or bool(_outermost(body))


def _outermost(parent: etree._Element) -> list[etree._Element]:
    """The divisions of a text; where one holds them all, those in it."""
    found = list(parent.iterchildren(*DIVISIONS))
    if len(found) == 1 and (inner := _outermost(found[0])):
        return inner
    return found


def _is_in_text(element: etree._Element) -> bool:
    """Whether an element belongs to the text itself, not to a text that floats in it or to a note."""
    return next(element.iterancestors(f"{TEI}floatingText", NOTE, HEADER), None) is None


def _parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    return element if found is None else found


def _title(division: etree._Element, number: int) -> str:
    """The heading of a division, or else its kind and its number, if it has one (which is not 0)."""
    head = next((each for each in division.iter(HEAD) if reading(each)), None)
    if head is not None and _parent(head) in (division, *division.iterdescendants(TEXT, *_MATTER)):
        return reading(head)
    kind, n = division.get("type", ""), division.get("n", "")
    return f"{kind or 'part'} {n or number or ''}".strip().capitalize()


def _name(division: etree._Element, prefix: str, title: str) -> str:
    words = "-".join(_WORD.findall(title.lower())[:_WORDS])
    name = file_name(division.get(XML_ID) or words)
    return f"{prefix}-{name}" if prefix else name


def _breaks_before(division: etree._Element) -> list[etree._Element]:
    """The page breaks and the like right before a division: they begin its page."""
    found: list[etree._Element] = []
    for before in division.itersiblings(preceding=True):
        if (before.tail or "").strip() or before.tag not in _BREAKS or before.get(FILE) is not None:
            break
        found.append(before)
    return found[::-1]


def _move_notes(tree: etree._ElementTree) -> None:
    """A note goes to the page of its mark."""
    marks = {each.get(ID): each for each in tree.iter(etree.Element) if each.get(ID)}
    for note in tree.iter(NOTE):
        mark = marks.get(note.get(MARK))
        if mark is not None and (file := file_of(mark)) != file_of(note):
            note.set(FILE, file)


def page_trees(tree: etree._ElementTree, parts: Sequence[Part]) -> Mapping[str, etree._ElementTree]:
    """The tree of each page, by its file; that of the first page is ``""``."""
    if not parts:
        return {"": tree}
    pages = _Pages(tree)
    return {file: pages.tree(file) for file in ("", *(part.file for part in parts))}


class _Pages:
    """The pages of a tree that is divided: which elements begin each, and what stands around those."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self._root = tree.getroot()
        self._beginnings: defaultdict[str, set[etree._Element]] = defaultdict(set)
        for element in tree.iter(etree.Element):
            if (file := element.get(FILE)) is not None:
                self._beginnings[file].add(element)
        moved = (element for found in self._beginnings.values() for element in found)
        self._holding = {above for element in moved for above in element.iterancestors()}
        """The elements that hold something of a page other than their own."""

    def tree(self, file: str) -> etree._ElementTree:
        beginnings = self._beginnings[file]
        around = {above for each in beginnings for above in each.iterancestors()}
        if file:
            return etree.ElementTree(self._around(self._root, file, around))
        return etree.ElementTree(self._part(self._root, file, around))

    def _around(self, element: etree._Element, file: str, around: Set[etree._Element]) -> etree._Element:
        """A copy of what stands around a page's elements: the page's elements and the headers are in it."""
        twin = _shell(element)
        for child in element:
            if child in self._beginnings[file]:
                twin.append(self._part(child, file, around))
            elif child in around:
                twin.append(self._around(child, file, around))
            elif child.tag == HEADER:
                twin.append(_copy(child))
        return twin

    def _part(self, element: etree._Element, file: str, around: Set[etree._Element]) -> etree._Element:
        """A copy of an element without what stands on other pages."""
        if element not in self._holding:
            return _copy(element)
        twin = _shell(element)
        twin.text = element.text
        for child in element:
            if child.get(FILE, file) == file:
                part = self._part(child, file, around)
                if child.tag not in DIVISIONS or child not in self._holding or not _is_bare(part):
                    twin.append(part)
            elif child in around:
                twin.append(self._around(child, file, around))
            if child.tail:
                _add_text(twin, child.tail)
        return twin


def _is_bare(element: etree._Element) -> bool:
    return len(element) == 0 and not (element.text or "").strip()


def _copy(element: etree._Element) -> etree._Element:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin


def _shell(element: etree._Element) -> etree._Element:
    namespaces = cast("Mapping[str, str]", element.nsmap)
    return etree.Element(element.tag, {str(name): str(value) for name, value in element.items()}, namespaces)


def _add_text(element: etree._Element, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
