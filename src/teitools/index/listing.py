"""An index in plain lines, as at the end of a book: entries, and the pages, paragraphs and notes of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from teitools.diagnostics.text import printable
from teitools.index.model import Entry, Index, Mention

SPOKEN = {
    "persons": ("occupation", "variants"),
    "places": ("type", "variants"),
    "organizations": ("abbreviation", "variants"),
    "events": ("date", "where"),
    "works": ("citation",),
    "archives": ("note",),
    "apparatus": ("kind", "certainty", "reason"),
}
"""The fields that a line under the entry's name repeats."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a listing; ``role`` is ``title``, ``name``, ``field``, ``places`` or ``context``."""

    role: str
    text: str
    indent: int = 0

    def __str__(self) -> str:
        return f"{' ' * self.indent}{printable(self.text)}"


def listing(indexes: Sequence[Index], contexts: bool = False) -> Iterator[Line]:
    """The lines of some indexes; with ``contexts`` each mention has its own, within the words around it."""
    documents = _documents(indexes)
    for index in indexes:
        if index is not indexes[0]:
            yield Line("title", "")
        yield Line("title", f"{index.title} ({len(index.entries)})")
        for entry in index.entries:
            yield Line("title", "")
            yield from _entry(index.kind, entry, documents, contexts)


def locators(mentions: Iterable[Mention]) -> str:
    """``p. 376: ¶ 2 (3×), n. 4; p. 395: bibl. 3``: where mentions stand, by page."""
    seen: list[str] = []
    for page, group in groupby(mentions, key=lambda mention: mention.page):
        places = Counter(place_on_page(mention) for mention in group)
        listed = ", ".join(place if times == 1 else f"{place} ({times}×)" for place, times in places.items())
        seen.append(f"p. {page}: {listed}" if page else listed)
    return "; ".join(seen)


def place_on_page(mention: Mention) -> str:
    """``¶ 2``, ``n. 4``, or the last part of the address: ``abstract``, ``bibl. 3``."""
    if mention.note:
        return f"n. {mention.note}"
    if mention.paragraph:
        return f"¶ {mention.paragraph}"
    return mention.address.rpartition(":")[2].replace(".", ". ", 1)


def _documents(indexes: Iterable[Index]) -> Mapping[str, str]:
    """How the document of a mention is named: not at all where there is one."""
    mentions = (mention for index in indexes for entry in index.entries for mention in entry.mentions)
    names = {mention.document for mention in mentions}
    return {name: f"{name}, " for name in names} if len(names) > 1 else {}


def _entry(kind: str, entry: Entry, documents: Mapping[str, str], contexts: bool) -> Iterator[Line]:
    yield Line("name", entry.name + _years(entry))
    said = [entry.fields[name] for name in SPOKEN.get(kind, ()) if entry.fields.get(name)]
    yield from [Line("field", " · ".join(said), 2)] if said else []
    if contexts:
        yield from (Line("context", _in_context(mention, documents), 2) for mention in entry.mentions)
        return
    for document, group in groupby(entry.mentions, key=lambda mention: mention.document):
        yield Line("places", f"{documents.get(document, '')}{locators(group)}", 2)


def _in_context(mention: Mention, documents: Mapping[str, str]) -> str:
    page = f"p. {mention.page}, " if mention.page else ""
    place = f"{documents.get(mention.document, '')}{page}{place_on_page(mention)}"
    return f"{place}: {mention.before}[{mention.text}]{mention.after}"


def _years(entry: Entry) -> str:
    """``(1908–1985)``, ``(born 1957)``."""
    born, died = entry.fields.get("born", ""), entry.fields.get("died", "")
    if born and died:
        return f" ({born}–{died})"
    return f" (born {born})" if born else f" (died {died})" if died else ""
