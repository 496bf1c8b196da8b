"""The one index model: entries and the places where the text mentions them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree


class Mention(NamedTuple):
    """One place where a document names an entry.

    ``anchor`` is the id of the place inside the document's page, ``address`` the citable address
    (``edemskiy-2019:par.12``). ``page`` is the page of the printed source, ``""`` where there is none; of
    ``paragraph`` and ``note`` at most one is set. ``before`` and ``after`` are the words around ``text``.
    ``file`` is the page of the site, where the document has several and this is not the first.
    """

    document: str
    anchor: str
    address: str
    page: str
    paragraph: str
    note: str
    text: str
    before: str
    after: str
    file: str = ""

    @property
    def context(self) -> str:
        """The mention within the words around it."""
        return f"{self.before}{self.text}{self.after}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an index: a person, a date, a decision. ``key`` is what pointers say (``person:hoxha``).

    ``source`` is the register's own TEI element where there is one. ``elsewhere`` counts the mentions that an
    extract for one document leaves out.
    """

    key: str
    id: str
    name: str
    sort: str
    type: str
    fields: Mapping[str, str]
    mentions: tuple[Mention, ...]
    source: etree._Element | None = None
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Index:
    """All entries of one kind, sorted. ``kind`` names its page and files (``persons``)."""

    kind: str
    title: str
    entries: tuple[Entry, ...]
