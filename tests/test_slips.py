"""Slips that an editor makes in the reference edition: each is found, at the line where it was made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from teitools.checks.run import check_edition
from teitools.edition import read_edition

EDITION = Path(__file__).parents[1] / "edition"
TEXT = "edemskiy-2019.xml"
PERSONS = "registers/persons.xml"


@dataclass(frozen=True)
class Slip:
    """The first ``right`` in ``file`` becomes ``wrong``; the finding's code begins with ``code``."""

    name: str
    right: str
    wrong: str
    code: str
    file: str = TEXT

    @property
    def line(self) -> int:
        source = (EDITION / self.file).read_text(encoding="utf-8")
        return source[: source.index(self.right)].count("\n") + 1

    def make(self, edition: Path) -> None:
        file = edition / self.file
        source = file.read_text(encoding="utf-8")
        file.write_text(source.replace(self.right, self.wrong, 1), encoding="utf-8", newline="")


SLIPS = (
    Slip(
        "an element that TEI has not",
        "<soCalled>third player</soCalled>",
        "<scare>third player</scare>",
        "E1",
    ),
    Slip(
        "an element in the wrong case",
        "<soCalled>secret speech</soCalled>",
        "<socalled>secret speech</socalled>",
        "E1",
    ),
    Slip("an end tag in the wrong case", "Hysni Kapo</persName>", "Hysni Kapo</persname>", "E0"),
    Slip("an ampersand that is not escaped", "Long live Leninism!", "Long live & Leninism!", "E0"),
    Slip("a mark with the wrong number", 'target="#fn7">7</ref>', 'target="#fn7">8</ref>', "E2"),
    Slip(
        "a mark that points to another note",
        'xml:id="ref9" target="#fn9"',
        'xml:id="ref9" target="#fn8"',
        "E2",
    ),
    Slip("a note without its number", 'place="bottom" n="17" ', 'place="bottom" ', "E1"),
    Slip("an unknown place of a note", 'place="bottom" n="23"', 'place="foot" n="23"', "E1"),
    Slip("a page left out of the count", '<pb n="380" xml:id="p380"', '<pb n="381" xml:id="p380"', "E2"),
    Slip("a paragraph counted twice", '<p n="13" xml:id="par13"', '<p n="12" xml:id="par13"', "E2"),
    Slip("an id given twice", 'xml:id="par21"', 'xml:id="par20"', "E3"),
    Slip("a mistyped person", 'ref="person:rankovic"', 'ref="person:rankovich"', "E3"),
    Slip("a place where a person is named", 'ref="person:belishova"', 'ref="place:tirana"', "E2"),
    Slip("a name without its entry", '<placeName ref="place:durres">', "<placeName>", "E1"),
    Slip("a pointer without its hash", 'source="#fn11"', 'source="fn11"', "E"),
    Slip("a day that the words do not have", 'when="1960-12-13"', 'when="1960-12-12"', "E2"),
    Slip(
        "a year that the words do not have",
        'when="1961-03-29">29 March 1961',
        'when="1962-03-29">29 March 1961',
        "E2",
    ),
    Slip("a month 13", 'when="1960-12-27"', 'when="1960-13-27"', "E1"),
    Slip("a time that ends before it begins", 'to="1961-10-31">17', 'to="1961-10-13">17', "E2"),
    Slip("a date without a value", '<date when="1958-04">', "<date>", "E1"),
    Slip("a certainty of one's own", 'resp="#editor" cert="high"', 'resp="#editor" cert="sure"', "E1"),
    Slip("typed quotation marks", "<quote>top secret</quote>", "“top secret”", "E2"),
    Slip("a genitive inside the name", "Kosygin</persName>’s letter", "Kosygin’s</persName> letter", "E2"),
    Slip("a correction left out", '<corr resp="#editor" cert="high" ana="#ocr">Mikoyan</corr>', "", "E"),
    Slip("a note of the apparatus that points nowhere", 'target="#app31"', 'target="#app310"', "E3"),
    Slip("a birth after the death", '<birth when="1914">', '<birth when="1994">', "E2", PERSONS),
    Slip(
        "an entry that nobody mentions",
        "Furtseva</persName>",
        'Furtseva</persName></person><person xml:id="nobody">'
        '<persName type="main"><surname>Nobody</surname></persName>',
        "E2",
        PERSONS,
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_at_its_line(slip: Slip, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EDITION, tmp_path / "edition"))
    slip.make(copy)
    found = check_edition(read_edition(copy))
    places = [(finding.file, finding.line) for finding in found if finding.code.startswith(slip.code)]
    assert places, f"nothing found, but: {found}"
    assert places[0][0].endswith(slip.file)
    assert places[0][1] == slip.line, found


def test_the_edition_itself_has_no_slip() -> None:
    assert check_edition(read_edition(EDITION)) == []
