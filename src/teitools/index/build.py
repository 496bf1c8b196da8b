"""Building the indexes of an edition: entries of its registers, dates, decisions, with their mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from teitools.edition.model import Document, Edition
from teitools.edition.notes import TEI
from teitools.index.apparatus import apparatus_entries
from teitools.index.dates import Time, date_fields, date_id, time_of
from teitools.index.entries import Registers
from teitools.index.mentions import Text, pointers
from teitools.index.model import Entry, Index, Mention
from teitools.index.subjects import subject_entries

TITLES = {
    "persons": "Persons",
    "places": "Places",
    "organizations": "Organisations",
    "events": "Events",
    "dates": "Dates",
    "works": "Works",
    "archives": "Archival sources",
    "subjects": "Subjects",
    "apparatus": "Apparatus",
}
"""The kinds of indexes, in their order, and the titles they bear."""

Places = Sequence[tuple[Document, Text, Sequence[etree._Element]]]


def build_indexes(edition: Edition, addressed: Mapping[str, etree._ElementTree]) -> tuple[Index, ...]:
    """All indexes that have entries; ``addressed`` holds the addressed tree of each document, by its id."""
    texts = [(document, Text(document.id, addressed[document.id])) for document in edition.documents]
    places = [(document, text, list(text.places())) for document, text in texts]
    registers = Registers(edition)
    mentions = _mentions_of_entries(registers, places)
    entries = {
        "dates": list(_dates(places)),
        "subjects": list(subject_entries(text for _, text in texts)),
        "apparatus": [entry for _, text in texts for entry in apparatus_entries(text)],
    }
    indexes = (
        Index(kind, title, tuple(_sorted(entries.get(kind) or list(_registered(registers, kind, mentions)))))
        for kind, title in TITLES.items()
    )
    return tuple(index for index in indexes if index.entries)


def _mentions_of_entries(
    registers: Registers, places: Places
) -> Mapping[etree._Element, Sequence[tuple[Text, etree._Element]]]:
    """For each entry the places that mention it. A title counts once inside the citation of its work."""
    found: defaultdict[etree._Element, list[tuple[Text, etree._Element]]] = defaultdict(list)
    for document, text, elements in places:
        for element in elements:
            for entry in _entries_meant(registers, document, element):
                if not _is_cited_around(registers, document, element, entry):
                    found[entry].append((text, element))
    return found


def _entries_meant(
    registers: Registers, document: Document, place: etree._Element
) -> Sequence[etree._Element]:
    meant = (registers.entry(document, pointer) for pointer in pointers(place))
    return list(dict.fromkeys(entry for entry in meant if entry is not None))


def _is_cited_around(
    registers: Registers, document: Document, place: etree._Element, entry: etree._Element
) -> bool:
    citations = place.iterancestors(f"{TEI}bibl") if place.tag == f"{TEI}title" else ()
    return any(entry in _entries_meant(registers, document, citation) for citation in citations)


def _registered(
    registers: Registers,
    kind: str,
    mentions: Mapping[etree._Element, Sequence[tuple[Text, etree._Element]]],
) -> Iterator[Entry]:
    for entry in registers.of_kind(kind):
        said = registers.describe(entry)
        yield Entry(
            key=registers.key(entry),
            id=registers.key(entry).rpartition(":")[2].rpartition("#")[2],
            name=said.name,
            sort=said.sort,
            type=said.type,
            fields=said.fields,
            mentions=tuple(text.mention(place) for text, place in mentions.get(entry, ())),
            source=entry,
        )


def _dates(places: Places) -> Iterator[Entry]:
    """One entry for each distinct value, however it is written."""
    times: dict[str, Time] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for _, text, elements in places:
        for element in elements:
            if element.tag == f"{TEI}date" and (time := time_of(element)):
                times[time.value] = time
                mentions[time.value].append(text.mention(element))
    for value, time in times.items():
        yield Entry(
            key=value,
            id=date_id(value),
            name=time.readable,
            sort=time.sort,
            type=time.type,
            fields=date_fields(time),
            mentions=tuple(mentions[value]),
        )


def _sorted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries in their order; an id that is taken gets a number, as pages need ids of their own."""
    taken: Counter[str] = Counter()
    for entry in sorted(entries, key=lambda entry: (entry.sort, entry.name, entry.key)):
        taken[entry.id] += 1
        yield entry if taken[entry.id] == 1 else replace(entry, id=f"{entry.id}-{taken[entry.id]}")
