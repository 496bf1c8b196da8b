"""A process is given its time, however busy the machine is."""

import subprocess
import sys

import pytest

from teitools.schematron.patience import BUSY, left_of, patience


def process(program: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", program])


def test_one_that_never_ends_is_killed() -> None:
    with process("while True: pass") as endless, patience(endless, 0.2) as late:
        assert endless.wait() != 0
        assert late.is_set()


def test_one_that_ends_in_time_is_left_alone() -> None:
    with process("pass") as quick, patience(quick, 60) as late:
        assert quick.wait() == 0
        assert not late.is_set()


@pytest.mark.parametrize(
    ("waited", "used", "left"),
    [
        (2.0, 0.5, 1.5),  # others had the processor
        (2.0, 2.0, 0.0),
        (2.0 * BUSY, 0.5, 0.0),  # it waits for something that does not come
        (0.5, None, 1.5),
        (2.0, None, 0.0),
    ],
)
def test_what_counts_is_the_time_of_its_own_processor(waited: float, used: float | None, left: float) -> None:
    assert left_of(2.0, waited, used) == left
