"""Passages: a block of the text as it reads in the edited text, and where each element stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from teitools.edition.addresses import KIND
from teitools.edition.notes import NOTE, TEI

WORDS_AROUND = 10

BLOCK_NAMES = (
    "p ab note head item label cell l lg div figDesc titlePage titlePart byline docImprint docDate "
    "imprimatur argument epigraph opener closer signed dateline salute trailer stage speaker"
)
BLOCKS = frozenset(f"{TEI}{name}" for name in BLOCK_NAMES.split())
OMITTED = frozenset(f"{TEI}{name}" for name in ("fw", "del", "rdg", "figDesc"))
UNREAD = OMITTED | {NOTE}
BREAKS = frozenset(f"{TEI}{name}" for name in ("lb", "pb", "cb", "gb", "milestone"))
CHOICE = f"{TEI}choice"
PREFERRED = tuple(f"{TEI}{name}" for name in ("corr", "reg", "expan", "lem"))
QUOTED = frozenset(f"{TEI}{name}" for name in ("quote", "q", "soCalled"))
QUOTATION_MARKS = (("“", "”"), ("‘", "’"))
WHITE_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a block, with single spaces, and the span of each element inside it."""

    text: str
    spans: Mapping[etree._Element, tuple[int, int]]

    def in_context(self, element: etree._Element) -> tuple[str, str, str]:
        """About ten words before an element, its own words, ten after it; ``…`` where there are more."""
        start, end = self.spans[element]
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(" ")) if words.strip(" ") else 0
        end = start + len(words.strip(" "))
        return _last_words(self.text[:start]), self.text[start:end], _first_words(self.text[end:])


def passage(block: etree._Element, quotes: int = 0) -> Passage:
    """Read a block: the editor's corrections, quotation marks put back, without notes and their marks."""
    reader = _Reader(quotes=quotes)
    reader.read_block(block)
    text = "".join(reader.pieces)
    return Passage(text.rstrip(" "), reader.spans)


def reading(element: etree._Element, quotes: int = 0) -> str:
    """The words of an element alone, without quotation marks of its own, inside so many ``quotes``."""
    if len(element) == 0:
        return WHITE_SPACE.sub(" ", element.text or "").strip(" ")
    return passage(element, quotes).text


def block_of(element: etree._Element) -> etree._Element:
    """The block in which an element is read: a paragraph, a note, a heading, an entry of the bibliography."""
    if _is_block(element):
        return element
    return next(filter(_is_block, element.iterancestors()), element)


def is_read(element: etree._Element) -> bool:
    """Whether an element belongs to the edited text, not to a reading that the editor has replaced."""
    if element.tag in OMITTED:
        return False
    return all(_is_reading(each, element) for each in element.iterancestors(CHOICE, *OMITTED))


def _is_reading(around: etree._Element, element: etree._Element) -> bool:
    reading = chosen(around) if around.tag == CHOICE else None
    return reading is not None and (reading is element or reading in element.iterancestors())


def chosen(choice: etree._Element) -> etree._Element | None:
    """The reading of a choice that stands in the edited text."""
    preferred = [child for name in PREFERRED for child in choice.iterchildren(name)]
    return next(iter((*preferred, *choice.iterchildren(etree.Element))), None)


@dataclass
class _Reader:
    """Collects the words of a block; ``length`` is that of all ``pieces``."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    quotes: int = 0
    spans: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)

    def read_block(self, block: etree._Element) -> None:
        if block.tag == CHOICE:
            self._read_choice(block)
        else:
            self._read_content(block)
        self.spans[block] = (0, self.length)

    def read(self, element: etree._Element) -> None:
        start = self.length
        if element.tag == CHOICE:
            self._read_choice(element)
        elif is_quoted(element):
            self._read_quoted(element)
        else:
            self._read_content(element)
        self.spans[element] = (start, self.length)

    def _read_content(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            if _is_silent(child):
                self.spans[child] = (self.length, self.length)
            else:
                self._read_child(child)
            self._add(child.tail)

    def _read_child(self, child: etree._Element) -> None:
        apart = child.tag in BLOCKS or (child.tag in BREAKS and child.get("break") != "no")
        self._add(" " if apart else "")
        self.read(child)
        self._add(" " if apart else "")

    def _read_choice(self, choice: etree._Element) -> None:
        reading = chosen(choice)
        if reading is not None:
            self.read(reading)

    def _read_quoted(self, element: etree._Element) -> None:
        opening, closing = QUOTATION_MARKS[self.quotes % 2]
        self._add(opening)
        self.quotes += 1
        self._read_content(element)
        self.quotes -= 1
        self._add(closing)

    def _add(self, text: str | None) -> None:
        piece = WHITE_SPACE.sub(" ", text or "")
        if piece.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            piece = piece[1:]
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)


def _last_words(text: str) -> str:
    words = text.rsplit(" ", WORDS_AROUND + 1)
    return f"… {' '.join(words[1:])}" if len(words) > WORDS_AROUND + 1 else text


def _first_words(text: str) -> str:
    words = text.split(" ", WORDS_AROUND + 1)
    return f"{' '.join(words[:-1])} …" if len(words) > WORDS_AROUND + 1 else text


def is_quoted(element: etree._Element) -> bool:
    """Whether an element stands between quotation marks that are put back."""
    return element.tag in QUOTED or (element.tag == f"{TEI}title" and element.get("level") == "a")


def _is_silent(node: etree._Element) -> bool:
    """Whether a node adds no words: a comment, a note, the mark of a note."""
    return not isinstance(node.tag, str) or node.tag in UNREAD or node.get(KIND) == "mark"


def _is_block(element: etree._Element) -> bool:
    return element.tag in BLOCKS or element.get(KIND) == "bibl"
