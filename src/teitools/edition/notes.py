"""Footnotes and their marks: which notes a text numbers, and which mark calls which note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

NOTE = f"{TEI}note"
MARKS = frozenset({f"{TEI}ref", f"{TEI}ptr", f"{TEI}anchor"})
MARK_TYPES = frozenset({"footnote", "endnote", "note", "noteAnchor", "fn"})
MARGINS = frozenset(
    {"margin", "left", "right", "marg", "inner", "outer", "mleft", "mright", "marginleft", "marginright"}
)
LINES = frozenset({"inline", "interlinear", "above", "below", "text"})
"""Places of notes that stand in the line, or just above or below it: no mark calls them."""
APPARATUS = frozenset({f"{TEI}app", f"{TEI}rdgGrp"})
DESCRIPTIONS = tuple(
    f"{TEI}{name}"
    for name in (
        "msDesc",
        "msPart",
        "msFrag",
        "msContents",
        "physDesc",
        "history",
        "additional",
        "persona",
        "nym",
    )
)
"""Where notes are parts of a description: they stand in it."""
REGISTER_ENTRIES = tuple(
    f"{TEI}{name}" for name in ("person", "personGrp", "place", "org", "event", "object")
)


class Footnotes(NamedTuple):
    """The footnotes of a text, its editorial notes, and the pairs of mark and note.

    ``notes`` are to be numbered, in document order. ``editorial`` notes explain the places that their
    ``@target`` names, instead of standing at a mark. ``mark_of`` gives for a note its first mark, or the
    element that it is about; ``note_of`` for each mark its note.
    """

    notes: tuple[etree._Element, ...]
    editorial: tuple[etree._Element, ...]
    mark_of: Mapping[etree._Element, etree._Element]
    note_of: Mapping[etree._Element, etree._Element]


def footnotes(elements: Sequence[etree._Element], ids: Mapping[str, etree._Element]) -> Footnotes:
    """Pair marks and notes among ``elements``, given in document order; ``ids`` is their table of ids."""
    notes = [element for element in elements if element.tag == NOTE and not _inside_register(element)]
    editorial = tuple(note for note in notes if is_editorial(note, ids))
    numbered = tuple(note for note in notes if note not in set(editorial) and is_called(note))
    note_of = dict(_called(elements, numbered, ids))
    mark_of = {note: mark for mark, note in reversed(note_of.items())}
    placed = {note: place for note in numbered for place in targets(note, ids)[:1]}
    return Footnotes(numbered, editorial, placed | mark_of, note_of)


def targets(element: etree._Element, ids: Mapping[str, etree._Element]) -> list[etree._Element]:
    """The elements of the same document that ``@target`` points to."""
    pointers = element.get("target", "").split()
    return [ids[pointer[1:]] for pointer in pointers if pointer.startswith("#") and pointer[1:] in ids]


def written(element: etree._Element) -> str:
    """All text inside an element, whatever its markup."""
    return "".join(str(text) for text in element.itertext())


def is_editorial(note: etree._Element, ids: Mapping[str, etree._Element]) -> bool:
    """Whether a note explains a decision of the editor's, and is not itself called by a mark in the text."""
    if note.get("type") != "editorial":
        return False
    places = targets(note, ids)
    in_apparatus = any(div.get("type") == "apparatus" for div in note.iterancestors(f"{TEI}div"))
    return in_apparatus or (bool(places) and not any(place.get("type") in MARK_TYPES for place in places))


def is_called(note: etree._Element) -> bool:
    """Whether a mark calls a note from elsewhere: none does in the margin, the line or an apparatus."""
    around = note.getparent()
    of_a_reading = around is not None and around.tag in APPARATUS
    described = next(note.iterancestors(*DESCRIPTIONS), None) is not None
    return not (of_a_reading or described or is_marginal(note) or is_in_line(note))


def is_marginal(note: etree._Element) -> bool:
    """Whether a note stands in the margin of the source, where no mark calls it."""
    return bool(MARGINS & _places(note))


def is_in_line(note: etree._Element) -> bool:
    """Whether a note stands in the line of the text, or just above or below it."""
    return bool(LINES & _places(note))


def _places(note: etree._Element) -> set[str]:
    return set(re.split(r"[\s_-]+", note.get("place", "").lower()))


def _called(
    elements: Iterable[etree._Element], notes: Iterable[etree._Element], ids: Mapping[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    pointing_back = {place: note for note in notes for place in targets(note, ids)}
    footnotes = frozenset(notes)
    for mark in elements:
        if mark.tag in MARKS:
            called = [note for note in targets(mark, ids) if note in footnotes and _calls(mark, note)]
            called += [pointing_back[mark]] if mark in pointing_back else []
            yield from ((mark, note) for note in called[:1])


def _calls(mark: etree._Element, note: etree._Element) -> bool:
    """A mark says so by its type, or holds nothing but the note's number; other pointers refer to a note."""
    text = written(mark).strip()
    return mark.get("type") in MARK_TYPES or text in {"", note.get("n")}


def _inside_register(element: etree._Element) -> bool:
    return next(element.iterancestors(*REGISTER_ENTRIES), None) is not None
