"""Findings of which every text is as awkward as it can be, and what may be left of it in a report."""

from pathlib import PurePosixPath

from hypothesis import strategies as st

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.control import CONTROL

TEXTS = st.text(
    st.sampled_from("ab :,%=0AD2C53\r\n\t\0\x1b\x85\u2028\u202e<>&\"'é𝄞\ufffe#\\/")
    | st.characters(codec="utf-8"),
    max_size=20,
)
NAMES = TEXTS.map(lambda name: name.strip("/.")).filter(
    lambda name: bool(name) and PurePosixPath(name).as_posix() == name and "\0" not in name
)
NUMBERS = st.integers(0, 10**6)


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    line, column = draw(NUMBERS), draw(NUMBERS)
    end_line = draw(st.sampled_from([0, line, line + 1])) if line else 0
    return Diagnostic(
        draw(NAMES),
        line,
        draw(st.sampled_from(["E101", "E201"])),
        draw(TEXTS),
        draw(TEXTS),
        draw(st.sampled_from(Level)),
        column if line else 0,
        end_line,
        draw(NUMBERS) if end_line else 0,
    )


def shown(text: str, kept: str) -> str:
    """Return a text with a mark in the place of what could command a terminal, but for what is ``kept``."""
    return CONTROL.sub(lambda found: found[0] if found[0] in kept else "\ufffd", text)
