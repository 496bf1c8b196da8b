"""The indexes as one XML tree, for the stylesheets."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

from teitools.edition.moments import moment
from teitools.index.model import Entry, Index, Mention
from teitools.index.registers import joined
from teitools.index.sorting import letter, sort_key

NAMESPACE = "urn:teitools:index"

MENTION_ATTRIBUTES = ("document", "anchor", "address", "page", "paragraph", "note", "text", "before", "after")
_BRIEF = tuple(name for name in MENTION_ATTRIBUTES if name not in ("text", "before", "after"))


MANY = 3_000
"""Of so many mentions an index for readers says where they are, and not what stands around each."""


EntryPages: TypeAlias = Mapping[tuple[str, str, str], str]
"""The page of an entry, by the kind of its index, its key and its id, where an index has several pages."""


_NO_PAGES: EntryPages = MappingProxyType({})


def to_xml(indexes: Iterable[Index], most: float = inf, pages: EntryPages = _NO_PAGES) -> etree._ElementTree:
    """``indexes/index/entry``: each entry with its fields, its register's own element, its mentions.

    An index with more mentions than ``most`` is brief (``@brief``): the words around them are left out. An
    entry on a page of its own heading has that as ``@page``.
    """
    root = etree.Element(f"{{{NAMESPACE}}}indexes", nsmap={"i": NAMESPACE})
    root.extend(_index(index, is_brief(index, most), pages) for index in indexes)
    return etree.ElementTree(root)


def is_brief(index: Index, most: float = MANY) -> bool:
    """Whether an index has more mentions than ``most``; decisions are nothing without their words."""
    return index.kind != "apparatus" and sum(len(entry.mentions) for entry in index.entries) > most


def _index(index: Index, brief: bool, pages: EntryPages) -> etree._Element:
    element = _element("index", {"kind": index.kind, "title": index.title})
    if brief:
        element.set("brief", "yes")
    for entry in index.entries:
        element.append(made := _entry(index.kind, entry, brief))
        if page := pages.get((index.kind, entry.key, entry.id)):
            made.set("page", page)
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


def _entry(kind: str, entry: Entry, brief: bool) -> etree._Element:
    attributes = {
        "key": entry.key,
        "id": entry.id,
        "type": entry.type,
        "name": entry.name,
        "sort": entry.sort,
        "letter": heading(kind, entry),
        "mentions": str(len(entry.mentions) + entry.elsewhere),
    }
    element = _element("entry", attributes)
    element.extend(_fields(entry))
    if entry.source is not None:
        source = _element("source")
        source.append(copy.deepcopy(entry.source))
        source[0].tail = None
        element.append(source)
    names = _BRIEF if brief else MENTION_ATTRIBUTES
    element.extend(_mention(mention, names) for mention in entry.mentions)
    return element


def heading(kind: str, entry: Entry) -> str:
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


def _mention(mention: Mention, names: Sequence[str]) -> etree._Element:
    values = {name: getattr(mention, name) for name in names}
    return _element("mention", values | ({"file": mention.file} if mention.file else {}))


def _element(name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    return etree.Element(f"{{{NAMESPACE}}}{name}", dict(attributes or {}))
