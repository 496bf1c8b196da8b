"""What a command is doing, for whoever waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.status import Status

from teitools.timings import Timings


@dataclass
class ShownTimings(Timings):
    """Timings that show the stage they measure."""

    status: Status | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if self.status:
            self.status.update(f"{name} …")
        with super().stage(name):
            yield


@contextmanager
def progress(quiet: bool) -> Iterator[Timings]:
    """A clock whose stages show on standard error while they run, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield Timings()
        return
    with Console(stderr=True).status("") as status:
        yield ShownTimings(status=status)
