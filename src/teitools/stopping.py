"""Signals that ask a process to end (Ctrl-C, SIGTERM): they wait, or end it in order.

Handlers run in the main thread, whichever thread the system has told; elsewhere nothing is to be done.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

_Handler = Callable[[int, FrameType | None], None]


@contextmanager
def postponed() -> Iterator[None]:
    """Let whoever asks this process to end wait until a short work is done."""
    asked: list[int] = []
    try:
        with _handled((signal.SIGINT, signal.SIGTERM), lambda number, _: asked.append(number)):
            yield
    finally:
        for number in asked:
            signal.raise_signal(number)


@contextmanager
def in_order() -> Iterator[None]:
    """End by SIGTERM as by Ctrl-C: what has been begun is undone."""
    with _handled((signal.SIGTERM,), lambda number, _: sys.exit(128 + number)):
        yield


@contextmanager
def _handled(numbers: tuple[signal.Signals, ...], handler: _Handler) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with ExitStack() as before:
        for number in numbers:
            before.callback(signal.signal, number, signal.signal(number, handler))
        yield
