"""Fonts: where they are found, and what is said of a character that none of them has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inline import tei
from materials import material_of_text
from teitools.edition import read_edition
from teitools.publish import fonts
from teitools.publish.fonts import fonts_for, unset_characters
from teitools.publish.pdf import pdf_files
from teitools.typesetter import OWN_FONTS, lacking

NOWHERE = "\U0010fffd"
"""A character of the last private plane, which no font has."""


@pytest.fixture
def no_memory() -> Iterator[None]:
    fonts._packages.cache_clear()
    yield
    fonts._packages.cache_clear()


def test_the_typesetters_own_fonts() -> None:
    assert lacking(frozenset("aéżẏαῥжѣא\u0301“…\u200d\n"), OWN_FONTS) == frozenset()
    assert lacking(frozenset(f"a{NOWHERE}中"), OWN_FONTS) == {NOWHERE, "中"}


def test_a_character_that_no_font_has_is_found_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei(f"<p>a</p>\n<p>bc{NOWHERE}</p>"), encoding="utf-8")
    (found,) = unset_characters(read_edition(tmp_path / "a.xml"))
    assert (found.code, found.line, found.column) == ("E491", 3, 6)
    assert "U+10FFFD" in found.message and "theme/fonts/" in found.message


def test_the_pdf_is_made_all_the_same_and_claims_nothing(tmp_path: Path) -> None:
    pdf = pdf_files(material_of_text(tmp_path, tei(f"<p>a{NOWHERE}b</p>")))["text.pdf"]
    assert pdf.startswith(b"%PDF") and b"pdfuaid" not in pdf


def test_an_edition_brings_fonts(tmp_path: Path, no_memory: None) -> None:
    (tmp_path / "a.xml").write_text(tei("<p>a</p>"), encoding="utf-8")
    (tmp_path / "edition.toml").write_text('[edition]\ndocuments = ["a.xml"]', encoding="utf-8")
    (tmp_path / "theme" / "fonts").mkdir(parents=True)
    found = fonts_for(read_edition(tmp_path), frozenset())
    assert tmp_path / "theme" / "fonts" in found.folders and not found.machine


def test_packages_bring_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_memory: None) -> None:
    package, about = tmp_path / "fontpkg_small", tmp_path / "fontpkg_small-1.0.dist-info"
    package.mkdir()
    about.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: fontpkg-small\nVersion: 1.0\n", encoding="utf-8"
    )
    (about / "entry_points.txt").write_text("[fontpkg.family]\nsmall = fontpkg_small\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "a.xml").write_text(tei("<p>a</p>"), encoding="utf-8")
    assert package in fonts_for(read_edition(tmp_path / "a.xml"), frozenset()).folders


def test_the_machines_fonts_are_the_last_resort(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(tei("<p>a</p>"), encoding="utf-8")
    edition = read_edition(tmp_path / "a.xml")
    assert not fonts_for(edition, frozenset("aé")).machine
    assert fonts_for(edition, frozenset(NOWHERE)).machine
