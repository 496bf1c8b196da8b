"""Building the indexes of an edition: entries of its registers, dates, decisions, with their mentions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

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

EntryName = tuple[str, str]
"""How a register's entry is known without its tree: by the name of its file and its ``xml:id``."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What one document gives to the indexes, without its tree; mentions are in the order of reading."""

    mentions: Sequence[tuple[EntryName, Mention]]
    dates: Sequence[Entry]
    subjects: Sequence[Entry]
    decisions: Sequence[Entry]


def build_indexes(edition: Edition, addressed: Mapping[str, etree._ElementTree]) -> tuple[Index, ...]:
    """All indexes that have entries; ``addressed`` holds the addressed tree of each document, by its id."""
    registers = Registers(edition)
    return unite(registers, [collect(registers, each, addressed[each.id]) for each in edition.documents])


def collect(registers: Registers, document: Document, addressed: etree._ElementTree) -> Collected:
    """What one document says of the entries, of dates and of decisions."""
    text = Text(document.id, addressed)
    places = text.places()
    return Collected(
        tuple(_mentions(registers, document, text, places)),
        tuple(_dates(text, places)),
        tuple(subject_entries([text])),
        tuple(apparatus_entries(text)),
    )


def unite(registers: Registers, collected: Iterable[Collected]) -> tuple[Index, ...]:
    """The indexes of all documents, whose order is that of an entry's mentions."""
    documents = list(collected)
    mentions: defaultdict[EntryName, list[Mention]] = defaultdict(list)
    for name, mention in chain.from_iterable(each.mentions for each in documents):
        mentions[name].append(mention)
    entries = {
        "dates": list(_united(chain.from_iterable(each.dates for each in documents))),
        "subjects": list(_united(chain.from_iterable(each.subjects for each in documents))),
        "apparatus": list(chain.from_iterable(each.decisions for each in documents)),
    }
    indexes = (
        Index(kind, title, tuple(_sorted(entries.get(kind) or list(_registered(registers, kind, mentions)))))
        for kind, title in TITLES.items()
    )
    return tuple(index for index in indexes if index.entries)


def _mentions(
    registers: Registers, document: Document, text: Text, places: Iterable[etree._Element]
) -> Iterator[tuple[EntryName, Mention]]:
    """The entries with the places that mention them. A title counts once inside the citation of its work."""
    for place in places:
        for entry in _entries_meant(registers, document, place):
            if not _is_cited_around(registers, document, place, entry):
                yield registers.named(entry), text.mention(place)


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
    registers: Registers, kind: str, mentions: Mapping[EntryName, Sequence[Mention]]
) -> Iterator[Entry]:
    named: set[EntryName] = set()
    for entry in registers.of_kind(kind):
        said, name = registers.describe(entry), registers.named(entry)
        of_this = () if name in named else mentions.get(name, ())  # Pointers mean the first that has an id.
        named.add(name)
        yield Entry(
            key=registers.key(entry),
            id=registers.key(entry).rpartition(":")[2].rpartition("#")[2],
            name=said.name,
            sort=said.sort,
            type=said.type,
            fields=said.fields,
            mentions=tuple(of_this),
            source=entry,
        )


def _united(entries: Iterable[Entry]) -> Iterator[Entry]:
    """One entry for each key, with the mentions of all."""
    same: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        same[entry.key].append(entry)
    for first, *others in same.values():
        yield replace(first, mentions=tuple(chain.from_iterable(each.mentions for each in (first, *others))))


def _dates(text: Text, places: Iterable[etree._Element]) -> Iterator[Entry]:
    """One entry for each distinct value, however it is written."""
    times: dict[str, Time] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for place in places:
        if place.tag == f"{TEI}date" and (time := time_of(place)):
            times[time.value] = time
            mentions[time.value].append(text.mention(place))
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
