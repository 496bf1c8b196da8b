"""Indexes that are too large for one page: a page for each heading, and one with all names."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from inline import tei
from teitools.cli import main
from teitools.publish import index_pages

NAMES = {"ada": "Ada", "anna": "Anna", "bela": "Béla", "z1": "1st Regiment"}
REGISTER = "".join(
    f'<person xml:id="{id}"><persName>{name}</persName></person>' for id, name in NAMES.items()
)
PROJECT = """[edition]
title = "Letters"
documents = ["letter*.xml", "persons-a.xml"]
registers = ["people.xml"]
"""


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Two letters, one of which is called as a page of an index might be, with all persons and decisions."""
    said = " ".join(f'<persName ref="people.xml#{id}">{name}</persName>' for id, name in NAMES.items())
    said += " <choice><sic>teh</sic><corr>the</corr></choice> <date when='1890-01-02'>a day</date>"
    for name in ("letter", "persons-a"):
        (tmp_path / f"{name}.xml").write_text(tei(f"<p>{said}</p>"), encoding="utf-8")
    people = tei(f"<listPerson>{REGISTER}</listPerson>")
    (tmp_path / "people.xml").write_text(people, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


def built(folder: Path, output: str = "site") -> dict[str, html.HtmlElement]:
    command = ["build", str(folder), "-o", str(folder / output), "--only", "html"]
    CliRunner().invoke(main, command, catch_exceptions=False)
    return {file.name: html.fromstring(file.read_bytes()) for file in (folder / output).glob("*.html")}


def lost(pages: dict[str, html.HtmlElement]) -> list[str]:
    """The links of pages that lead nowhere, and ids that a page has twice."""
    ids = [f"{name}#{id}" for name, page in pages.items() for id in page.xpath("//@id")]
    known = {*ids, *pages}
    hrefs = [(name, href) for name, page in pages.items() for href in page.xpath("//a/@href")]
    dead = [
        f"{name}: {href}" for name, href in hrefs if (name + href if href[0] == "#" else href) not in known
    ]
    return dead + [id for id, number in Counter(ids).items() if number > 1]


def test_a_small_index_is_one_page(letters: Path) -> None:
    pages = built(letters)
    assert {name for name in pages if name.startswith("persons")} == {"persons.html", "persons-a.html"}
    assert pages["persons-a.html"].xpath("//article")


def test_a_large_index_has_a_page_for_each_heading(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_pages, "LARGE", 2_200)
    pages = built(letters)
    index = ["persons-a-2.html", "persons-b.html", "persons-0-9.html"]
    assert sorted({name for name in pages if name.startswith("persons")}) == sorted(
        ["persons.html", "persons-a.html", *index]
    )
    assert pages["persons.html"].xpath("//nav[@class='letters']//a/text()") == ["0–9", "A", "B"]
    assert pages["persons.html"].xpath("//ul[@class='names']/li/@id") == ["z1", "ada", "anna", "bela"]
    assert pages["persons-b.html"].xpath("//section[@class='entry']/@id") == ["bela"]
    assert pages["persons-b.html"].xpath("//nav[@class='letters']//a[@aria-current]/text()") == ["B"]
    assert pages["persons-b.html"].findtext(".//title") == "B · Persons · Letters"
    assert "persons-b.html#bela" in pages["letter.html"].xpath("//article//a/@href")
    assert [page.xpath("count(//h1)") for page in pages.values()] == [1.0] * len(pages)
    assert lost(pages) == []


def test_a_heading_that_is_too_much_for_a_page_has_several(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_pages, "LARGE", 1)
    pages = built(letters)
    assert pages["persons.html"].xpath("//nav[@class='letters']//a/text()") == ["0–9", "A", "A (2)", "B"]
    assert pages["persons-a-3.html"].xpath("//section[@class='entry']/@id") == ["anna"]
    assert pages["dates-1890.html"].xpath("count(//section[@class='entry'])") == 1.0
    assert pages["apparatus-letter.html"].xpath("count(//ol[@class='decisions']/li)") == 1.0
    assert "apparatus-letter.html#app.1" in pages["letter.html"].xpath("//article//a/@href")
    assert lost(pages) == []


def test_an_index_that_grows_over_a_page_leads_all_documents_to_its_pages(
    letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(letters)
    monkeypatch.setattr(index_pages, "LARGE", 2_200)
    more = tei('<p><persName ref="people.xml#bela">Béla</persName></p>')
    (letters / "letter2.xml").write_text(more, encoding="utf-8")
    built(letters)
    built(letters, "clean")
    files = [
        {path.name: path.read_bytes() for path in (letters / name).glob("*.*") if path.name != "build.json"}
        for name in ("site", "clean")
    ]
    assert files[0] == files[1]
