"""The check of many tasks: in this process where they are few, else side by side in several."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from teitools.corpus.check import Outcome, check
from teitools.corpus.tasks import Task
from teitools.diagnostics import Diagnostic

_WORTH_A_PROCESS = 20
"""So many files take about as long as a process takes to start."""


def run(tasks: Sequence[Task], schema: Path | None, jobs: int | None) -> Iterator[Outcome]:
    """Check tasks and return their outcomes in order; what is wrong outside of them is said once."""
    number = jobs or max(1, min(_processors(), len(tasks) // _WORTH_A_PROCESS))
    seen: set[Diagnostic] = set()
    for task, outcome in zip(tasks, _outcomes(tasks, schema, number), strict=True):
        kept = [each for each in outcome.diagnostics if each.file == str(task.path) or each not in seen]
        seen.update(each for each in kept if each.file != str(task.path))
        yield outcome._replace(diagnostics=kept)


def _outcomes(tasks: Sequence[Task], schema: Path | None, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from (check(task, schema) for task in tasks)
        return
    from teitools.corpus.workers import outcomes  # most know one file only

    yield from outcomes(tasks, schema, jobs, check)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
