"""Slips that an editor makes in the reference edition: each is one finding, where it was made."""

from pathlib import Path

import pytest

from planting import EDITION, Place, Slip, places
from slips import SLIPS
from teitools.checks.run import check_edition, check_texts
from teitools.edition import read_edition


def planted(slip: Slip, folder: Path) -> tuple[Path, Place]:
    """An edition with a slip, and with files for it to point to."""
    copy, place = slip.plant(folder)
    (copy / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (copy / "none.png").write_bytes(b"<html>404</html>")
    (copy / "other.xml").write_text("<p/>", encoding="utf-8")
    return copy, place


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_one_finding_at_its_place(slip: Slip, tmp_path: Path) -> None:
    copy, place = planted(slip, tmp_path)
    found = check_edition(read_edition(copy))
    assert places(found) == [place], found


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_checks_find_it_without_schema_and_rules(slip: Slip, tmp_path: Path) -> None:
    copy, (file, line, column, code) = planted(slip, tmp_path)
    alone = code if slip.alone is None else slip.alone
    found = places(check_texts(read_edition(copy)))
    assert [(*where[:2], said) for *where, said in found] == ([(file, line, alone)] if alone else [])
    if slip.alone is None:
        assert found == [(file, line, column, code)]


def test_the_edition_itself_has_no_slip() -> None:
    assert places(check_edition(read_edition(EDITION))) == []
    assert places(check_texts(read_edition(EDITION))) == []
