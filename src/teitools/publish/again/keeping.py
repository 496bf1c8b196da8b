"""What of the build before may stay: findings, surveys, files and accounts; and why the rest is made anew."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.publish.account.account import DocumentAccount
from teitools.publish.account.edition import Pages
from teitools.publish.account.suppression import ELSEWHERE
from teitools.publish.again import digests
from teitools.publish.again.state import Made, Remembered, pickled, recall, stands, unpickled
from teitools.publish.content import Content, Left
from teitools.publish.plan import Plan
from teitools.publish.survey import Survey

Outputs = Mapping[str, Mapping[str, Left]]

ALL, SITE, SEARCH = "all", "site", "search"
"""What is made anew beside documents: everything, the outputs of the edition as a whole, or its search."""
FIRST = "nothing is remembered of a build before"
_OF_FILES = frozenset({"image-name"})
"""Rules whose findings may be over although nothing of the edition's texts has changed."""


class Keeping:
    """A build and the one before it, which stands in ``folder``. Without a folder nothing is kept.

    ``redone`` says why what was made anew was, by the ids of documents, ``search``, ``site`` or ``all``.
    ``further`` are the words of pages that show no document, as accounts of documents read them.
    """

    def __init__(self, edition: Edition, folder: Path | None = None, clean: bool = False) -> None:
        self.edition, self.folder = edition, folder
        self.redone: dict[str, str] = {}
        self.further = ""
        self._others: bool | None = None
        self._read: dict[str, Mapping[str, str]] = {}
        self.before = recall(folder) if folder is not None and not clean else None
        if folder is not None and self._anew:
            self.redone[ALL] = "a clean build was asked for" if clean else self._anew

    @cached_property
    def facts(self) -> Mapping[str, str]:
        return digests.facts_of(self.edition)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        return digests.sources_of(self.edition)

    @cached_property
    def registers(self) -> str:
        return digests.joined((each.name, self.sources[each.name]) for each in self.edition.registers)

    @cached_property
    def _anew(self) -> str:
        """Why nothing of the build before may stay, if so."""
        if self.before is None:
            return FIRST
        names = self.facts.keys() | self.before.facts.keys()
        changed = sorted(name for name in names if self.facts.get(name) != self.before.facts.get(name))
        if digests.OURSELVES in changed:
            return "teitools itself has changed"
        files = [name for name in changed if name != digests.SETTINGS] or changed
        return f"changed: {', '.join(files)}" if files else ""

    @cached_property
    def _unchanged(self) -> Mapping[str, Remembered]:
        """What is remembered of the documents that are as they were, and their images."""
        before = self.before if self.before is not None and not self._anew else None
        pairs = ((each, before.documents.get(each.id)) for each in self.edition.documents) if before else ()
        return {
            document.id: known
            for document, known in pairs
            if known is not None
            and known.source == self.sources[document.name]
            and digests.are_as_they_were(known.images)
        }

    @cached_property
    def _same_registers(self) -> bool:
        return self.before is not None and self.before.registers == self.registers

    def is_unchanged(self, document: Document) -> bool:
        """Whether a document is as it was, and its images."""
        return document.id in self._unchanged

    def findings(self, document: Document) -> Sequence[Diagnostic] | None:
        """Return what a check of a document by itself would find, if that is known."""
        known = self._unchanged.get(document.id)
        if (
            known is None
            or not self._same_registers
            or any(each.rule in _OF_FILES for each in known.findings)
        ):
            return None
        same = known.checked_by == digests.means_of_checking(self.edition, document)
        return known.findings if same else None

    def surveys(self) -> dict[str, Survey]:
        """Return the surveys of the documents that need not be surveyed again."""
        found = self._unchanged if self._same_registers else {}
        return {id: unpickled(known.survey) for id, known in found.items()}

    def of_document(self, plan: Plan, document: Document, wanted: Collection[str]) -> Outputs | None:
        """Return the outputs of a document, if they may stay."""
        if self.folder is None or self._anew:
            return None
        known = self._unchanged.get(document.id)
        why = self._why_not(plan, document, known)
        made = {} if why or known is None else {name: known.made.get(name) for name in wanted}
        kept = self._standing(made)
        if why or kept is None:
            self.redone[document.id] = why or "an output was not there as it was made"
            return None
        return kept

    def of_edition(self, plan: Plan, name: str) -> Mapping[str, Left] | None:
        """Return an output of the edition as a whole, if it may stay."""
        if self.folder is None or self._anew or self.before is None or name not in self.before.site:
            return None
        known, files = self.before.site[name]
        part = SEARCH if name == SEARCH else SITE
        if known != self.made_from(plan, name):
            self.redone[part] = "changed: what it shows of the documents"
            return None
        kept = self._standing({name: files})
        if kept is None:
            self.redone[part] = "an output was not there as it was made"
            return None
        return kept[name]

    def made_from(self, plan: Plan, output: str) -> str:
        """Return the digest of what an output of the edition as a whole is made from."""
        documents = self.edition.documents
        if output == "tei":
            return digests.joined((each.name, self.sources[each.name]) for each in self.edition.files)
        brief = output == SEARCH or (output == "html" and not plan.shows_words_around)
        read = [self.outline if brief else self.whole, *([self.words] if output == SEARCH else [])]
        surveys = ((each.id, digest(plan, each.id)) for digest in read for each in documents)
        images = repr([digests.images_of(self.edition, plan.surveys[each.id]) for each in documents])
        return digests.joined((*surveys, ("registers", self.registers), ("images", images)))

    def whole(self, plan: Plan, id: str) -> str:
        """Return the digest of a document's survey."""
        known = self._unchanged.get(id)
        return known.whole if known is not None and self._same_registers else digests.whole(plan.surveys[id])

    def words(self, plan: Plan, id: str) -> str:
        """Return the digest of what a search finds in a document."""
        known = self._unchanged.get(id)
        return known.words if known is not None and self._same_registers else digests.words(plan.surveys[id])

    def pickled(self, plan: Plan, id: str) -> bytes:
        """Return a document's survey as it is remembered."""
        known = self._unchanged.get(id)
        return known.survey if known is not None and self._same_registers else pickled(plan.surveys[id])

    def outline(self, plan: Plan, id: str) -> str:
        """Return the digest of what other documents can read of one."""
        known = self._unchanged.get(id)
        same = known is not None and self._same_registers
        return known.outline if known and same else digests.outline(plan.surveys[id])

    def read(self, plan: Plan, document: Document) -> Mapping[str, str]:
        """Return the digests of what a document's outputs read of others."""
        if document.id not in self._read:
            known = self._unchanged.get(document.id)
            same = known is not None and self._others_are_as_they_were(plan)
            self._read[document.id] = known.read if known and same else digests.read_of_others(plan, document)
        return self._read[document.id]

    def accounts(self, parts: Mapping[str, Mapping[str, object]]) -> dict[str, DocumentAccount]:
        """Return the accounts of the documents that stay, whose outputs are given by their ids."""
        stayed = (id for id in parts if id and id not in self.redone and not self.redone.get(ALL))
        return {id: _only(self._unchanged[id].account, parts[id]) for id in stayed if id in self._unchanged}

    def site_is_made(self, pages: Mapping[str, Content]) -> None:
        """Read the words of the pages that show no document, or remember them where the pages stay."""
        stayed = pages and all(isinstance(each, Left) for each in pages.values())
        if stayed and self.before is not None:
            self.further = self.before.further
        elif self.folder is not None:
            self.further = Pages(
                {path: each for path, each in pages.items() if isinstance(each, bytes)}
            ).further

    def _why_not(self, plan: Plan, document: Document, known: Remembered | None) -> str:
        if known is None:
            assert self.before is not None  # noqa: S101
            if document.id not in self.before.documents:
                return f"{document.name} is new"
            changed = self.before.documents[document.id].source != self.sources[document.name]
            return f"changed: {document.name}" if changed else "changed: its images"
        read = self.read(plan, document)
        different = [name for name, value in read.items() if known.read.get(name) != value]
        if self.before is not None and self.before.further != self.further and _reads_further(known.account):
            different.append("other pages that show words of it")
        return f"changed: {', '.join(different)}" if different else ""

    def _others_are_as_they_were(self, plan: Plan) -> bool:
        """Whether what documents read of one another is as it was."""
        if self._others is None:
            self._others = self._compared(plan)
        return self._others

    def _compared(self, plan: Plan) -> bool:
        if self.before is None or not self._same_registers:
            return False
        known = self.before.documents
        if [each.id for each in self.edition.documents] != list(known):
            return False
        changed = (id for id in known if id not in self._unchanged)
        return all(self.outline(plan, id) == known[id].outline for id in changed)

    def _standing(self, made: Mapping[str, Mapping[str, Made] | None]) -> dict[str, dict[str, Left]] | None:
        """Return files of the build before, if all of them stand as they were made."""
        kept: dict[str, dict[str, Left]] = {}
        for name, files in made.items():
            if files is None:
                return None
            kept[name] = dict(self._left(files))
            if len(kept[name]) < len(files):
                return None
        return kept

    def _left(self, files: Mapping[str, Made]) -> Iterator[tuple[str, Left]]:
        assert self.folder is not None  # noqa: S101
        for path, made in files.items():
            place = self.folder / path
            if not place.is_symlink() and stands(place, made):
                yield path, Left(place, made.sha256, made.size)


def _only(account: DocumentAccount, outputs: Collection[str]) -> DocumentAccount:
    kept = {name: each for name, each in account.outputs.items() if name in outputs}
    return replace(account, outputs=kept)


def _reads_further(account: DocumentAccount) -> bool:
    """Whether what became of a document's words hangs on what other pages show."""
    pages = account.outputs.get("html")
    return pages is not None and (pages.lost > 0 or not ELSEWHERE.isdisjoint(pages.suppressed))
