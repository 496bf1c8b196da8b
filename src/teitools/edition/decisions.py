"""Editorial decisions: emended places, and places that an editorial note explains without emending them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teitools.edition.notes import TEI, targets

CHOICE, SIC, CORR = f"{TEI}choice", f"{TEI}sic", f"{TEI}corr"


@dataclass(frozen=True, slots=True)
class Decisions:
    """``of`` gives for each place its decision, ``explained`` for each editorial note those it explains.

    Decisions are numbered ``app.1`` and so on, by the first of their places.
    """

    of: Mapping[etree._Element, str]
    explained: Mapping[etree._Element, tuple[str, ...]]


def decisions(
    elements: Sequence[etree._Element], notes: Iterable[etree._Element], ids: Mapping[str, etree._Element]
) -> Decisions:
    """Number the decisions taken in ``elements`` (in document order); ``notes`` are the editorial notes."""
    notes_to_places = {note: targets(note, ids) for note in notes}
    first_place = dict(_first_places(elements, notes_to_places.values()))
    numbers: dict[etree._Element, str] = {}
    for element in elements:
        if element in first_place:
            numbers.setdefault(first_place[element], f"app.{len(numbers) + 1}")
    of = {place: numbers[first] for place, first in first_place.items()}
    explained = {note: _distinct(of[place] for place in places) for note, places in notes_to_places.items()}
    return Decisions(of, explained)


def is_correction(element: etree._Element) -> bool:
    """A choice between sic and corr, or one of the two where it stands alone."""
    if element.tag == CHOICE:
        return any(child.tag in (SIC, CORR) for child in element)
    return element.tag in (SIC, CORR) and next(element.iterancestors(CHOICE), None) is None


def _first_places(
    elements: Sequence[etree._Element], places_of_notes: Iterable[list[etree._Element]]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each place with the place that stands for its decision: an emendation is a decision of its own."""
    corrections = {element: element for element in elements if is_correction(element)}
    others: dict[etree._Element, etree._Element] = {}
    for places in places_of_notes:
        known = [place for place in places if place in corrections or place in others]
        for place in places:
            if place not in corrections:
                others.setdefault(place, others.get(known[0], known[0]) if known else places[0])
    yield from corrections.items()
    yield from others.items()


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
