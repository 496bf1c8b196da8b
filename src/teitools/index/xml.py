"""The indexes as one XML tree, for the stylesheets."""

import copy
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from teitools.edition.moments import moment
from teitools.index.model import Entry, Index, Mention
from teitools.index.registers import joined
from teitools.index.sorting import letter, sort_key

NAMESPACE = "urn:teitools:index"

MENTION_ATTRIBUTES = ("document", "anchor", "address", "page", "paragraph", "note", "text", "before", "after")


def to_xml(indexes: Iterable[Index]) -> etree._ElementTree:
    """``indexes/index/entry``: each entry with its fields, its register's own element, its mentions."""
    root = etree.Element(f"{{{NAMESPACE}}}indexes", nsmap={"i": NAMESPACE})
    root.extend(_index(index) for index in indexes)
    return etree.ElementTree(root)


def _index(index: Index) -> etree._Element:
    element = _element("index", {"kind": index.kind, "title": index.title})
    element.extend(_entry(index.kind, entry) for entry in index.entries)
    element.extend(_references(index))
    return element


def _references(index: Index) -> Iterator[etree._Element]:
    """For each other name of an entry that stands elsewhere in the index, where to look.

    A person's name in another order is no other name.
    """
    for entry in index.entries:
        first = entry.sort.split(" ")[0]
        for name in _other_names(entry):
            sort = sort_key(name)
            words = sort.split(" ")
            if first not in (words if index.kind == "persons" else words[:1]):
                attributes = {"name": name, "sort": sort, "letter": letter(sort), "to": entry.id}
                yield _element("see", attributes)


def _other_names(entry: Entry) -> list[str]:
    said = (entry.fields.get(field, "") for field in ("variants", "abbreviation"))
    return [name for names in said for name in names.split("; ") if name]


def _entry(kind: str, entry: Entry) -> etree._Element:
    attributes = {
        "key": entry.key,
        "id": entry.id,
        "type": entry.type,
        "name": entry.name,
        "sort": entry.sort,
        "letter": _heading(kind, entry),
        "mentions": str(len(entry.mentions) + entry.elsewhere),
    }
    element = _element("entry", attributes)
    element.extend(_fields(entry))
    if entry.source is not None:
        source = _element("source")
        source.append(copy.deepcopy(entry.source))
        source[0].tail = None
        element.append(source)
    element.extend(_mention(mention) for mention in entry.mentions)
    return element


def _heading(kind: str, entry: Entry) -> str:
    """Under what an entry stands in its index: a letter, a year (none for a day of any year), a fonds."""
    if kind == "dates":
        return _year(entry.fields.get("earliest") or entry.fields.get("latest", ""))
    if kind == "archives":
        return joined([entry.fields.get("repository", ""), _fonds(entry)], ", ")
    return "" if kind == "apparatus" else letter(entry.sort)


def _year(day: str) -> str:
    known = moment(day)
    return known.readable_year if known else ""


def _fonds(entry: Entry) -> str:
    return f"fonds {entry.fields['fonds']}" if "fonds" in entry.fields else ""


def _fields(entry: Entry) -> Iterator[etree._Element]:
    for name, value in entry.fields.items():
        field = _element("field", {"name": name})
        field.text = value
        yield field


def _mention(mention: Mention) -> etree._Element:
    values = {name: getattr(mention, name) for name in MENTION_ATTRIBUTES}
    return _element("mention", values | ({"file": mention.file} if mention.file else {}))


def _element(name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    return etree.Element(f"{{{NAMESPACE}}}{name}", dict(attributes or {}))
