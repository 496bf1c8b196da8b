"""Slips in the reference edition that the checks of texts find, at the line where they were made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from teitools.checks.run import check_texts
from teitools.edition import read_edition

EDITION = Path(__file__).parents[2] / "edition"
TEXT = "edemskiy-2019.xml"
PERSONS = "registers/persons.xml"
FIRST = '<p n="1" xml:id="par1"'


@dataclass(frozen=True)
class Slip:
    """The first ``right`` after ``after`` in ``file`` becomes ``wrong``, which is found as ``code``."""

    name: str
    right: str
    wrong: str
    code: str
    file: str = TEXT
    after: str = ""

    def make(self, edition: Path) -> int:
        """Make the slip, and return its line."""
        path = edition / self.file
        source = path.read_text(encoding="utf-8")
        place = source.index(self.right, source.index(self.after))
        wrong = source[:place] + self.wrong + source[place + len(self.right) :]
        path.write_text(wrong, encoding="utf-8", newline="")
        return source[:place].count("\n") + 1


SLIPS = (
    Slip("a private-use letter", "Moscow", "Mos\ue5dcow", "E450", after=FIRST),
    Slip("a code point of nobody", "Moscow", "Moscow\ufdd0", "E451", after=FIRST),
    Slip("a lost letter", "Soviet", "Sovi\ufffdt", "E452", after=FIRST),
    Slip("a quotation mark of Windows", "’s", "&#x92;s", "E452", after=FIRST),
    Slip("a soft hyphen", "leadership", "leader\xadship", "E453", after=FIRST),
    Slip("a zero width space", "leadership", "leader\u200bship", "E453", after=FIRST),
    Slip("a misread letter", "Bataković</surname>", "BatakoviÄ‡</surname>", "E454", PERSONS),
    Slip("a misread apostrophe", "’s", "â€™s", "E454", after=FIRST),
    Slip("a Cyrillic letter", "leadership", "leаdership", "E455", after=FIRST),
    Slip("a Greek capital", "Moscow", "Μoscow", "E455", after=FIRST),
    Slip("a letter in pieces", "Bataković", "Batakovic\u0301 (élève, Zürich)", "E456"),
    Slip("a typed apostrophe", "’s", "'s", "E457", after=FIRST),
    Slip("a space inside a name", "Moscow</placeName> ", "Moscow </placeName>", "E458", after=FIRST),
    Slip("a space before a stop", "</placeName>,", "</placeName> ,", "E458", after=FIRST),
    Slip("a break that forgets its word", ' break="no"/>ous', "/>ous", "E459"),
    Slip("an entry without mention", "</person>", '</person><person xml:id="n"/>', "E460", PERSONS),
    Slip(
        "an entry given twice",
        '<person xml:id="batakovic">',
        '<person xml:id="baluku-2"><persName>Beqir Baluku</persName></person><person xml:id="batakovic">',
        "E461",
        PERSONS,
    ),
    Slip("a name without a pointer", '<placeName ref="place:moscow">', "<placeName>", "E462", after=FIRST),
    Slip("a pointer copied from nearby", 'ref="place:moscow"', 'ref="place:tirana"', "E463", after=FIRST),
    Slip("an image in other capitals", FIRST, f'<figure><graphic url="PHOTO.png"/></figure>{FIRST}', "E470"),
    Slip("an image that is none", FIRST, f'<figure><graphic url="none.png"/></figure>{FIRST}', "E471"),
    Slip(
        "a text that nobody includes",
        FIRST,
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="other.xml"/>{FIRST}',
        "E475",
    ),
    Slip("a mistyped beginning", 'target="http://', 'target="http//', "E480"),
    Slip("a full stop taken along", 'balcanica.rs">', 'balcanica.rs.">', "E480"),
    Slip(
        "a wrong digit of an ORCID",
        FIRST,
        f'<ref target="https://orcid.org/0000-0002-1825-0079"/>{FIRST}',
        "E482",
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_found_at_its_line(slip: Slip, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EDITION, tmp_path / "edition"))
    (copy / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (copy / "none.png").write_bytes(b"<html>404</html>")
    (copy / "other.xml").write_text("<p/>", encoding="utf-8")
    line = slip.make(copy)
    found = [each for each in check_texts(read_edition(copy)) if each.code == slip.code]
    assert [(each.file, each.line) for each in found] == [(slip.file, line)]
