"""Registers of persons, places, organisations and events: what an index says of an entry."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from teitools.edition.notes import TEI, XML_ID
from teitools.index.dates import readable_time
from teitools.index.passages import reading
from teitools.index.sorting import sort_key

Named = Callable[[str], str]
"""Gives the name of the entry that a pointer means, or ``""``."""

SURNAME, FORENAME, NAME_LINK = f"{TEI}surname", f"{TEI}forename", f"{TEI}nameLink"
IDNO = f"{TEI}idno"
NAMES = frozenset(
    f"{TEI}{name}"
    for name in ("persName", "placeName", "orgName", "geogName", "eventName", "name", "label", "head")
)
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
ABBREVIATIONS = frozenset({"abbreviation", "abbr", "acronym", "short"})


@dataclass(frozen=True, slots=True)
class Description:
    """What a register says of an entry, in plain words. Fields without a value are left out."""

    name: str
    sort: str
    type: str
    fields: Mapping[str, str]


def describe_person(person: etree._Element, _: Named) -> Description:
    """A person: life dates, occupation, other names."""
    fields = {
        "born": _life_date(person.find(f"{TEI}birth")),
        "died": _life_date(person.find(f"{TEI}death")),
        "occupation": joined(reading(each) for each in person.iter(f"{TEI}occupation")),
        "variants": joined(_variants(person)),
        "note": note_of(person),
        "identifiers": identifiers(person),
    }
    return described(person, main_name(person), fields)


def describe_place(place: etree._Element, _: Named) -> Description:
    """A place: its type, other names, coordinates as latitude and longitude."""
    fields = {
        "type": _type(place),
        "variants": joined(_variants(place)),
        "coordinates": _coordinates(place.find(f"{TEI}location/{TEI}geo")),
        "note": note_of(place),
        "identifiers": identifiers(place),
    }
    return described(place, main_name(place), fields)


def describe_organization(org: etree._Element, _: Named) -> Description:
    """An organisation: its type, abbreviation, other names."""
    abbreviations = [reading(name) for name in _names(org) if name.get("type") in ABBREVIATIONS]
    fields = {
        "type": _type(org),
        "abbreviation": joined(abbreviations),
        "variants": joined(name for name in _variants(org) if name not in abbreviations),
        "note": note_of(org),
        "identifiers": identifiers(org),
    }
    return described(org, main_name(org), fields)


def describe_event(event: etree._Element, named: Named) -> Description:
    """An event: when, where, and what happened."""
    dates = [event, *event.iter(f"{TEI}date")]
    places = [named(pointer) for pointer in event.get("where", "").split()]
    fields = {
        "date": next(filter(None, map(readable_time, dates)), ""),
        "where": joined(places) or joined(reading(name) for name in event.iterchildren(f"{TEI}placeName")),
        "description": joined((reading(each) for each in event.iterchildren(f"{TEI}desc", f"{TEI}p")), " "),
        "variants": joined(_variants(event)),
        "note": note_of(event),
        "identifiers": identifiers(event),
    }
    return described(event, main_name(event), fields)


def described(entry: etree._Element, name: str, fields: Mapping[str, str], sort: str = "") -> Description:
    """A description of ``entry``; its id stands for a name that is missing."""
    name = name or entry.get(XML_ID, "")
    filled = {field: value for field, value in fields.items() if value}
    return Description(name, sort or sort_key(name), _type(entry), filled)


def main_name(entry: etree._Element) -> str:
    """The name under which an entry stands: of type ``main``, or else the first; surnames come first."""
    names = _names(entry)
    main = next((name for name in names if name.get("type") == "main"), names[0] if names else None)
    return "" if main is None else inverted(main)


def inverted(name: etree._Element) -> str:
    """A person's name with the surname first: ``Griffith, William E.``; any other name as it stands."""
    surname = " ".join(reading(part) for part in name.iter(SURNAME))
    whole = reading(name)
    if not surname or whole.startswith(surname):
        return whole
    given = " ".join(reading(part) for part in name.iter(FORENAME, NAME_LINK))
    return f"{surname}, {given}" if given else surname


def joined(values: Iterable[str], separator: str = "; ") -> str:
    """The values that say something, each once."""
    return separator.join(dict.fromkeys(filter(None, values)))


def note_of(entry: etree._Element) -> str:
    """The notes of an entry as plain text."""
    described = (entry.tag == f"{TEI}event" and ["note"]) or ["note", "desc"]
    return joined(
        (reading(note) for note in entry.iterchildren(*(f"{TEI}{name}" for name in described))), " "
    )


def identifiers(entry: etree._Element) -> str:
    """The entry's identifiers in authority files: ``VIAF 27068555``."""
    return joined(
        " ".join((*each.get("type", "").split(), reading(each))) for each in entry.iterchildren(IDNO)
    )


def _names(entry: etree._Element) -> list[etree._Element]:
    return [child for child in entry if child.tag in NAMES]


def _variants(entry: etree._Element) -> list[str]:
    """Other names than the main one; a person's surname alone, or names in the other order, are no others."""
    main = main_name(entry)
    usual = {main, main.partition(",")[0], main.replace(", ", " "), " ".join(reversed(main.split(", ")))}
    return [name for name in map(inverted, _names(entry)) if name not in usual]


def _type(entry: etree._Element) -> str:
    return entry.get("type", "") or entry.get("role", "")


def _life_date(event: etree._Element | None) -> str:
    """Date and place of a birth or death: as the register words them, or from their own elements."""
    if event is None:
        return ""
    dates = [event, *event.iter(f"{TEI}date")]
    known = next(filter(None, map(readable_time, dates)), "")
    if len(event) == 0:
        return reading(event) or known
    named = event.iter(f"{TEI}placeName", f"{TEI}settlement")
    places = [reading(place) for place in named if place.find(f".//{TEI}geo") is None][:1]
    return joined([known or joined(map(reading, dates[1:2])), *places], ", ") or reading(event)


def _coordinates(geo: etree._Element | None) -> str:
    """Latitude and longitude with decimal points: ``41.33, 19.82``."""
    if geo is None:
        return ""
    text = DECIMAL_COMMA.sub(".", reading(geo)) if len(reading(geo).split()) > 1 else reading(geo)
    return ", ".join(text.replace(",", " ").split())
