"""How long a process may take: by its own processor time, for other work may keep it waiting."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

BUSY = 6
"""By the clock it may take so many times as long, where the system tells processor times."""
_OFTEN = 0.05
"""Seconds between two looks, at least."""


@contextmanager
def patience(process: "subprocess.Popen[bytes]", seconds: float) -> Iterator[Event]:
    """Kill a process that uses more than so many seconds meanwhile; the event says that it came to that."""
    done, late = Event(), Event()
    Thread(target=_watch, args=(process, seconds, done, late), daemon=True).start()
    try:
        yield late
    finally:
        done.set()


def _watch(process: "subprocess.Popen[bytes]", seconds: float, done: Event, late: Event) -> None:
    begun, before, left = monotonic(), processor_time(process.pid), seconds
    while not done.wait(max(left, _OFTEN)):
        now = processor_time(process.pid)
        used = None if now is None or before is None else now - before
        left = left_of(seconds, monotonic() - begun, used)
        if left <= 0:
            late.set()
            process.kill()
            return


def left_of(seconds: float, waited: float, used: float | None) -> float:
    """Return how many seconds are left to wait: of processor time as much is used, if anybody knows."""
    return seconds - waited if used is None else min(seconds - used, BUSY * seconds - waited)


def processor_time(process: int) -> float | None:
    """Return the seconds of processors that a process has used, if the system tells (proc(5): stat)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError, AttributeError):
        return None
