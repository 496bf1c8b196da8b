"""What a command is doing, for whoever waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status

from teitools.timings import Timings


class ShownTimings(Timings):
    """Timings that show the stage they measure."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._status.update(f"{name} …")
        with super().stage(name):
            yield


@contextmanager
def progress(quiet: bool) -> Iterator[Timings]:
    """A clock whose stages show on standard error while they run, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield Timings()
        return
    with Console(stderr=True).status("") as status:
        yield ShownTimings(status)
