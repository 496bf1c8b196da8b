"""Work beside a process: in a copy of it where that can be, with the same result where it cannot."""

import subprocess
import sys

import pytest

from teitools.beside import processors

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or processors() < 2, reason="copies are made on Linux, for a second processor"
)
BEGIN = """
import _thread, os, signal, threading, time
from teitools.beside import beside
here = os.getpid()
"""


def printed(script: str) -> str:
    """Run a script in a new process, which has one thread."""
    done = subprocess.run([sys.executable, "-c", BEGIN + script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_result_comes_from_another_process() -> None:
    assert printed("with beside(os.getpid) as result: print(result() != here)") == "True"


def test_a_result_may_be_longer_than_a_pipe() -> None:
    assert printed("with beside(lambda: 'x' * 1_000_000) as result: print(len(result()))") == "1000000"


def test_what_the_work_raises_is_raised_here() -> None:
    script = """
try:
    with beside(lambda: 1 / 0) as result: result()
except ZeroDivisionError as error:
    print(error)
"""
    assert printed(script) == "division by zero"


def test_where_the_copy_is_killed_the_work_is_done_here() -> None:
    script = """
def work():
    if os.getpid() != here: os.kill(os.getpid(), signal.SIGKILL)
    return "done"
with beside(work) as result: print(result())
"""
    assert printed(script) == "done"


def test_a_process_with_threads_of_a_library_is_not_copied() -> None:
    script = """
waiting = threading.Event()
_thread.start_new_thread(waiting.wait, ())  # As a library does, behind the back of threading.
time.sleep(0.1)
with beside(os.getpid) as result: print(result() == here)
waiting.set()
"""
    assert printed(script) == "True"


def test_a_process_with_a_thread_that_shows_progress_is_copied() -> None:
    script = """
waiting = threading.Event()
threading.Thread(target=waiting.wait).start()
with beside(os.getpid) as result: print(result() == here)
waiting.set()
"""
    assert printed(script) == "False"


def test_who_is_interrupted_leaves_no_copy() -> None:
    script = """
try:
    with beside(lambda: time.sleep(600)): raise KeyboardInterrupt
except KeyboardInterrupt:
    try: os.wait()
    except ChildProcessError: print("no child")
"""
    assert printed(script) == "no child"
