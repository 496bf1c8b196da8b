"""From what a command names to its published folder: read, check, build, write."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from teitools.beside import beside
from teitools.checks.apart import check_apart, check_together
from teitools.checks.report import Keeps, Report
from teitools.checks.run import check_edition_once, judged, judged_later
from teitools.checks.wanted import overruled
from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.summary import counted
from teitools.diagnostics.text import printable, typed
from teitools.edition import Edition
from teitools.publish.account.edition import account_of
from teitools.publish.again.keeping import ALL, FIRST, Keeping
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
    redone: Mapping[str, str] = field(default_factory=dict)
    """Why what was made anew was, by the documents' ids, or ``site``, or ``all``."""

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

    def made_anew(self) -> str:
        """What was made anew, and why, in one line; nothing of a first build."""
        why = self.redone.get(ALL)
        if self.written is None or why == FIRST:
            return ""
        if why:
            return f"Everything was made anew ({why})."
        if not self.redone:
            return "Nothing has changed since the build before."
        told = [f"{printable(name)} ({printable(reason)})" for name, reason in self.redone.items()]
        more = f" and {len(told) - FEW} more" if len(told) > FEW else ""
        return f"Made anew: {', '.join(told[:FEW])}{more}; the rest stands."

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
    if refusal := _refusal(edition):
        checked = check_edition_once(edition, clock)
        return Publication(Report.of(edition, checked, clock).where(keeps), None, refusal)
    wanted = set(only) or set(edition.settings.outputs)
    with beside(lambda: _found(edition, keeping, wanted)) as checks:
        found = _waited(checks, clock) if strict else None
        report = Report.of(edition, found.all, clock).where(keeps) if found else None
        if report and report.failed(strict=True):
            return Publication(report, None, "--strict asks for an edition without errors and warnings")
        made = build(edition, only, clock, keeping)
        found = found or _waited(checks, clock)
    with clock.stage("account"):
        known = keeping.accounts(made.parts)
        made = made.accounted(account_of(edition, made.made, made.print_xml, known, keeping.further))
    report = report or Report.of(edition, found.all, clock).where(keeps)
    later = report._replace(diagnostics=judged_later(edition, made.account.diagnostics)).where(keeps)
    report = report.with_more(later.diagnostics, [each.name for each in edition.files])
    findings = finding_files(report.diagnostics, report.summary())
    with clock.stage("writing"):
        written = write(made.beside("diagnostics", findings), folder, force)
        remember_build(keeping, made, found.alone, written.folder)
    return Publication(report, written, redone=keeping.redone)


def _waited(checks: Callable[[], "Found"], clock: Timings) -> "Found":
    with clock.stage("checks"):
        return checks()


def _furnished(edition: Edition) -> Edition:
    return furnished(edition, Lookup()) if len(edition.documents) == 1 else edition


class Found(NamedTuple):
    """What was found in an edition: in all; and by document, where they were checked one by one."""

    all: list[Diagnostic]
    alone: Mapping[str, Sequence[Diagnostic]]


def _found(edition: Edition, keeping: Keeping, outputs: Set[str]) -> Found:
    """Check an edition: of many documents those of which nothing is known, and all together."""
    unset = unset_characters(edition) if "pdf" in outputs else ()
    if len(edition.documents) < 2:
        return Found([*check_edition_once(edition, Timings()), *unset], {})
    alone = {each.id: keeping.findings(each) for each in edition.documents}
    for document in edition.documents:
        if alone[document.id] is None:
            alone[document.id] = check_apart(edition, document)
    known = {id: found for id, found in alone.items() if found is not None}
    together = [*check_together(edition), *chain.from_iterable(known.values())]
    return Found([*judged(edition, together), *unset], known)


def _refusal(edition: Edition) -> str:
    """Why nothing is built, if so: a document that is invalid is published all the same."""
    if any(each.code in _UNKNOWN and each.level is Level.ERROR for each in edition.diagnostics):
        return "edition.toml does not say what is to be built: mend it first"
    return "" if edition.documents else "there is no document that could be read"


def _unread(report: Report) -> list[str]:
    """The documents that are not published."""
    read = {str(document.path) for document in report.documents}
    failed = (each for each in report.diagnostics if each.level is Level.ERROR)
    unread = (each.file for each in failed if each.code in ("E001", "E002", "E003", "E004"))
    return [name for name in dict.fromkeys(unread) if str(report.root / name) not in read]
