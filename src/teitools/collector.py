"""Python's garbage collector, which can rest while much is made and little of it is garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
