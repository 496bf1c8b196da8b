"""Waits for files to change, by looking at them now and then: it works on network drives and every system."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import sleep

_State = tuple[int, int] | None
"""When a file was last written, in nanoseconds, and its size; None where there is no file."""

EVERY = 0.4
"""Seconds between two looks."""


def changes(
    files: Callable[[], Iterable[Path]], wait: Callable[[], None] = lambda: sleep(EVERY)
) -> Iterator[set[Path]]:
    """Return what has changed, come or gone since the last look, again and again.

    ``files`` says what there is to look at. A file that is still being written is left until it rests.
    """
    seen = _states(files())
    changing: set[Path] = set()
    while True:
        wait()
        now = _states(files())
        different = {path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)}
        seen = now
        if changing and not different:
            yield changing
            changing = set()
        changing |= different


def _states(files: Iterable[Path]) -> dict[Path, _State]:
    return {path: _state(path) for path in files}


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
