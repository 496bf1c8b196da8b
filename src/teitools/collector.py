"""Python's garbage collector, which can rest while much is made and little of it is garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import finalize


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from walking again and again over what is being made; then it is as it was.

    What has been made counts as old: else the collector would begin with a walk over all of it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():  # What others have frozen stays so.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class Discarded:
    """Large things that are made of circles, which only the collector takes away, and that may be discarded.

    It seldom comes by for a few large things: what makes the next asks for it.
    """

    def __init__(self) -> None:
        self._waiting = False

    def watch(self, thing: object) -> None:
        """Note when a thing is discarded that refers to the circles, but is in none of them."""
        finalize(thing, self._note).atexit = False

    def _note(self) -> None:
        self._waiting = True

    def collect(self) -> None:
        """Take away what has been discarded, if anything has."""
        if self._waiting:
            self._waiting = False
            gc.collect()
