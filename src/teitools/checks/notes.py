"""Notes run in order, each with its mark: 1, 2, 3, and the mark has the number of its note.

TEI P5, section 3.9.1 "Notes and Simple Annotation" and the classes att.global (@n) and att.placement.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.checks.marks import Marks, note_number
from teitools.checks.runs import Break, Kind, Numbers, all_breaks, ends_with, reported
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.ids import XML_ID
from teitools.edition.positions import finding, finding_at, positions

_NOTE = "{http://www.tei-c.org/ns/1.0}note"
_FEW = 5
"""So many notes with marks show that the others want one too."""
_NEARLY_ALL = 0.9
_PLACED = ("target", "corresp", "prev", "sameAs")
"""What says where a note belongs, if it is not to a mark."""

_GROUPINGS = (("type", "place", "resp"), ("type",), ())
"""By which attributes notes may be counted apart."""

Series = list[list[etree._Element]]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the notes of all files."""
    for document in edition.files:
        notes = list(document.tree.iter(_NOTE))
        if len(notes) > 1:
            misnumbered: set[etree._Element] = set()
            marks = Marks(document, dict.fromkeys(notes))
            yield from _check_numbers(document, notes, marks, misnumbered)
            yield from _check_marks(document, _grouped(notes, _GROUPINGS[0]), marks, misnumbered)


def _grouped(notes: Iterable[etree._Element], attributes: tuple[str, ...]) -> Series:
    series: dict[tuple[str | None, ...], list[etree._Element]] = {}
    for note in notes:
        series.setdefault(tuple(map(note.get, attributes)), []).append(note)
    return list(series.values())


def _check_numbers(
    document: Document, notes: list[etree._Element], marks: Marks, misnumbered: set[etree._Element]
) -> Iterator[Diagnostic]:
    for note, number, found in _misnumbered_among(notes):
        misnumbered.add(note)
        if nameless := _unnumbered_before(notes, note, number, found):
            yield from _unnumbered(document, nameless, found)
            continue
        span = positions(document).value(note, "n")
        shown, expected = marks.numbers_of(note), str(found.expected)
        is_certain = found.certain and str(number) not in shown
        is_told = expected in shown or ends_with(note.get(XML_ID), expected)
        level = Level.ERROR if is_certain else Level.WARNING
        fix = expected if is_certain and is_told else None
        yield finding_at(document, span, "E421", "note-number", _misnumbered(number, found), level, fix=fix)


def _unnumbered_before(
    notes: list[etree._Element], note: etree._Element, number: int, found: Break
) -> list[etree._Element]:
    """Return the notes just before one that have no number, if they are as many as the numbers left out."""
    missing = number - found.expected if found.kind is Kind.GAP else 0
    place = notes.index(note)
    before = notes[max(place - missing, 0) : place]
    alike = [each for each in before if all(each.get(key) == note.get(key) for key in _GROUPINGS[0])]
    return before if missing == len(alike) and not any(each.get("n") for each in before) else []


def _unnumbered(document: Document, nameless: list[etree._Element], found: Break) -> Iterator[Diagnostic]:
    for number, note in enumerate(nameless, found.expected):
        message = f'This note has no number, and the notes beside it ask for {number}: give it n="{number}".'
        yield finding(document, note, "E421", "note-unnumbered", message, level=Level.WARNING)


def _misnumbered_among(notes: list[etree._Element]) -> Iterator[tuple[etree._Element, int, Break]]:
    """Return the notes with wrong numbers, counted apart by those attributes with which they run best."""
    numbers = {note: number for note in notes if (number := note_number(note)) is not None}
    best: list[tuple[list[etree._Element], list[Numbers], list[Break]]] = []
    fewest = len(numbers)
    for attributes in _GROUPINGS:
        series = _grouped(numbers, attributes)
        rows = [[Numbers(numbers[note], numbers[note]) for note in row] for row in series]
        found = [all_breaks(row) for row in rows]
        if sum(map(len, found)) < fewest:
            best, fewest = list(zip(series, rows, found, strict=True)), sum(map(len, found))
        if not fewest:
            return
    for series_notes, row, its_breaks in best:
        for each in reported(row, its_breaks):
            yield series_notes[each.place], row[each.place].low, each


def _misnumbered(number: int, found: Break) -> str:
    if found.kind is Kind.REPEATED:
        return f"Two notes that follow one another have the number {number}: correct @n of one of them."
    if found.kind is Kind.GAP:
        return (
            f"Note {number} follows note {found.before}, and {_missing(found.expected, number)}: "
            "look for what is missing, or correct @n."
        )
    if found.before == 0:
        return f"Note {number} stands where note 1 is expected, before note 2: correct @n."
    return (
        f"Note {number} follows note {found.before}, where note {found.expected} is expected: "
        "correct @n, or the order of the notes."
    )


def _missing(first: int, after: int) -> str:
    return f"no note has the number {first}" + (f" to {after - 1}" if after - 1 > first else "")


def _check_marks(
    document: Document, series: Series, marks: Marks, misnumbered: set[etree._Element]
) -> Iterator[Diagnostic]:
    wrong = marks.with_wrong_numbers(misnumbered)
    for mark, note in wrong:
        yield _other_number(document, marks, mark, note)
    excluded = {mark for mark, _ in wrong}
    named = {marks.number(mark) for mark in excluded}
    for notes in series:
        in_their_place = [note for note in notes if note not in misnumbered]
        yield from _check_order(document, in_their_place, marks, excluded)
        yield from _check_unmarked(document, notes, marks, named)


def _other_number(document: Document, marks: Marks, mark: etree._Element, note: etree._Element) -> Diagnostic:
    level = Level.ERROR if marks.is_certain(mark) else Level.WARNING
    rule = "a mark has the number of its note. Correct @target, the mark or @n."
    if marks.leads_to(mark, note):
        message = f"The mark “{marks.number(mark)}” leads to note {note.get('n')}: {rule}"
        return finding(document, mark, "E422", "mark-number", message, level=level)
    message = f"Note {note.get('n')} points to the mark “{marks.number(mark)}”: {rule}"
    span = positions(document).value(note, "target")
    return finding_at(document, span, "E422", "mark-number", message, level)


def _check_order(
    document: Document, notes: list[etree._Element], marks: Marks, excluded: set[etree._Element]
) -> Iterator[Diagnostic]:
    """Each mark that stands before one of an earlier note is said once: the one that is out of order."""
    row = marks.in_order(notes, excluded)
    found = list(_out_of_order([place for place, _ in row]))
    if len(row) - 1 < 4 * len(found):
        return
    for index, other in found:
        (place, mark), (other_place, _) = row[index], row[other]
        where = "before" if index < other else "after"
        message = (
            f"The mark of {_called(notes[place])} stands {where} the mark of {_called(notes[other_place])}: "
            "put marks and notes into the same order."
        )
        yield finding(document, mark, "E423", "mark-order", message, level=Level.WARNING)


def _called(note: etree._Element) -> str:
    return f"note {note.get('n')}" if note.get("n") else "a note without a number"


def _out_of_order(row: list[int]) -> Iterator[tuple[int, int]]:
    """Return for each number that is out of order its index, and that of the number beside which it shows."""
    kept: list[int] = []
    for index, number in enumerate(row):
        if kept and number < row[kept[-1]]:
            if len(kept) > 1 and number < row[kept[-2]]:
                yield index, kept[-1]
                continue
            yield kept.pop(), index
        kept.append(index)


def _check_unmarked(
    document: Document, notes: list[etree._Element], marks: Marks, named: set[str]
) -> Iterator[Diagnostic]:
    """Notes to which no mark leads, where one leads to nearly all others."""
    unmarked = [note for note in notes if not marks.has_mark(note)]
    if len(notes) - len(unmarked) < max(_FEW, _NEARLY_ALL * len(notes)):
        return
    for note in unmarked:
        if note.get("n", "") not in named and not any(note.get(name) for name in _PLACED):
            what = f"note {note.get('n')}" if note.get("n") else "this note"
            message = (
                f"No mark leads to {what}, as one does to the notes beside it: "
                "set the mark, or correct its @target."
            )
            yield finding(document, note, "E424", "note-mark", message, level=Level.WARNING)
