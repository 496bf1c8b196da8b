"""An entry is not said to be without mention while its mention is what is wrong."""

from pathlib import Path

import pytest

from inline import tei
from planting import Slip, places
from teitools.checks.run import check_edition, check_texts
from teitools.edition import read_edition

ENTRIES = "".join(f'<person xml:id="p{n}"><persName>Person {n:02}x</persName></person>' for n in range(9))
LONELY = '<person xml:id="durres"><persName>Durrës, Ada</persName></person>'


def found(folder: Path, mention: str) -> list[str]:
    """The codes of what is found where one entry has this mention."""
    others = "".join(f'<persName ref="registers.xml#p{n}">x</persName>' for n in range(9))
    registers = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{ENTRIES}{LONELY}'
    (folder / "registers.xml").write_text(f"{registers}</listPerson></standOff></TEI>", encoding="utf-8")
    (folder / "a.xml").write_text(tei(f"<p>{others}{mention}</p>"), encoding="utf-8")
    (folder / "edition.toml").write_text(
        '[edition]\ndocuments = ["a.xml"]\nregisters = ["registers.xml"]\n', encoding="utf-8"
    )
    return [each.code for each in check_texts(read_edition(folder))]


@pytest.mark.parametrize(
    ("mention", "codes"),
    [
        ('<persName ref="registers.xml#durres">Durres</persName>', []),
        ('<persName ref="registers.xml#durrs">Durres</persName>', ["E311"]),
        ('<persName ref="registers.xml#durrs">Ada Durrës</persName>', ["E311"]),
        ('<persName ref="registers.xml#durrs">Tirana</persName>', ["E311", "E460"]),
        ('<ref target="registers.xml#durrs">Durres</ref>', ["E311", "E460"]),
        ("<persName>Durres</persName>", ["E460"]),
    ],
)
def test_the_mention_is_the_mistake(mention: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, mention) == codes


def test_a_pointer_into_another_register(tmp_path: Path) -> None:
    """Only the rules of the edition know that a person is no place."""
    slip = Slip("", 'ref="person:belishova"', '‸ref="place:tirana"', "E201 pointer-prefix")
    copy, place = slip.plant(tmp_path)
    assert places(check_edition(read_edition(copy))) == [place]
    assert [each.code for each in check_texts(read_edition(copy))] == ["E460"]
