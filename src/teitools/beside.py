"""Work beside this process: in a copy of it, on another processor, while it goes on itself."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Generic, TypeVar

Result = TypeVar("Result")

_THREADS = Path("/proc/self/task")


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin a work, and give a function that waits for its result, which ``pickle`` must be able to carry.

    Where there is no processor for it, or no copy can be made, the function does the work itself. So it does
    where the copy failed: it fails likewise then, and says why.
    """
    if processors() < 2 or not may_be_copied():
        yield work
        return
    copy = _Copy(work)
    try:
        yield copy.result
    finally:
        copy.end()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def may_be_copied() -> bool:
    """Whether this process can be copied, and has no threads of a library: a copy would miss them.

    It may miss those of Python, which only tell how far the work has come.
    """
    if not hasattr(os, "fork"):
        return False
    threading = sys.modules.get("threading")
    try:
        return len(list(_THREADS.iterdir())) <= (threading.active_count() if threading else 1)
    except OSError:  # Linux alone tells of the threads that libraries have started.
        return False


class _Copy(Generic[Result]):
    """A copy of this process, which does the work, writes its result into a pipe, and ends."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._answer, theirs = os.pipe()
        self._process = os.fork()
        if not self._process:
            _do(work, theirs)
        os.close(theirs)

    def result(self) -> Result:
        from pickle import loads

        with os.fdopen(self._answer, "rb") as answer:
            self._answer = -1
            written = answer.read()
        if self._ended() == 0:
            result: Result = loads(written)  # noqa: S301  (a copy of this process has written it)
            return result
        return self._work()

    def _ended(self) -> int:
        process, self._process = self._process, 0
        return os.waitpid(process, 0)[1]

    def end(self) -> None:
        """End the copy, if nobody has waited for it."""
        if self._answer >= 0:
            os.close(self._answer)
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGTERM)
            self._ended()


def _do(work: Callable[[], object], answer: int) -> None:
    """Do the work of a copy, which never returns to what its original was doing."""
    failed = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever waits for us is told, and ends us.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        from pickle import dumps

        with os.fdopen(answer, "wb") as stream:
            stream.write(dumps(work()))
        failed = 0
    finally:
        os._exit(failed)
