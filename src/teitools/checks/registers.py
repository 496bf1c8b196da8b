"""The entries of registers: each is mentioned somewhere, and none stands there twice (TEI Guidelines, 14)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from lxml import etree

from teitools.checks.ids import ENTRIES
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.authorities import Identifier, identifiers
from teitools.edition.ids import XML_ID
from teitools.edition.notes import TEI, written
from teitools.edition.positions import finding, positions
from teitools.edition.uses import uses

_POINTED = re.compile(r"[#:/]([^\s#:/]+)(?=\s|$)")
_LISTS = frozenset(f"{TEI}list{kind}" for kind in ("Person", "Place", "Org", "Event", "Object", "Nym"))
_WORKS = frozenset(f"{TEI}{name}" for name in ("bibl", "biblStruct", "biblFull", "msDesc"))
_NAMES = frozenset(
    f"{TEI}{name}"
    for name in ("persName", "placeName", "orgName", "eventName", "objectName", "name", "label", "head")
)
_IDNO = f"{TEI}idno"
_PERSONS = frozenset({f"{TEI}person", f"{TEI}personGrp"})
_FEW = 0.2
"""If more entries than this are not mentioned, the register serves other texts too."""
_COMPARED = 20
"""With so many entries of the same name an entry is compared."""
_WORD = re.compile(r"\w+")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the entries of registers, and of the lists of persons, places and so on in other files."""
    entries = {document: tuple(_entries(edition, document)) for document in edition.files}
    if edition.complete:
        yield from _unmentioned(edition, entries)
    yield from _twice([_Entry(document, each) for document, found in entries.items() for each in found])


def _entries(edition: Edition, document: Document) -> Iterator[etree._Element]:
    registered = document in edition.registers
    for element in document.tree.iter(*ENTRIES):
        if not element.get(XML_ID):
            continue
        around = element.getparent()
        listed = around is not None and around.tag in _LISTS
        if listed or (registered and next(element.iterancestors(f"{TEI}teiHeader", *ENTRIES), None) is None):
            yield element


def _unmentioned(
    edition: Edition, entries: Mapping[Document, Sequence[etree._Element]]
) -> Iterator[Diagnostic]:
    if not any(entries.values()) or not any(
        each.tree.getroot().find(f"{TEI}text") is not None for each in edition.files
    ):
        return
    pointed = set(_POINTED.findall(" ".join(_values(edition))))
    for document, listed in entries.items():
        lonely = [each for each in listed if each.get(XML_ID) not in pointed]
        if lonely and len(lonely) <= _FEW * len(listed):
            keys = set(" ".join(_values(edition, besides=XML_ID)).split())
            yield from (_lonely(document, each) for each in lonely if each.get(XML_ID) not in keys)


def _values(edition: Edition, besides: str = "") -> Iterator[str]:
    """Return the values of all attributes, those of one name left out."""
    named = chain.from_iterable(uses(document).items() for document in edition.files)
    return chain.from_iterable(values for name, values in named if name != besides)


def _lonely(document: Document, entry: etree._Element) -> Diagnostic:
    message = (
        f"Nothing in the edition points to {_called(entry)}: mark the places that mention it, "
        "or take the entry away."
    )
    return finding(document, entry, "E460", "entry-unmentioned", message, attribute=XML_ID, level=Level.INFO)


def _called(entry: etree._Element) -> str:
    """Return an entry as an editor calls it: by its name and its id."""
    name = next((_text(child) for child in entry if child.tag in _NAMES), "")
    return f"“{name}” ({entry.get(XML_ID)})" if name else f"the entry {entry.get(XML_ID)}"


class _Entry(NamedTuple):
    """An entry, and what tells it from others of its name."""

    document: Document
    element: etree._Element

    def differs(self, other: "_Entry") -> bool:
        """Whether the two say different things of one matter."""
        return _disagree(self.numbers(), other.numbers()) or _disagree(self._facts(), other._facts())

    def numbers(self) -> Mapping[str, str]:
        return dict(identifiers(self.element))

    def _facts(self) -> Mapping[object, str]:
        """What else is said of it, by the element that says it."""
        said: dict[object, str] = {}
        for child in self.element.iterchildren(f"{TEI}*"):
            if child.tag not in _NAMES and child.tag != _IDNO:
                said.setdefault((child.tag, child.get("type")), _fact(child))
        return said


def _disagree(one: Mapping[Any, str], other: Mapping[Any, str]) -> bool:
    return any(one[key] != other[key] for key in one.keys() & other.keys())


def _fact(element: etree._Element) -> str:
    return f"{_text(element)} {' '.join(map(str, element.attrib.values()))}"


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext(f"{TEI}*"))).split())


def _twice(entries: Sequence[_Entry]) -> Iterator[Diagnostic]:
    """Entries with one number in an authority file, or with one name and nothing that tells them apart."""
    by_number: dict[tuple[str, Identifier], _Entry] = {}
    by_name: dict[tuple[str, tuple[str, ...]], list[_Entry]] = {}
    for entry in entries:
        other = _numbered_alike(entry, by_number)
        if other is not None:
            yield _same_number(entry, other)
        elif name := _name(entry.element):
            namesakes = by_name.setdefault((str(entry.element.tag), name), [])
            twin = next((each for each in namesakes if not each.differs(entry)), None)
            if twin is not None:
                yield _same_name(entry, twin)
            if len(namesakes) < _COMPARED:
                namesakes.append(entry)


def _numbered_alike(entry: _Entry, known: dict[tuple[str, Identifier], _Entry]) -> _Entry | None:
    """Return the entry that has a number of this one already."""
    kind = str(entry.element.tag)
    same = [known.setdefault((kind, number), entry) for number in identifiers(entry.element)]
    return next((each for each in same if each is not entry), None) if same else None


def _name(entry: etree._Element) -> tuple[str, ...]:
    """Return the words of an entry's main name, sorted: surname and forename stand in either order.

    Nothing stands for a name that may be many people's, or many works'.
    """
    names = [] if entry.tag in _WORKS else [child for child in entry if child.tag in _NAMES]
    main = next((name for name in names if name.get("type") == "main"), names[0] if names else None)
    text = "" if main is None else written(main) if len(main) else main.text or ""
    words = _words(text)
    return () if entry.tag in _PERSONS and len(words) == 1 else words


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(_WORD.findall(name.casefold())))


def _same_number(entry: _Entry, other: _Entry) -> Diagnostic:
    authority, number = next(
        each for each in identifiers(entry.element) if each in identifiers(other.element)
    )
    message = (
        f"{_called(entry.element)} has the same number, {number} ({authority}), as {_called(other.element)} "
        f"{_where(entry, other)}: unite the two entries, or correct the number."
    )
    return finding(
        entry.document, entry.element, "E461", "entry-twice", message, attribute=XML_ID, level=Level.WARNING
    )


def _same_name(entry: _Entry, other: _Entry) -> Diagnostic:
    message = (
        f"{_called(entry.element)} has the same name as {other.element.get(XML_ID)} {_where(entry, other)}, "
        "and nothing tells the two apart: unite them, or say how they differ."
    )
    return finding(
        entry.document, entry.element, "E461", "entry-twice", message, attribute=XML_ID, level=Level.WARNING
    )


def _where(entry: _Entry, other: _Entry) -> str:
    line = positions(other.document).start_tag(other.element).line
    return (
        f"in line {line}" if other.document is entry.document else f"in line {line} of {other.document.name}"
    )
