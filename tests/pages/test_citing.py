"""Citing a passage: words are selected, a card tells how to cite them, and its link leads back to them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("playwright.sync_api", reason="pip install -e '.[pages]'")
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
CARD = ".card:popover-open"
SELECT = """([id, first, count]) => {
  const words = [], walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".par") || !node.parentElement.checkVisibility()) continue;
    for (const { 0: word, index } of node.data.matchAll(/\\S+/g))
      words.push([node, index, index + word.length]);
  }
  const [start, end] = [words[first], words[first + count - 1]];
  getSelection().setBaseAndExtent(start[0], start[1], end[0], end[2]);
}"""


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    yield page
    context.close()


def cite(page: Page, place: str, first: int, count: int) -> str:
    """Select words, ask for the card, and return the words as they were selected."""
    page.evaluate(SELECT, [place, first, count])
    page.locator("a.cite").click()
    page.locator(CARD).wait_for()
    return str(page.evaluate("getSelection().toString()"))


@pytest.mark.parametrize("count", [3, 1])
def test_a_link_leads_back_to_the_words(page: Page, browser: Browser, count: int) -> None:
    words = cite(page, "par.2", 0, count).strip(" .,;:)")
    link = str(page.locator(CARD).locator(".card-text a").get_attribute("href"))
    address, _, directive = link.partition(":~:text=")
    assert address.endswith("#par.2")
    assert words in [part.strip("- .,;:)") for part in map(unquote, directive.split(","))]
    other = browser.new_page(viewport={"width": 1280, "height": 300}, java_script_enabled=False)
    other.goto(link)
    paragraph = other.locator('[id="par.2"]').bounding_box()
    assert paragraph is not None and -300 < paragraph["y"] < 300
    other.close()


def test_all_that_is_cited_can_be_copied(page: Page) -> None:
    words = cite(page, "par.2", 1, 3)
    page.locator(CARD).get_by_role("button", name="Copy all").click()
    page.locator(CARD).get_by_role("button", name="Copied").wait_for()
    quoted, citation, link = str(page.evaluate("navigator.clipboard.readText()")).split("\n")
    assert quoted == f"“{words.strip(' .,;:)')}”" or quoted.strip("“”").startswith(words.strip(" .,;:)"))
    assert "¶ 2" in citation
    assert link.startswith(page.url.split("#")[0])


def test_the_style_is_the_readers_choice_and_remembered(page: Page) -> None:
    cite(page, "par.2", 1, 3)
    page.locator(CARD).locator("select").select_option("MLA")
    page.keyboard.press("Escape")
    cite(page, "par.2", 4, 2)
    assert page.locator(CARD).locator("select").input_value() == "MLA"


def test_the_keyboard_reaches_the_link_to_the_card(page: Page) -> None:
    page.evaluate(SELECT, ["par.2", 1, 2])
    page.locator("a.cite").focus()
    page.keyboard.press("Enter")
    page.locator(CARD).wait_for()


def test_a_paragraph_number_offers_a_citation(page: Page) -> None:
    page.locator('[id="par.2"] > .par').click()
    page.locator(CARD).wait_for()
    assert "¶ 2" in page.locator(CARD).inner_text()


def test_a_citation_names_the_page_of_the_print(page: Page) -> None:
    numbers = page.evaluate(
        "[...document.querySelectorAll('.par')].map(n => [n.hash.slice(1), n.dataset.page])"
    )
    place, number = next(((place, number) for place, number in numbers if number), ("", ""))
    if not place:
        pytest.skip("this edition has no pages of a print")
    cite(page, place, 0, 2)
    assert f"p. {number}" in page.locator(CARD).inner_text()
