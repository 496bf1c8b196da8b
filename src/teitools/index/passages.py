"""Passages: a block of the text as it reads in the edited text, and where each element stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from teitools.edition.addresses import ID
from teitools.edition.notes import NOTE, TEI

WORDS_AROUND = 10

BLOCK_NAMES = (
    "p ab note head item label cell l lg div figDesc titlePage titlePart byline docImprint docDate "
    "imprimatur argument epigraph opener closer signed dateline salute trailer stage speaker"
)
BLOCKS = frozenset(f"{TEI}{name}" for name in BLOCK_NAMES.split())
UNREAD = frozenset(f"{TEI}{name}" for name in ("note", "fw", "del", "rdg", "figDesc"))
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

    def words(self, element: etree._Element) -> str:
        """The words of an element of the block."""
        start, end = self.spans[element]
        return self.text[start:end]

    def before(self, element: etree._Element) -> str:
        """About ten words before the element, after ``…`` where others precede them."""
        text = self.text[: self.spans[element][0]]
        words = text.rsplit(" ", WORDS_AROUND + 1)
        return f"… {' '.join(words[1:])}" if len(words) > WORDS_AROUND + 1 else text

    def after(self, element: etree._Element) -> str:
        """About ten words after the element, before ``…`` where others follow them."""
        text = self.text[self.spans[element][1] :]
        words = text.split(" ", WORDS_AROUND + 1)
        return f"{' '.join(words[:-1])} …" if len(words) > WORDS_AROUND + 1 else text


def passage(block: etree._Element, quotes: int = 0) -> Passage:
    """Read a block: the editor's corrections, quotation marks put back, without notes and their marks."""
    reader = _Reader(quotes=quotes)
    reader.read_block(block)
    text = "".join(reader.pieces)
    return Passage(text.rstrip(" "), {each: _trimmed(text, *span) for each, span in reader.spans.items()})


def reading(element: etree._Element, quotes: int = 0) -> str:
    """The words of an element alone, without quotation marks of its own, inside so many ``quotes``."""
    if len(element) == 0:
        return WHITE_SPACE.sub(" ", element.text or "").strip(" ")
    return passage(element, quotes).text


def block_of(element: etree._Element) -> etree._Element:
    """The block in which an element is read: a paragraph, a note, a heading, an entry of the bibliography."""
    around = (element, *element.iterancestors())
    return next((each for each in around if each.tag in BLOCKS or _is_listed(each)), element)


def is_read(element: etree._Element) -> bool:
    """Whether an element belongs to the edited text, not to a reading that the editor has replaced."""
    around = [element, *element.iterancestors()]
    replaced = any(parent.tag == CHOICE and child is not chosen(parent) for child, parent in pairwise(around))
    return not replaced and all(each.tag not in UNREAD or each.tag == NOTE for each in around)


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
        elif _is_quoted(element):
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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if not words.strip(" "):
        return start, start
    start += len(words) - len(words.lstrip(" "))
    return start, start + len(words.strip(" "))


def _is_quoted(element: etree._Element) -> bool:
    return element.tag in QUOTED or (element.tag == f"{TEI}title" and element.get("level") == "a")


def _is_silent(node: etree._Element) -> bool:
    """Whether a node adds no words: a comment, a note, the mark of a note."""
    return not isinstance(node.tag, str) or node.tag in UNREAD or node.get(ID, "").startswith("mark.")


def _is_listed(element: etree._Element) -> bool:
    return element.get(ID, "").startswith("bibl.")
