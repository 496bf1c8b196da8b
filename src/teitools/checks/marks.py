"""Which mark leads to which note, and what number it shows."""

import re
from collections.abc import Iterator, Mapping, Set

from lxml import etree

from teitools.edition import Document
from teitools.edition.ids import ids
from teitools.edition.notes import MARK_TYPES, MARKS, written

_NUMBER = re.compile(r"[\W_]*(\d{1,6})[\W_]*")
_COUNTED = re.compile(r"\d{1,6}")
_POINTS_BACK = ("target", "corresp")


def note_number(note: etree._Element) -> int | None:
    """Return the number that a note has in @n, in Arabic numerals."""
    written_number = note.get("n", "")
    return int(written_number) if _COUNTED.fullmatch(written_number) else None


class Marks:
    """The marks of a document: references, pointers and anchors that belong to a note."""

    def __init__(self, document: Document, notes: Mapping[etree._Element, object]) -> None:
        self._notes, self._ids = notes, ids(document)
        self._places: dict[etree._Element, int] = {}
        self._note_of: dict[etree._Element, etree._Element] = {}
        self._marks_of: dict[etree._Element, list[etree._Element]] = {}
        self._only_marks: dict[etree._Element, etree._Element | None] = {}
        for mark in document.tree.iter(*MARKS):
            self._places[mark] = len(self._places)
            for note in self._targets(mark, "target"):
                if note in notes:
                    self._note_of.setdefault(mark, note)
                    self._marks_of.setdefault(note, []).append(mark)

    def _targets(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        written_pointers = element.get(name)
        for pointer in written_pointers.split() if written_pointers else ():
            if pointer[0] == "#" and pointer[1:] in self._ids:
                yield self._ids[pointer[1:]][0]

    def number(self, mark: etree._Element) -> str:
        """Return the number that a mark shows: 7, or [7]; "" if it shows none."""
        found = _NUMBER.fullmatch(written(mark))
        return found[1] if found else ""

    def numbers_of(self, note: etree._Element) -> set[str]:
        """Return the numbers that the marks of a note show."""
        return {self.number(mark) for mark in self._marks_of.get(note, ())} - {""}

    def is_certain(self, mark: etree._Element) -> bool:
        """Whether a pointer to a note says itself that it is the note's mark."""
        return mark.get("type") in MARK_TYPES

    def with_wrong_numbers(self, besides: Set[etree._Element]) -> list[tuple[etree._Element, etree._Element]]:
        """Return pairs of mark and note with different numbers, where most have the same."""
        wrong, right = [], set()
        for mark, note in self._pairs():
            number, expected = self.number(mark), note_number(note)
            if note in besides or not number or expected is None:
                continue
            if int(number) == expected:
                right.add(note)
            else:
                wrong.append((mark, note))
        if not wrong or len(wrong) > len(right):
            return []
        alone = {note.get("n") for note in self._notes if not self.has_mark(note)}
        return [
            (mark, note)
            for mark, note in wrong
            if self.is_certain(mark) or note not in right or self.number(mark) in alone
        ]

    def _pairs(self) -> Iterator[tuple[etree._Element, etree._Element]]:
        """Return each mark with its note, and each note with a mark that does not lead back to it."""
        yield from self._note_of.items()
        for note in self._notes:
            for mark in self._targets(note, "target"):
                if mark in self._places and self._note_of.get(mark) is not note:
                    yield mark, note

    def leads_to(self, mark: etree._Element, note: etree._Element) -> bool:
        """Whether it is the mark that says to which note it belongs, not the note."""
        return self._note_of.get(mark) is note

    def in_order(
        self, notes: list[etree._Element], besides: Set[etree._Element]
    ) -> list[tuple[int, etree._Element]]:
        """Return the marks of notes in the order of the text, each with the place of its note among these."""
        found = []
        for place, note in enumerate(notes):
            mark = self._only_mark(note)
            if mark is not None and mark not in besides:
                found.append((self._places[mark], place, mark))
        return [(place, mark) for _, place, mark in sorted(found, key=lambda each: each[0])]

    def _only_mark(self, note: etree._Element) -> etree._Element | None:
        """Return the mark of a note, unless there are several that could be it."""
        if note not in self._only_marks:
            self._only_marks[note] = self._sought_mark(note)
        return self._only_marks[note]

    def _sought_mark(self, note: etree._Element) -> etree._Element | None:
        for name in _POINTS_BACK:
            for mark in self._targets(note, name):
                if mark in self._places:
                    return mark
        marks = self._marks_of.get(note, [])
        certain = [mark for mark in marks if self.is_certain(mark)] or marks
        return certain[0] if len(certain) == 1 else None

    def has_mark(self, note: etree._Element) -> bool:
        """Whether a mark leads to a note, or the note to its mark."""
        return note in self._marks_of or self._only_mark(note) is not None
