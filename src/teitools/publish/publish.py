"""From what a command names to its published folder: read, check, build, write."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from teitools.checks.apart import check_apart, check_together
from teitools.checks.report import Keeps, Report
from teitools.checks.run import check_edition_once, judged, judged_later
from teitools.checks.wanted import overruled
from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.summary import counted
from teitools.diagnostics.text import printable, typed
from teitools.edition import Document, Edition
from teitools.publish.account.edition import account_of
from teitools.publish.again.keeping import Keeping
from teitools.publish.again.remembering import remember_build
from teitools.publish.build import build
from teitools.publish.findings import PAGE, finding_files
from teitools.publish.fonts import unset_characters
from teitools.publish.listing import Row, listing, readable
from teitools.publish.sources import read_sources
from teitools.publish.write import Written, write
from teitools.schemas.find import furnished
from teitools.schemas.lookup import Lookup
from teitools.timings import Timings

FEW = 5
"""So many vanished addresses are told."""
SHOWN = 50
"""So many findings are told; all of them stand beside the outputs."""

_UNKNOWN = frozenset({"E010", "E011", "E012", "E013", "E015"})
"""The codes of what leaves it open what is to be published, and how."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was found in the edition, and what was written: nothing, where ``refusal`` says why."""

    report: Report
    written: Written | None
    refusal: str = ""

    @property
    def failed(self) -> bool:
        """Whether something is wrong with the edition, or nothing was written.

        The edition says whether warnings count.
        """
        return self.written is None or self.report.failed(strict=None)

    def complaints(self, known: str = "") -> Iterator[str]:
        """What is wrong with the edition, in lines; ``known`` says what a baseline has left out."""
        findings = self.report.diagnostics
        if findings:
            shown = SHOWN if self.written else len(findings)
            for lines in self.report.worst_of(shown).findings():
                yield from lines
            if len(findings) > shown:
                yield f"… and {counted(len(findings) - shown, 'finding')} more."
        if findings or known:
            yield self.report.summary() + known
        yield from self._last_words()

    def _last_words(self) -> Iterator[str]:
        if self.written is None:
            yield f"Nothing was built: {self.refusal}."
            return
        if gone := self.written.vanished:
            shown = ", ".join(map(printable, gone[:FEW])) + (", …" if gone[FEW:] else "")
            yield (
                f"{counted(len(gone), 'place')} of the last build have no address any more, and links may "
                f"end there: {shown}. Put the ids back if they were published."
            )
        if self.report.diagnostics:
            unread = _unread(self.report)
            if unread:
                yield f"Not published, since unreadable: {', '.join(unread)}."
            yield f"Published all the same; the findings are in {typed(self.written.folder / PAGE)}."

    def lines(self) -> Iterator[str]:
        """The list of outputs: where each is, what it is, how large."""
        rows = listing(self.written.manifest) if self.written else []
        cells = [(self._place(row), row.what, readable(row.size)) for row in rows]
        wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for place, what, size in cells:
            yield f"{place:<{wide[0]}}  {what:<{wide[1]}}  {size:>{wide[2]}}"

    def _place(self, row: Row) -> str:
        folder = self.written.folder if self.written else Path()
        return typed(folder / row.path) + (os.sep if row.path.endswith("/") else "")


def publish(
    names: Sequence[Path],
    folder: Path,
    only: Iterable[str],
    clock: Timings,
    *,
    strict: bool,
    force: bool,
    clean: bool = False,
    keeps: Keeps = lambda *_: True,
    without: Collection[str] = (),
) -> Publication:
    """Publish what is named.

    ``keeps`` chooses the findings that count; ``without`` are keys of ``edition.toml`` that do not hold.
    """
    with clock.stage("reading"):
        edition = overruled(_furnished(read_sources(names)), without)
        keeping = Keeping(edition, folder.resolve(), clean)
    wanted = set(only) or set(edition.settings.outputs)
    findings = _Findings(edition, keeping)
    found = [*findings.of_all(clock), *(unset_characters(edition) if "pdf" in wanted else ())]
    report = Report.of(edition, found, clock).where(keeps)
    if refusal := _refusal(edition, report, strict):
        return Publication(report, None, refusal)
    made = build(edition, only, clock, keeping)
    with clock.stage("account"):
        known = keeping.accounts(made.parts)
        made = made.accounted(account_of(edition, made.made, made.print_xml, known, keeping.further))
    later = report._replace(diagnostics=judged_later(edition, made.account.diagnostics)).where(keeps)
    report = report.with_more(later.diagnostics, [each.name for each in edition.files])
    beside = finding_files(report.diagnostics, report.summary())
    with clock.stage("writing"):
        written = write(made.beside("diagnostics", beside), folder, force)
        remember_build(keeping, made, findings.alone, written.folder)
    return Publication(report, written)


def _furnished(edition: Edition) -> Edition:
    return furnished(edition, Lookup()) if len(edition.documents) == 1 else edition


class _Findings:
    """What is found in an edition: in each of many documents by itself, and in all together."""

    def __init__(self, edition: Edition, keeping: Keeping) -> None:
        self._edition, self._keeping = edition, keeping
        self.alone: dict[str, Sequence[Diagnostic]] = {}
        """By the documents' ids, where they were checked one by one."""

    def of_all(self, clock: Timings) -> list[Diagnostic]:
        if len(self._edition.documents) < 2:
            return check_edition_once(self._edition, clock)
        with clock.stage("checks"):
            self.alone = {each.id: self._of(each) for each in self._edition.documents}
            apart = chain.from_iterable(self.alone.values())
            return judged(self._edition, [*check_together(self._edition), *apart])

    def _of(self, document: Document) -> Sequence[Diagnostic]:
        known = self._keeping.findings(document)
        return check_apart(self._edition, document) if known is None else known


def _refusal(edition: Edition, report: Report, strict: bool) -> str:
    """Why nothing is built, if so: a document that is invalid is published all the same."""
    if strict and report.failed(strict=True):
        return "--strict asks for an edition without errors and warnings"
    if any(each.code in _UNKNOWN and each.level is Level.ERROR for each in edition.diagnostics):
        return "edition.toml does not say what is to be built: mend it first"
    return "" if edition.documents else "there is no document that could be read"


def _unread(report: Report) -> list[str]:
    """The documents that are not published."""
    read = {str(document.path) for document in report.documents}
    failed = (each for each in report.diagnostics if each.level is Level.ERROR)
    unread = (each.file for each in failed if each.code in ("E001", "E002", "E003", "E004"))
    return [name for name in dict.fromkeys(unread) if str(report.root / name) not in read]
