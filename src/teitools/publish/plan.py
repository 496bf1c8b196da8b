"""The plan of a site: what is known of the whole edition before any page of it is made."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from lxml import etree

from teitools.edition import Document, Edition
from teitools.index import Entry, Index
from teitools.index.build import unite
from teitools.index.entries import Registers
from teitools.index.model import Mention
from teitools.index.xml import EntryPages, is_brief
from teitools.publish.images import place_images, site_paths
from teitools.publish.index_pages import entry_pages
from teitools.publish.links import Place, place_links
from teitools.publish.material import Material
from teitools.publish.own import own_theme
from teitools.publish.site import Listed, Site, page_names, site_title
from teitools.publish.survey import Survey, divided, survey
from teitools.publish.theme import nonce, theme_files

_FEW = 20
"""So few documents each look through the indexes for what they mention; of more all is looked up at once."""


@dataclass(frozen=True)
class Plan:
    """An edition, a survey of each of its documents by id, and what follows from them all."""

    edition: Edition
    surveys: Mapping[str, Survey]
    of_few: bool = False
    """Whether outputs of few documents are to be made."""

    @cached_property
    def indexes(self) -> tuple[Index, ...]:
        surveys = (self.surveys[document.id] for document in self.edition.documents)
        return unite(Registers(self.edition), [each.collected for each in surveys])

    @cached_property
    def entry_pages(self) -> EntryPages:
        """The pages of the entries in indexes that are too large for one page."""
        documents = (page for listed in self.site.documents for page in listed.pages)
        return entry_pages(self.indexes, documents)

    @cached_property
    def site(self) -> Site:
        pages = page_names(self.edition.documents)
        listed = tuple(self._listed(document, pages[document.id]) for document in self.edition.documents)
        own = own_theme(self.edition)
        styles = tuple(quote(path) for path in own if path.endswith(".css"))
        return Site(site_title(self.edition, listed), listed, styles, nonce(theme_files() | own))

    @cached_property
    def images(self) -> dict[str, str]:
        """The path on the site of each image that is shown, by its path in the edition."""
        return site_paths(path for each in self.surveys.values() for path in each.images.values())

    @property
    def shows_words_around(self) -> bool:
        """Whether pages of indexes show the words around mentions."""
        return not all(map(is_brief, self.indexes))

    def whole(self) -> Material:
        """What the outputs of the whole edition are made from."""
        findable = {document.id: self.surveys[document.id].findable for document in self.edition.documents}
        images = self._files(self.images)
        return Material(self.edition, {}, self.indexes, self.site, images, self.entry_pages, findable)

    def part(self, document: Document, tree: etree._ElementTree | None = None) -> Material:
        """What one document's outputs are made from; ``tree`` is its addressed tree, if it is at hand."""
        if tree is None:
            tree, _ = divided(self.edition, document, self.pages)
        images = self.surveys[document.id].images
        place_images(tree, {url: self.images[path] for url, path in images.items()})
        place_links(tree, self.first_pages[document.id], self.places(document))
        edition = replace(self.edition, documents=(document,), known={})
        shown = {path: self.images[path] for path in images.values()}
        extract, files = self.extract(document), self._files(shown)
        return Material(edition, {document.id: tree}, extract, self.site, files, self.entry_pages)

    def extract(self, document: Document) -> tuple[Index, ...]:
        """The indexes with what one document mentions."""
        empty = tuple(replace(each, entries=()) for each in self.indexes)
        if not self.of_few:
            return self.extracts.get(document.id, empty)
        return tuple(_with_entries(index, list(_mentioned(index, document.id))) for index in self.indexes)

    @cached_property
    def first_pages(self) -> Mapping[str, str]:
        return {listed.id: listed.page for listed in self.site.documents}

    @cached_property
    def pages(self) -> frozenset[str]:
        return frozenset(page_names(self.edition.documents).values())

    def places(self, document: Document) -> dict[str, Place]:
        """Where the pointers of a document lead on the site, those that lead anywhere."""
        targets = self.surveys[document.id].targets
        found = {pointer: self._place(*target) for pointer, target in targets.items()}
        return {pointer: place for pointer, place in found.items() if place is not None}

    def _place(self, file: str, id: str) -> Place | None:
        if (document := self._documents.get(file)) is None:
            return self._entries.get((file, id))
        page = self.first_pages[document]
        if not id:
            return Place(page)
        anchor, part = self.surveys[document].anchors.get(id, ("", ""))
        return Place(part or page, anchor)

    @cached_property
    def _documents(self) -> Mapping[str, str]:
        return {document.name: document.id for document in self.edition.documents}

    @cached_property
    def _entries(self) -> Mapping[tuple[str, str], Place]:
        """The places of the registers' entries in the indexes, by the name of the file and the id."""
        registers = Registers(self.edition)
        return {
            registers.named(entry.source): Place(self._page_of(index.kind, entry), entry.id)
            for index in self.indexes
            for entry in index.entries
            if entry.source is not None
        }

    def _page_of(self, kind: str, entry: Entry) -> str:
        return self.entry_pages.get((kind, entry.key, entry.id), f"{kind}.html")

    @cached_property
    def extracts(self) -> Mapping[str, tuple[Index, ...]]:
        """The indexes of each document that mentions anything."""
        found: defaultdict[str, list[list[Entry]]] = defaultdict(lambda: [[] for _ in self.indexes])
        for place, index in enumerate(self.indexes):
            for entry in index.entries:
                for document, mentions in _by_document(entry.mentions).items():
                    elsewhere = len(entry.mentions) - len(mentions)
                    found[document][place].append(
                        replace(entry, mentions=tuple(mentions), elsewhere=elsewhere)
                    )
        return {
            document: tuple(map(_with_entries, self.indexes, entries)) for document, entries in found.items()
        }

    def _listed(self, document: Document, page: str) -> Listed:
        found = self.surveys[document.id]
        folder = PurePosixPath(document.name).parent.as_posix()
        return Listed(document.id, page, folder, found.about, found.parts)

    def _files(self, images: Mapping[str, str]) -> dict[str, Path]:
        return {place: self.edition.root / path for path, place in images.items()}


def _mentioned(index: Index, document: str) -> Iterator[Entry]:
    """The entries that a document mentions, with these mentions."""
    for entry in index.entries:
        if mentions := tuple(each for each in entry.mentions if each.document == document):
            yield replace(entry, mentions=mentions, elsewhere=len(entry.mentions) - len(mentions))


def _by_document(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.document, []).append(mention)
    return found


def _with_entries(index: Index, entries: list[Entry]) -> Index:
    return replace(index, entries=tuple(entries))


def planned(
    edition: Edition, known: Mapping[str, Survey] | None = None
) -> tuple[Plan, dict[str, etree._ElementTree]]:
    """Survey the documents of an edition that are not known yet.

    Return the plan and the addressed trees of those that were surveyed, by the documents' ids.
    """
    registers, pages = Registers(edition), frozenset(page_names(edition.documents).values())
    surveys, trees = dict(known or {}), {}
    for document in edition.documents:
        if document.id not in surveys:
            surveys[document.id], trees[document.id] = survey(edition, registers, document, pages)
    return Plan(edition, surveys, of_few=len(trees) < _FEW < len(surveys)), trees


def material_of(edition: Edition) -> Material:
    """Everything at once, for an edition that is small enough: the trees of all documents too."""
    plan, trees = planned(edition)
    for document in edition.documents:
        plan.part(document, trees[document.id])
    return replace(plan.whole(), addressed=trees)
