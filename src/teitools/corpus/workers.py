"""Processes that check files side by side. One that dies takes nothing with it but the file it was at."""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from teitools.beside import may_be_copied

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from teitools.corpus.check import Outcome, Request
    from teitools.corpus.tasks import Task

_IN_HAND = 2
"""So many tasks a worker has been given: it need not wait for the next."""
_PATIENCE = 1
"""So many seconds a worker has to leave, before it is killed."""
_OFTEN = 50
"""So many files are read between two searches for garbage."""


Work = Callable[["Task", "Request"], "Outcome"]


def outcomes(tasks: Sequence["Task"], request: "Request", jobs: int, work: Work) -> Iterator["Outcome"]:
    """Check tasks in ``jobs`` processes; return their outcomes in the order of the tasks.

    ``work`` is a function of a module, which each process imports.
    """
    office = _Office(deque(enumerate(tasks)), request, jobs, work)
    office.prepare()
    try:
        for number in range(len(tasks)):
            while number not in office.done:
                office.employ()
                office.wait()
            yield office.done.pop(number)
    finally:
        office.close()


class _Worker:
    """A process, the connection to it, and the tasks that it has in hand, the first of which it is at."""

    def __init__(self, process: Any, connection: "Connection[Task, Outcome]") -> None:
        self.process, self.connection = process, connection
        self.tasks: deque[tuple[int, Task]] = deque()

    def give(self, number: int, task: "Task") -> None:
        self.tasks.append((number, task))
        with suppress(OSError):  # One that has died is found when it is waited for.
            self.connection.send(task)


class _Office:
    """The workers, what waits for them, and what they have done that nobody has asked for."""

    def __init__(self, waiting: deque[tuple[int, "Task"]], request: "Request", jobs: int, work: Work) -> None:
        self._waiting, self._request, self._jobs, self._work = waiting, request, jobs, work
        self._workers: dict[Any, _Worker] = {}
        self._copies = may_be_copied()
        self.done: dict[int, Outcome] = {}

    def prepare(self) -> None:
        """Make what all workers need, if they are copies of this process: they have it then."""
        if self._copies:
            from teitools.checks.run import get_ready

            get_ready(self._request.schema)
            gc.freeze()

    def employ(self) -> None:
        """Give each worker something to do, and take on new ones up to the number of jobs."""
        while self._waiting and len(self._workers) < self._jobs:
            worker = self._new_worker()
            self._workers[worker.connection] = worker
        for _ in range(_IN_HAND):
            for worker in self._workers.values():
                if self._waiting and len(worker.tasks) < _IN_HAND:
                    worker.give(*self._waiting.popleft())

    def _new_worker(self) -> _Worker:
        """Start a worker: a copy of this process, or a new one where it cannot be copied."""
        copies = self._copies and may_be_copied()
        start: Any = get_context("fork" if copies else "spawn")
        ours, theirs = start.Pipe()
        others = (ours, *self._workers) if copies else ()
        arguments = (theirs, others, self._request, self._work)
        process = start.Process(target=_work, args=arguments, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def wait(self) -> None:
        """Wait until a worker has done something, or died over it."""
        for connection in wait(list(self._workers)):
            worker = self._workers[connection]
            try:
                outcome = worker.connection.recv()
            except (EOFError, OSError):
                self._mourn(worker)
            else:
                self.done[worker.tasks.popleft()[0]] = outcome

    def _mourn(self, worker: _Worker) -> None:
        from teitools.corpus.check import failed

        worker.process.join()
        del self._workers[worker.connection]
        if worker.tasks:
            number, task = worker.tasks.popleft()
            self.done[number] = failed(task, _death(worker.process.exitcode), self._request)
            self._waiting.extendleft(reversed(worker.tasks))

    def close(self) -> None:
        for worker in self._workers.values():
            worker.process.terminate()
        for worker in self._workers.values():
            worker.process.join(_PATIENCE)
            worker.process.kill()
            worker.process.join()
            worker.connection.close()


def _death(code: int | None) -> str:
    name = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
    return f"the process that read it ended ({name}); perhaps it needs more memory than there is."


def _work(
    connection: "Connection[Outcome, Task]", others: Sequence[Any], request: "Request", work: Work
) -> None:
    """Check one task after another until the other end is closed.

    ``others`` are the ends of whoever copied itself: as long as they are open here, none seems closed.
    """
    for each in others:
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever waits for us is told, and ends us.
    signal.signal(signal.SIGTERM, _leave)
    gc.disable()
    number = 0
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(_outcome(task, request, work))
        number += 1
        if number == 1 or number % _OFTEN == 0:
            gc.collect()
            gc.freeze()  # The schema stays, and what has been learnt of it.


def _leave(*_: object) -> None:
    """End the process by way of whatever takes a half-written file away."""
    raise SystemExit(1)


def _outcome(task: "Task", request: "Request", work: Work) -> "Outcome":
    try:
        return work(task, request)
    except Exception as error:
        from teitools.corpus.check import failed

        reason = f"{type(error).__name__}: {error}. This is a mistake in teitools: please report it."
        return failed(task, reason, request)
