"""The check of many tasks: in this process where they are few, else side by side in several."""

from collections.abc import Iterable, Iterator, Sequence
from gc import collect

from teitools.beside import processors
from teitools.collector import collector_at_rest
from teitools.corpus.check import Outcome, Request, check
from teitools.corpus.tasks import Task
from teitools.diagnostics import Diagnostic

_OFTEN = 50
"""So many files are read between two searches for garbage."""
_WORTH_A_PROCESS = 20
"""So many files take about as long as a process takes to start."""


def run(tasks: Sequence[Task], request: Request, jobs: int | None) -> Iterator[Outcome]:
    """Check tasks and return their outcomes in order; what is wrong outside of them is said once."""
    number = jobs or max(1, min(processors(), len(tasks) // _WORTH_A_PROCESS))
    return once(tasks, _outcomes(tasks, request, number))


def once(tasks: Iterable[Task], outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Leave out what was said before of what is outside of the tasks."""
    seen: set[Diagnostic | str] = set()
    for task, outcome in zip(tasks, outcomes, strict=True):
        kept = [each for each in outcome.findings if _cause(each.diagnostic, task) not in seen]
        seen.update(cause for each in kept if (cause := _cause(each.diagnostic, task)))
        yield outcome._replace(findings=kept)


def _cause(found: Diagnostic, task: Task) -> Diagnostic | str | None:
    """Return what many files have in common: a finding outside of them, or a schema that is not at hand."""
    if found.code == "E111":
        return found.message
    return None if found.file == str(task.path) else found


def _outcomes(tasks: Sequence[Task], request: Request, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        for number, task in enumerate(tasks, 1):
            with collector_at_rest():
                outcome = check(task, request)
            yield outcome
            if number % _OFTEN == 0:
                collect()
        return
    from teitools.corpus.workers import outcomes  # most know one file only

    yield from outcomes(tasks, request, jobs, check)
