"""Entries of the registers: where an edition keeps them, their kinds, and what pointers call them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from teitools.edition.model import Document, Edition
from teitools.edition.notes import TEI, XML_ID
from teitools.edition.pointers import resolve
from teitools.edition.prefixes import prefixes
from teitools.index.archives import describe_archive, is_archival
from teitools.index.registers import (
    Description,
    Named,
    describe_event,
    describe_organization,
    describe_person,
    describe_place,
    main_name,
)
from teitools.index.works import describe_work

KINDS = {
    f"{TEI}person": "persons",
    f"{TEI}personGrp": "persons",
    f"{TEI}place": "places",
    f"{TEI}org": "organizations",
    f"{TEI}event": "events",
    f"{TEI}biblStruct": "works",
    f"{TEI}bibl": "works",
    f"{TEI}msDesc": "archives",
}
BIBLIOGRAPHIC = frozenset({"works", "archives"})
DESCRIBE: Mapping[str, Callable[[etree._Element, Named], Description]] = {
    "persons": describe_person,
    "places": describe_place,
    "organizations": describe_organization,
    "events": describe_event,
    "works": describe_work,
    "archives": describe_archive,
}
"""The kinds of registers, in the order of their indexes; works and archives come after the dates."""


@dataclass(frozen=True)
class Registers:
    """All register entries of an edition, and what its pointers mean."""

    edition: Edition

    @cached_property
    def entries(self) -> Mapping[etree._Element, Document]:
        """Each entry with the file that holds it, registers first."""
        files = (*self.edition.registers, *self.edition.documents)
        return {entry: file for file in files for entry in self._in_file(file)}

    def of_kind(self, kind: str) -> Sequence[etree._Element]:
        """The entries of one kind, in the order of the files."""
        return [entry for entry in self.entries if kind_of_entry(entry) == kind]

    def describe(self, entry: etree._Element) -> Description:
        """What the register says of an entry."""
        return DESCRIBE[kind_of_entry(entry)](entry, lambda pointer: self.name(self.entries[entry], pointer))

    def name(self, file: Document, pointer: str) -> str:
        """The name of the entry that a pointer means; ``""`` where it means none."""
        entry = self.entry(file, pointer)
        return "" if entry is None else main_name(entry)

    def entry(self, file: Document, pointer: str) -> etree._Element | None:
        """The entry that a pointer means, or that holds what it means."""
        found = (file, pointer)
        if found not in self._found:
            self._found[found] = self._resolved(file, pointer)
        return self._found[found]

    def key(self, entry: etree._Element) -> str:
        """How pointers call an entry: by the prefix of its file, or by the file and its id."""
        file, name = self.entries[entry], entry.get(XML_ID, "")
        declared = self._prefixes.get(str(file.path), ())
        suited = [prefix for prefix in declared if kind_of_entry(entry).startswith(prefix[:3])]
        prefix = next(iter((*suited, *declared)), "")
        return f"{prefix}:{name}" if prefix else f"{file.name}#{name}"

    def named(self, entry: etree._Element) -> tuple[str, str]:
        """How an entry is known without its tree: by the name of its file and its id."""
        return self.entries[entry].name, entry.get(XML_ID, "")

    @cached_property
    def _found(self) -> dict[tuple[Document, str], etree._Element | None]:
        return {}

    def _resolved(self, file: Document, pointer: str) -> etree._Element | None:
        target = resolve(self.edition, file, pointer)
        if target is None:
            return None
        around = (target[1], *target[1].iterancestors())
        return next((each for each in around if each in self.entries), None)

    @cached_property
    def _prefixes(self) -> Mapping[str, Sequence[str]]:
        """For each file the prefixes whose pointers lead into it."""
        found: dict[str, list[str]] = {}
        for prefix in (each for file in self.edition.files for each in prefixes(file)):
            address, _, fragment = prefix.replacement.partition("#")
            if fragment == "$1":
                path = (prefix.document.path.parent / address).resolve() if address else prefix.document.path
                found.setdefault(str(path), []).append(prefix.name)
        return found

    def _in_file(self, file: Document) -> Iterator[etree._Element]:
        registered = file in self.edition.registers
        for element in file.tree.iter(*KINDS):
            if element.get(XML_ID) and (registered or _is_entry(element)):
                yield element


def kind_of_entry(entry: etree._Element) -> str:
    """The kind of index in which an entry stands."""
    kind = KINDS[entry.tag]
    return "archives" if kind in BIBLIOGRAPHIC and is_archival(entry) else kind


def _is_entry(element: etree._Element) -> bool:
    """Whether an element of a document that is no register is an entry, and not a citation of one."""
    if KINDS[element.tag] not in BIBLIOGRAPHIC:
        return True
    parent = element.getparent()
    listed = parent is not None and parent.tag == f"{TEI}listBibl"
    in_header = next(element.iterancestors(f"{TEI}sourceDesc"), None) is not None
    cites = any(each.get("corresp") or each.get("sameAs") for each in element.iter(element.tag))
    return listed and not in_header and not cites
