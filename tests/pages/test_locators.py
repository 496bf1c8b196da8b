"""Citations of passages as the styles write them: by page, line, paragraph, note, or as the document says."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
CARD = ".card:popover-open"
HEADER = """<teiHeader>
  <fileDesc>
    <titleStmt><title>Nets</title>
      <author><persName><forename>Ada</forename> <surname>Reed</surname></persName></author></titleStmt>
    <publicationStmt><p>none</p></publicationStmt>
    <sourceDesc><biblStruct>
      <analytic><title>Nets</title></analytic>
      <monogr><title level="j">Shore</title><imprint><biblScope unit="volume">21</biblScope>
        <biblScope unit="issue">3</biblScope><date when="1999"/>
        <biblScope unit="page" from="375" to="396">375–396</biblScope></imprint></monogr>
    </biblStruct></sourceDesc>
  </fileDesc>%s
</teiHeader>"""
PROSE = """<text><body><pb n="380"/><p xml:id="a">one two<note>three four</note></p>
  <pb n="381"/><p xml:id="b">five six</p></body></text>"""
VERSE = "<text><body><lg>" + "".join(f"<l>line number {n}</l>" for n in range(1, 13)) + "</lg></body></text>"
BIBLE = """<encodingDesc><refsDecl><citeStructure match="//body/div" use="@n">
  <citeStructure match="ab" use="position()" delim=" 1:"/></citeStructure></refsDecl></encodingDesc>"""
VERSES = """<text><body><div n="Gn"><ab>in the beginning</ab><ab>and the earth</ab></div></body></text>"""
SELECT = """([first, last]) => {
  const text = (id) => {
    const place = document.getElementById(id);
    const walker = document.createTreeWalker(place.querySelector(".note") || place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && !node.parentElement.closest("[data-generated], .par")) return node;
    }
  };
  const end = text(last);
  getSelection().setBaseAndExtent(text(first), 0, end, end.length);
}"""


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str, str], Page]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})

    def open_text(header: str, text: str) -> Page:
        source = tmp_path / "nets.xml"
        root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'
        source.write_text(root, encoding="utf-8")
        command = [sys.executable, "-m", "teitools", "build", source, "--only", "html"]
        subprocess.run([*command, "--output", tmp_path / "site"], capture_output=True)
        page = context.new_page()
        page.goto((tmp_path / "site" / "index.html").as_uri())
        return page

    yield open_text
    context.close()


def citations(page: Page, first: str, last: str) -> dict[str, str]:
    """What each style says of the words from one place to another, without the address on the web."""
    page.evaluate(SELECT, [first, last])
    page.locator("a.cite").click()
    card = page.locator(CARD)
    card.wait_for()
    said = {}
    for style in ("Full", "Chicago", "MLA", "APA"):
        card.locator("select").select_option(style)
        url = str(card.locator("a").last.get_attribute("href"))
        said[style] = card.locator(".card-text").first.inner_text().replace(url, "URL")
    return said


def test_a_paragraph_on_a_page(opened: Callable[[str, str], Page]) -> None:
    assert citations(opened(HEADER % "", PROSE), "par.1", "par.1") == {
        "Full": "Ada Reed, “Nets”, Shore 21.3 (1999), p. 380, ¶ 1 (nets:par.1).",
        "Chicago": "Ada Reed, “Nets,” Shore 21, no. 3 (1999): 380, URL.",
        "MLA": "Reed, Ada. “Nets.” Shore, vol. 21, no. 3, 1999, pp. 375–96, URL. In the text: (Reed 380).",
        "APA": "Reed, A. (1999). Nets. Shore, 21(3), 375–396. URL In the text: (Reed, 1999, p. 380).",
    }


def test_a_passage_over_two_pages(opened: Callable[[str, str], Page]) -> None:
    said = citations(opened(HEADER % "", PROSE), "par.1", "par.2")
    assert "pp. 380–381, ¶¶ 1–2 (nets:par.1)" in said["Full"]
    assert "(1999): 380–81, URL." in said["Chicago"]
    assert said["MLA"].endswith("(Reed 380–81).")
    assert said["APA"].endswith("(Reed, 1999, pp. 380–381).")


def test_a_note_is_cited_on_the_page_of_its_mark(opened: Callable[[str, str], Page]) -> None:
    said = citations(opened(HEADER % "", PROSE), "note.1", "note.1")
    assert "p. 380, n. 1 (nets:note.1)" in said["Full"]
    assert "(1999): 380n1, URL." in said["Chicago"]
    assert said["MLA"].endswith("(Reed 380n1).")
    assert said["APA"].endswith("(Reed, 1999, p. 380, footnote 1).")


def test_lines_of_verse(opened: Callable[[str, str], Page]) -> None:
    said = citations(opened(HEADER % "", VERSE), "l.4", "l.7")
    assert "ll. 4–7 (nets:l.4)" in said["Full"]
    assert "(1999): lines 4–7, URL." in said["Chicago"]
    assert said["MLA"].endswith("(Reed, lines 4–7).")
    assert said["APA"].endswith("(Reed, 1999, lines 4–7).")


def test_book_chapter_and_verse(opened: Callable[[str, str], Page]) -> None:
    said = citations(opened(HEADER % BIBLE, VERSES), "Gn.1.2", "Gn.1.2")
    assert "Gn 1:2 (nets:Gn.1.2)" in said["Full"]
    assert said["MLA"].endswith("(Reed, Gn 1:2).")


def test_the_number_of_a_line_is_a_link_that_offers_a_citation(opened: Callable[[str, str], Page]) -> None:
    page = opened(HEADER % "", VERSE)
    assert page.locator("a.line-number").all_inner_texts() == ["5", "10"]
    page.locator("a.line-number").first.click()
    page.locator(CARD).wait_for()
    assert "l. 5" in page.locator(CARD).inner_text()
