"""Passages: what a search finds, each with the address to which it leads.

All words of the edited text are in one passage: that of the nearest place around them that can be cited, or
else of the last one before them on the page. Readings that the editor has rejected are in none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from teitools.edition.addresses import FILE, ID
from teitools.edition.notes import NOTE, TEI
from teitools.index.passages import (
    BLOCKS,
    BREAKS,
    CHOICE,
    OMITTED,
    QUOTATION_MARKS,
    WHITE_SPACE,
    chosen,
    is_quoted,
)
from teitools.publish.described import Description

LONGEST = 4000
"""So many characters at most are in a passage; what is longer goes on in another with the same address."""
_HEADER = f"{TEI}teiHeader"
_TITLES = (f"{TEI}titlePage", f"{TEI}docTitle")
_UNCITED = frozenset({"", "m", "date", "cite", "mark", "term", "variant", "app", "at"})
_WHOLE = frozenset({"par", "note", "margin", "bibl", "l", "title"})
"""Kinds of places that hold all words inside them; others are followed by smaller ones."""


class Passage(NamedTuple):
    """A stretch of text with one address; ``file`` is ``""`` on the first page, ``anchor`` at its top."""

    file: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a document in the order of reading; ``of`` has their numbers by anchors in them."""

    all: Sequence[Passage]
    of: Mapping[str, int]


def passages(tree: etree._ElementTree, about: Description) -> Passages:
    """Return the passages of an addressed tree; without a title page, its description is the first."""
    reader = _Reader()
    if next(tree.iter(*_TITLES), None) is None:
        reader.add(", ".join(filter(None, (about.title, about.author, about.date))), _TOP)
        reader.parted = True
    reader.read(tree.getroot(), _TOP._replace(whole=False))
    kept = [number for number, text in enumerate(reader.found) if text.strip()]
    numbers = {old: new for new, old in enumerate(kept)}
    places = ((reader.places[old], reader.found[old]) for old in kept)
    all = tuple(Passage(place.file, place.anchor, text.strip()) for place, text in places)
    return Passages(all, {id: numbers[number] for id, number in reader.of.items() if number in numbers})


class _Place(NamedTuple):
    file: str
    anchor: str
    whole: bool


_TOP = _Place("", "", whole=True)


@dataclass(slots=True)
class _Reader:
    """Collects words: ``found`` are texts, ``places`` say where each stands.

    ``open`` has the number of the text that each place's words are added to, ``before`` is the last place
    that can be cited, ``parted`` says that the next words are apart from those before.
    """

    found: list[str] = field(default_factory=list)
    places: list[_Place] = field(default_factory=list)
    of: dict[str, int] = field(default_factory=dict)
    open: dict[_Place, int] = field(default_factory=dict)
    before: _Place = _TOP
    parted: bool = False
    quotes: int = 0

    def read(self, element: etree._Element, around: _Place) -> None:
        """Read an element that stands inside a place."""
        if not isinstance(element.tag, str) or element.tag == _HEADER or element.tag in OMITTED:
            return
        anchor = element.get(ID, "")
        if anchor.startswith("mark."):
            return
        place = self._place(element, anchor, around)
        if anchor:
            self.of[anchor] = self._number(place)
        if element.tag == NOTE:
            parted, self.parted = self.parted, True
            self._read_content(element, place)
            self.parted = parted
        elif element.tag in BLOCKS or (element.tag in BREAKS and element.get("break") != "no"):
            self.parted = True
            self._read_content(element, place)
            self.parted = True
        else:
            self._read_content(element, place)

    def add(self, text: str | None, place: _Place) -> None:
        """Add words to a place."""
        words = WHITE_SPACE.sub(" ", text or "")
        while words:
            number = self._number(place)
            known = self.found[number]
            if known.endswith(" ") or not known:
                words = words.lstrip(" ")
            elif self.parted and words[:1] != " ":
                words = f" {words}"
            self.parted = self.parted and not words
            room = LONGEST - len(known)
            end = len(words) if len(words) <= room else words.rfind(" ", 0, max(room, 0)) + 1
            if not end and not known:
                end = LONGEST
            self.found[number] += words[:end]
            words = words[end:]
            if words:
                self._begin(self._shown(place))

    def _place(self, element: etree._Element, anchor: str, around: _Place) -> _Place:
        file = element.get(FILE, around.file)
        place = around if file == around.file else _Place(file, "", whole=False)
        kind = anchor.partition(".")[0]
        if kind in _UNCITED:
            return place
        found = _Place(file, anchor, kind in _WHOLE)
        if kind not in ("note", "margin"):
            self.before = found._replace(whole=True)
        return place if kind == "page" else found

    def _read_content(self, element: etree._Element, place: _Place) -> None:
        if element.tag == CHOICE:
            reading = chosen(element)
            if reading is not None:
                self.read(reading, place)
            return
        opening, closing = QUOTATION_MARKS[self.quotes % 2] if is_quoted(element) else ("", "")
        self.quotes += bool(opening)
        self.add(f"{opening}{element.text or ''}", place)
        for child in element:
            self.read(child, place)
            self.add(child.tail, place)
        self.quotes -= bool(opening)
        self.add(closing, place)

    def _shown(self, place: _Place) -> _Place:
        """The place to which words inside another lead."""
        near = not place.whole and self.before.file == place.file
        return self.before if near else place._replace(whole=True)

    def _number(self, place: _Place) -> int:
        shown = self._shown(place)
        return self.open[shown] if shown in self.open else self._begin(shown)

    def _begin(self, place: _Place) -> int:
        self.open[place] = len(self.found)
        self.places.append(place)
        self.found.append("")
        return self.open[place]
