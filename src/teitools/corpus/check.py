"""The check of one task: what a process of many does again and again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teitools.checks import check_edition
from teitools.checks.report import Report, with_schema, without_rules
from teitools.checks.wanted import overruled
from teitools.corpus.tasks import Task
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Edition, EditionError, read_edition
from teitools.edition.reading import read_single
from teitools.schemas.find import furnished
from teitools.schemas.lookup import Lookup
from teitools.timings import Timings

if TYPE_CHECKING:
    from teitools.editing.task import Mended, Mending


class Request(NamedTuple):
    """How to check: against which schema, or where to look for those that files name, and whether to apply
    rules; which keys of ``edition.toml`` do not hold; whether lines of text are wanted, with the places
    quoted, and with all that could stand there; what is to be mended."""

    schema: Path | None = None
    lookup: Lookup = Lookup()
    rules: bool = True
    without: frozenset[str] = frozenset()
    text: bool = False
    source: bool = False
    verbose: bool = False
    mending: "Mending | None" = None


class Finding(NamedTuple):
    """A diagnostic, whose file is a whole path, and the lines that show it, if they are wanted."""

    diagnostic: Diagnostic
    lines: list[str]


class Outcome(NamedTuple):
    """What was found in how many files, after what could be mended."""

    findings: list[Finding]
    files: int
    has_schema: bool = True
    mended: "Mended | None" = None
    strict: bool = False
    baseline: Path | None = None


def check(task: Task, request: Request) -> Outcome:
    """Read and check what a task names."""
    try:
        edition = _read(task, request)
    except EditionError as error:
        return failed(task, error.message, request)
    found, mended, wanted = check_edition(edition), None, edition.settings.wanted
    if request.mending is not None:
        from teitools.editing.task import mended_in  # few are asked to

        edition, found, mended = mended_in(edition, found, request.mending, wanted.baseline)
    report = Report.of(edition, list(_named(edition, found, task)), Timings())
    has_schema = edition.settings.schema is not None
    shown = _shown(report, request)
    return Outcome(shown, report.files, has_schema, mended, wanted.strict, wanted.baseline)


def failed(task: Task, reason: str, request: Request) -> Outcome:
    """Return what is said of a task that could not be checked."""
    found = Diagnostic(str(task.path), 0, "E006", "reading", f"Not checked: {reason}")
    return Outcome([said(found, task, request)], 1)


def said(found: Diagnostic, task: Task, request: Request) -> Finding:
    """Return what is found of a task beside its checks."""
    (finding,) = _shown(Report(task.root, [found], 1, "", (), Timings()), request)
    return finding


def _shown(report: Report, request: Request) -> list[Finding]:
    if not request.text:
        return [Finding(each, []) for each in report.diagnostics]
    lines = report.findings(request.source, request.verbose)
    return [Finding(each, found) for each, found in zip(report.diagnostics, lines, strict=True)]


def _read(task: Task, request: Request) -> Edition:
    edition = read_edition(task.path) if task.is_edition else read_single(task.path, task.root)
    schema = request.schema
    edition = furnished(edition, request.lookup) if schema is None else with_schema(edition, schema)
    return overruled(edition if request.rules else without_rules(edition), request.without)


def _named(edition: Edition, diagnostics: list[Diagnostic], task: Task) -> Iterator[Diagnostic]:
    paths = {name: str(edition.root / name) for name in {each.file for each in diagnostics}}
    for each in diagnostics:
        found = each.of_file(paths[each.file])
        if each.code == "E002" and not task.named:
            found = replace(found, level=Level.INFO)  # In a folder other XML may lie, too.
        yield found
