"""Archival units: fonds, inventory and file of an entry, and their order."""

from collections.abc import Iterator

from lxml import etree

from teitools.edition.notes import TEI
from teitools.index.passages import reading
from teitools.index.registers import Description, Named, described, joined, note_of
from teitools.index.sorting import sort_key

UNITS = ("fonds", "inventory", "file")
OTHER_WORDS = {
    "fonds": ("fond", "collection", "series"),
    "inventory": ("opis",),
    "file": ("delo", "shelfmark"),
}
HOLDERS = tuple(f"{TEI}{name}" for name in ("orgName", "repository", "publisher"))


def is_archival(entry: etree._Element) -> bool:
    """Whether a bibliographic entry is an archival unit: by its type, or because it has a fonds."""
    return (
        entry.tag == f"{TEI}msDesc"
        or entry.get("type") in {"archival", "archive", "manuscript"}
        or any(idno.get("type") in UNITS for idno in entry.iter(f"{TEI}idno"))
    )


def describe_archive(entry: etree._Element, _: Named) -> Description:
    """An archival unit, sorted by repository, fonds, inventory and file, each in the order of numbers."""
    repository = next((reading(holder) for holder in entry.iter(*HOLDERS)), "")
    units = {unit: _unit(entry, unit) for unit in UNITS}
    fields = {**units, "repository": repository, "note": note_of(entry)}
    sort = " / ".join(sort_key(part) or "-" for part in (repository, *units.values()))
    return described(entry, _name(entry), fields, f"{sort} / {sort_key(_name(entry))}")


def _unit(entry: etree._Element, unit: str) -> str:
    words = {unit, *OTHER_WORDS[unit]}
    found = (reading(each) for each in entry.iter(f"{TEI}idno", f"{TEI}collection") if _word(each) in words)
    return next(found, "")


def _word(element: etree._Element) -> str:
    return element.get("type", "") or etree.QName(element).localname


def _name(entry: etree._Element) -> str:
    if entry.tag != f"{TEI}msDesc":
        return reading(entry)
    return joined(_identifier_parts(entry), ", ")


def _identifier_parts(entry: etree._Element) -> Iterator[str]:
    for identifier in entry.iterchildren(f"{TEI}msIdentifier"):
        yield from (reading(part) for part in identifier.iterchildren(etree.Element))
