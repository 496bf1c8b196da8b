"""A diff says what splices change: who applies it gets what they write."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.editing.comparison import unified
from teitools.editing.splice import Splice, applied

HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def lines_of(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def patched(text: str, diff: list[str]) -> str:
    """Apply a diff, and hold every line that it names against the text."""
    old, new, at, last = lines_of(text), list[str](), 0, ""
    for line in diff[2:]:
        if hunk := HUNK.fullmatch(line):
            start = int(hunk[1]) - 1
            new += old[at:start]
            at = start
            assert len(new) == int(hunk[3]) - (hunk[4] != "0")
        elif line.startswith("\\"):
            if last == "+":
                new[-1] = new[-1].removesuffix("\n")
        elif line[0] == "-":
            assert old[at].rstrip("\n") == line[1:]
            at += 1
        elif line[0] == " ":
            assert old[at].rstrip("\n") == line[1:]
            new.append(old[at])
            at += 1
        else:
            new.append(f"{line[1:]}\n")
        last = line[0]
    return "".join(new + old[at:])


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    text = draw(st.text("ab\n\n", min_size=1, max_size=60))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Splice(start, end, draw(st.text("xy\n", max_size=3)).encode()) for start, end in pairs]


@given(changed())
def test_who_applies_it_gets_what_is_written(made: tuple[str, list[Splice]]) -> None:
    text, splices = made
    diff = list(unified("a.xml", text.encode(), splices))
    assert (diff[:2] == ["--- a.xml", "+++ a.xml"]) if splices else diff == []
    assert patched(text, diff) == applied(text.encode(), splices).decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_lines_of_any_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\r\n<é/>\r\n<b/>\r\n'
    source = text.encode(encoding)
    letter = "b".encode(encoding.removesuffix("-sig"))[-2 if encoding == "utf-16" else 0 :]
    start = source.rindex(letter)
    assert list(unified("a.xml", source, [Splice(start, start + len(letter), letter * 2)]))[2:] == [
        "@@ -1,3 +1,3 @@",
        f" {text.splitlines()[0]}",
        " <é/>",
        "-<b/>",
        "+<bb/>",
    ]


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch program")
def test_the_patch_program_takes_it(tmp_path: Path) -> None:
    text = "".join(f"{number}\n" for number in range(40)) + "end"
    splices = [Splice(0, 1, b"x"), Splice(20, 22, b"y"), Splice(len(text) - 3, len(text), b"END")]
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    diff = "\n".join(unified("a.xml", text.encode(), splices)) + "\n"
    subprocess.run(["patch", "-p0"], cwd=tmp_path, input=diff.encode(), check=True, capture_output=True)
    assert (tmp_path / "a.xml").read_bytes() == applied(text.encode(), splices)
