"""The mending of many tasks: all are checked first and written then, so that no order makes a difference."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teitools.corpus.check import Finding, Outcome, Request, said
from teitools.corpus.run import once, run
from teitools.corpus.tasks import Task
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import counted
from teitools.editing.change import ChangedError

_POINTERS = "E31"
"""Codes of what other files may have mended."""


class Tally(NamedTuple):
    """How many of the findings are mended, and in how many files."""

    mended: int
    wanted: int
    files: int

    def __str__(self) -> str:
        return f"Mended {self._what}"

    def would(self) -> str:
        """Say what would be mended."""
        return f"Would mend {self._what}" if self.mended else "Nothing to mend."

    @property
    def _what(self) -> str:
        of = f"{self.mended:,} of {counted(self.wanted, 'finding')}"
        return f"{of} in {counted(self.files, 'file')}." if self.mended else f"none of {self.wanted:,}."


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Count what is mended, or can be."""
    mended = [each.mended for each in outcomes if each.mended]
    changes = [change for each in mended for change in each.changes]
    return Tally(sum(each.mended for each in changes), sum(each.wanted for each in mended), len(changes))


def compared(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Return the lines of the diff of all files."""
    for each in outcomes:
        yield from each.mended.diff if each.mended else ()


def written(
    tasks: Sequence[Task],
    outcomes: Sequence[Outcome],
    request: Request,
    jobs: int | None,
) -> list[Outcome]:
    """Write what the outcomes have mended; return the outcomes as they are then.

    Files that could not be written are checked again, and so are those with pointers to nothing, to which
    other files may have given something to point to.
    """
    found = [_written(task, outcome, request) for task, outcome in zip(tasks, outcomes, strict=True)]
    anything = tally(found).files > 0
    again = [n for n, each in enumerate(found) if _is_to_be_checked(each, outcomes[n], anything)]
    checked = run([tasks[n] for n in again], request._replace(mending=None), jobs)
    for number, outcome in zip(again, checked, strict=True):
        problems = [each for each in found[number].findings if each.diagnostic.code == "E007"]
        found[number] = found[number]._replace(findings=[*problems, *outcome.findings])
    return list(once(tasks, found))


def _is_to_be_checked(outcome: Outcome, before: Outcome, anything: bool) -> bool:
    if outcome.mended != before.mended:
        return True
    return anything and any(each.diagnostic.code.startswith(_POINTERS) for each in outcome.findings)


def _written(task: Task, outcome: Outcome, request: Request) -> Outcome:
    """Write the changes of an outcome; return it with those only that are written."""
    if outcome.mended is None:
        return outcome
    done, problems = [], list[Finding]()
    for change in outcome.mended.changes:
        try:
            change.write()
            done.append(change)
        except OSError as error:
            remedy = " Try again." if isinstance(error, ChangedError) else ""
            message = f"Not mended: {error.strerror or error}.{remedy}"
            problem = Diagnostic(str(change.path), 0, "E007", "writing", message)
            problems.append(said(problem, task, request))
    mended = outcome.mended._replace(changes=tuple(done))
    return outcome._replace(mended=mended, findings=[*problems, *outcome.findings])
