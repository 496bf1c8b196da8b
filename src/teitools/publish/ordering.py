"""The order of notes at the foot of a page: the series apart, the apparatus first.

The typesetter has one row of notes on a page, in the order of their marks. So the place of one note is given
to another of the same page: no note is lost or leaves its page, and each page has as many as before.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from lxml import etree

PRINT = "{urn:teitools:print}"
NOTE = f"{PRINT}note"

Order = Mapping[str, str]
"""For a note's id the id of the note that is set in its place, where that is another."""
Places = Sequence[tuple[str, int]]
"""The ids of notes in the order of their marks, each with the page of its mark."""


def series_of_notes(article: etree._ElementTree) -> Mapping[str, str]:
    """The series of each note that does not stand in another, by its id; empty where there is but one."""
    notes = (note for note in article.iter(NOTE) if next(note.iterancestors(NOTE), None) is None)
    series = {note.get("id", ""): note.get("series", "") for note in notes}
    return series if len(set(series.values())) > 1 else {}


def ordered(series: Mapping[str, str], layout: Callable[[Order], Places], patient: bool) -> Order:
    """The order in which the series stand apart on every page.

    The apparatus comes first on every page, where that leaves the pages as they are. Otherwise the first note
    of each page stays the first: whether it fits on the page before decides where pages end.
    """
    if not series:
        return {}
    places = layout({})
    order = in_order(series, places)
    if patient and (not order or layout(order) == places):
        return order
    return in_order(series, places, keep_first=True)


def in_order(series: Mapping[str, str], places: Places, keep_first: bool = False) -> Order:
    """For each page its notes by series, in the places that they have."""
    known = [(note, page) for note, page in places if note in series]
    order: dict[str, str] = {}
    for _, group in groupby(known, key=lambda place: place[1]):
        notes = [note for note, _ in group]
        first = series[notes[0]] if keep_first else "apparatus"
        sorted_notes = sorted(notes, key=lambda note: (series[note] != first, *_rank(series[note])))
        order |= {place: note for place, note in zip(notes, sorted_notes, strict=True) if place != note}
    return order


def _rank(series: str) -> tuple[int, str]:
    """The apparatus, notes on the text under letters, the notes that have no name, other voices."""
    first = {"apparatus": 0, "letters": 1, "": 2}
    return first.get(series, 3), series
