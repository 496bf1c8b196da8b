"""Slips in the reference edition: what is certain becomes what it was, byte for byte; the rest is left."""

from pathlib import Path

import pytest

from editing.mended import every
from planting import EDITION, Slip
from slips import SLIPS
from teitools.checks import check_edition
from teitools.editing.mending import mend
from teitools.editing.splice import applied
from teitools.edition import read_edition

MENDED = (
    "an element in the wrong case",
    "an id with a space",
    "a pointer without its hash",
    "a mistyped beginning",
    "two digits of a note exchanged",
    "a note counted twice",
    "the first note with a digit too many",
    "two digits of a page exchanged",
    "a page far below the others",
    "a page counted twice",
    "a page left out of the count",
    "a date without hyphens",
    "a date without zeros",
    "a date with stops",
    "a culprit who is not declared",
    "a tag with an underscore",
    "three letters for English",
    "three letters for Latin",
)
PROPOSED = (
    "a pointer copied from nearby",
    "a full stop taken along",
    "a month 0",
    "a year without its first digit",
    "a script that there is not",
    "a country that there is not",
    "a soft hyphen",
    "a Cyrillic letter",
    "a letter in pieces",
    "a typed apostrophe",
    "a space before a stop",
    "an image in other capitals",
)
"""Findings with a fix that an editor decides about."""


def result(slip: Slip, folder: Path) -> dict[str, tuple[bytes, bytes]]:
    """The files that change: what they are after mending, and what they were before the slip."""
    copy, _ = slip.plant(folder)
    (copy / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    edition = read_edition(copy)
    found = check_edition(edition)
    assert found[0].fix is not None
    splices = mend(edition, found, check_edition, every).splices
    return {
        each.name: (applied(each.source, splices[each.name]), (EDITION / each.name).read_bytes())
        for each in edition.files
        if splices.get(each.name)
    }


def named(name: str) -> Slip:
    return next(slip for slip in SLIPS if slip.name == name)


@pytest.mark.parametrize("name", MENDED)
def test_what_is_certain_becomes_what_it_was(name: str, tmp_path: Path) -> None:
    slip = named(name)
    [(file, (after, before))] = result(slip, tmp_path).items()
    assert file == slip.file
    assert after == before


@pytest.mark.parametrize("name", PROPOSED)
def test_what_an_editor_decides_is_left(name: str, tmp_path: Path) -> None:
    assert result(named(name), tmp_path) == {}


def test_what_waited_for_a_number_does_not_keep_it_wrong(tmp_path: Path) -> None:
    """While a page is misnumbered nobody compares the pages with the header, which is wrong as well."""
    copy, _ = named("a page counted twice").plant(tmp_path)
    text = copy / "edemskiy-2019.xml"
    slipped = text.read_text(encoding="utf-8").replace('to="396">375–396<', 'to="397">375–397<', 1)
    text.write_text(slipped, encoding="utf-8", newline="")
    edition = read_edition(copy)
    found = check_edition(edition)
    assert [each.code for each in found] == ["E431"]
    done = mend(edition, found, check_edition, every)
    assert [each.code for each in done.mended] == ["E431"]
    assert [each.rule for each in done.left] == ["page-extent"]
