"""How texts are set: the space between their paragraphs, the side of their labels."""

from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser

from inline import tei
from materials import material_of_text
from teitools.publish.html import html_files

pytestmark = pytest.mark.browser
TWO = "<p>one</p><p>two</p>"


def measured(browser: Browser, folder: Path, xml: str, script: str) -> object:
    """What a script says of the page of a document."""
    for name, content in html_files(material_of_text(folder, xml)).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((folder / "index.html").as_uri())
    found: object = page.evaluate(script)
    page.close()
    return found


GAP = """() => {
  const [one, two] = [...document.querySelectorAll("main p")].filter(p => /one|two/.test(p.textContent));
  return two.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize(
    "division",
    [
        TWO,
        f"<div>{TWO}</div>",
        f"<div type='letter'>{TWO}</div>",
        f"<div><head>H</head>{TWO}</div>",
        f"<div><div type='part'>{TWO}</div></div>",
        f"<floatingText><body>{TWO}</body></floatingText>",
    ],
)
def test_paragraphs_stand_apart_in_every_division(browser: Browser, tmp_path: Path, division: str) -> None:
    assert 8 <= measured(browser, tmp_path, tei(division), GAP) <= 40  # type: ignore[operator]


def test_paragraphs_of_a_preface_stand_apart(browser: Browser, tmp_path: Path) -> None:
    front = f"<front><div type='preface'><head>Preface</head>{TWO}</div></front>"
    xml = tei("<p>x</p>").replace("<body>", f"{front}<body>")
    assert 8 <= measured(browser, tmp_path, xml, GAP) <= 40  # type: ignore[operator]


def test_lines_of_verse_do_not_stand_apart(browser: Browser, tmp_path: Path) -> None:
    verse = "<div><head>Ode</head><l>one</l><l>two</l></div>"
    assert measured(browser, tmp_path, tei(verse), GAP) == 0


def test_labels_stand_on_the_side_of_a_text_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    ends = """() => [...document.querySelectorAll(".about :is(h2, dt, dd)")].map(each => {
      const range = document.createRange();
      range.selectNodeContents(each);
      const [main, words] = [document.querySelector("main"), range].map(each => each.getBoundingClientRect());
      return main.right - words.right;
    })"""
    xml = tei("<p xml:lang='ar'>\u0643\u062a\u0627\u0628</p>").replace("<TEI ", "<TEI xml:lang='ar' ", 1)
    found = measured(browser, tmp_path, xml, ends)
    assert isinstance(found, list)
    assert len(found) > 2
    assert max(found) < 2
