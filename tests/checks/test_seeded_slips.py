"""Slips planted in a copy of the reference edition: each is one finding, at the line where it was made.

The checks find them in any TEI, without the schema and the rules of the edition.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from teitools.checks.run import check_edition, check_texts
from teitools.diagnostics import Diagnostic
from teitools.edition import read_edition

EDITION = Path(__file__).parents[2] / "edition"
TEXT = "edemskiy-2019.xml"
PERSONS = "registers/persons.xml"


class Slip(NamedTuple):
    """The first ``right`` in ``file`` becomes ``wrong``."""

    code: str
    right: str
    wrong: str
    file: str = TEXT


SLIPS = (
    Slip("E401", 'when="1960-12-27"', 'when="1960-13-27"'),
    Slip("E401", 'when="1961-06-08"', 'when="1961-06-31"'),
    Slip("E401", 'when="1961-02-16"', 'when="1961-02-29"'),
    Slip("E401", 'when="1958-04"', 'when="1958-00"'),
    Slip("E402", 'when="1960-07-26"', 'when="19600726"'),
    Slip("E402", 'when="1961-01-07"', 'when="1961-1-7"'),
    Slip("E402", 'when="1961-03-18"', 'when="1961.03.18"'),
    Slip("E402", '<birth when="1914"', '<birth when="914"', PERSONS),
    Slip("E403", 'from="1960-09" to="1960-10"', 'from="1960-10" to="1960-09"'),
    Slip("E403", 'notBefore="1954" notAfter="1956"', 'notBefore="1956" notAfter="1954"'),
    Slip("E404", 'when="1960-12-13"', 'when="1960-12-12"'),
    Slip("E404", 'when="1961-03-29">29 March 1961', 'when="1962-03-29">29 March 1961'),
    Slip("E404", 'when="1961-12-28">28 December', 'when="1961-11-28">28 December'),
    Slip("E404", ">28 March 1961<", ">28 May 1961<"),
    Slip("E404", ">3 July 1957<", ">3 July 1975<"),
    Slip("E404", 'when="1960-06">June', 'when="1960-07">June'),
    Slip("E404", '<birth when="1906">1906', '<birth when="1960">1906', PERSONS),
    Slip("E411", '<foreign xml:lang="ru-Latn"', '<foreign xml:lang="ru_Latn"'),
    Slip("E411", 'xml:lang="sr-Latn"', 'xml:lang="sr Latn"'),
    Slip("E412", 'ident="sr-Latn"', 'ident="sr-Lat"'),
    Slip("E412", 'ident="ru-Latn"', 'ident="ru-Latin"'),
    Slip("E412", 'ident="en"', 'ident="en-UK"'),
    Slip("E412", 'ident="la"', 'ident="latin"'),
    Slip("E413", 'xml:lang="en"', 'xml:lang="eng"'),
    Slip("E413", 'xml:lang="la"', 'xml:lang="lat"'),
    Slip("E421", 'place="bottom" n="17"', 'place="bottom" n="71"'),
    Slip("E421", 'place="bottom" n="30"', 'place="bottom" n="29"'),
    Slip("E421", 'place="bottom" n="45"', 'place="bottom" n="46"'),
    Slip("E421", 'place="bottom" n="1"', 'place="bottom" n="11"'),
    Slip("E422", 'target="#fn7">7</ref>', 'target="#fn7">8</ref>'),
    Slip("E422", 'xml:id="ref9" target="#fn9"', 'xml:id="ref9" target="#fn8"'),
    Slip("E422", 'xml:id="fn21" target="#ref21"', 'xml:id="fn21" target="#ref22"'),
    Slip("E431", '<pb n="376"', '<pb n="367"'),
    Slip("E431", '<pb n="380"', '<pb n="308"'),
    Slip("E431", '<pb n="390"', '<pb n="389"'),
    Slip("E431", '<pb n="396"', '<pb n="397"'),
)


def made(slip: Slip, folder: Path) -> tuple[Path, int]:
    """A copy of the edition with the slip, and the line where it was made."""
    copy = Path(shutil.copytree(EDITION, folder / "edition"))
    source = (copy / slip.file).read_text(encoding="utf-8")
    line = source[: source.index(slip.right)].count("\n") + 1
    (copy / slip.file).write_text(source.replace(slip.right, slip.wrong, 1), encoding="utf-8", newline="")
    return copy, line


def places(found: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return [(each.file, each.line, each.code) for each in found]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code} {slip.wrong}")
def test_a_slip_is_one_finding_at_its_line(slip: Slip, tmp_path: Path) -> None:
    copy, line = made(slip, tmp_path)
    assert places(check_texts(read_edition(copy))) == [(slip.file, line, slip.code)]


@pytest.mark.parametrize(
    "slip",
    [
        Slip("E106", 'when="1960-12-27"', 'when="1960-13-27"'),
        Slip("E402", 'when="1960-07-26"', 'when="19600726"'),
        Slip("E201", 'from="1960-09" to="1960-10"', 'from="1960-10" to="1960-09"'),
        Slip("E201", 'when="1960-12-13"', 'when="1960-12-12"'),
        Slip("E411", '<foreign xml:lang="ru-Latn"', '<foreign xml:lang="ru_Latn"'),
        Slip("E413", 'xml:lang="la"', 'xml:lang="lat"'),
    ],
    ids=lambda slip: f"{slip.code} {slip.wrong}",
)
def test_it_is_one_finding_too_where_schema_and_rules_see_it(slip: Slip, tmp_path: Path) -> None:
    copy, line = made(slip, tmp_path)
    assert places(check_edition(read_edition(copy))) == [(slip.file, line, slip.code)]


def test_the_edition_itself_has_no_slip() -> None:
    assert places(check_texts(read_edition(EDITION))) == []
