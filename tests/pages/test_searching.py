"""The search, as readers use it: from a folder, without a server, by keyboard, and without scripts."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from inline import tei

pytestmark = pytest.mark.browser

WORDS, COUNT = "[id='ui:words']", "[id='ui:count']"
HITS = "[id='ui:found'] .mentions a"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url) if request.url[:5] != "file:" else None)
    yield page
    context.close()
    assert not complaints


def ask(page: Page, site: Path, words: str) -> list[str]:
    """The names of the passages that are shown for words."""
    page.goto((site / "search.html").as_uri())
    page.locator(WORDS).fill(words)
    page.locator(HITS).first.wait_for()
    return page.locator(HITS).all_inner_texts()


@pytest.fixture(scope="session")
def reference(site: Path) -> Path:
    if not (site / "search" / "edemskiy-2019.0.js").exists():
        pytest.skip("the reference edition alone")
    return site


def test_words_are_found_without_their_marks(page: Page, reference: Path) -> None:
    ask(page, reference, "mehilli")
    assert set(page.locator("[id='ui:found'] mark").all_inner_texts()) == {"Mëhilli"}


def test_the_last_word_may_be_a_beginning(page: Page, reference: Path) -> None:
    ask(page, reference, "tirana hox")
    assert set(page.locator("[id='ui:found'] mark").all_inner_texts()) >= {"Tirana", "Hoxha"}


def test_words_in_quotation_marks_stand_in_a_row(page: Page, reference: Path) -> None:
    ask(page, reference, '"soviet union"')
    assert {text.lower() for text in page.locator("[id='ui:found'] mark").all_inner_texts()} == {
        "soviet union"
    }


def test_a_hit_leads_to_the_passage_and_marks_the_words(page: Page, reference: Path) -> None:
    name = ask(page, reference, "tirana hoxha")[0]
    page.locator(HITS).first.click()
    page.locator("mark").first.wait_for()
    anchor = page.url.partition("#")[2]
    assert name == f"Paragraph {anchor.removeprefix('par.')}"
    assert set(page.locator(f"[id='{anchor}'] mark").all_inner_texts()) == {"Tirana", "Hoxha"}
    assert page.locator("mark").first.evaluate("mark => mark.getBoundingClientRect().top") < 800


def test_what_is_asked_is_kept_in_the_address(page: Page, reference: Path) -> None:
    found = ask(page, reference, "bucharest")
    page.locator(HITS).first.click()
    page.go_back()
    page.locator(HITS).first.wait_for()
    assert page.locator(WORDS).input_value() == "bucharest"
    assert page.locator(HITS).all_inner_texts() == found


def test_persons_places_and_years_narrow(page: Page, reference: Path) -> None:
    ask(page, reference, "tirana")
    before = page.locator(COUNT).inner_text()
    page.get_by_text("Persons", exact=True).last.click()
    page.get_by_role("button", name="Kapo, Hysni").click()
    page.get_by_role("button", name="Without Kapo, Hysni").wait_for()
    narrowed = page.locator(COUNT).inner_text()
    assert narrowed != before
    assert number(narrowed) < number(before)
    page.get_by_role("button", name="Without Kapo, Hysni").press("Enter")
    page.get_by_role("button", name="Without Kapo, Hysni").wait_for(state="detached")
    assert page.locator(COUNT).inner_text() == before


def number(count: str) -> int:
    return int(count.removeprefix("Passages: ").partition(" ")[0])


def test_nothing_found_is_said(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri())
    page.locator(WORDS).fill("xyzzy")
    page.get_by_text("Nothing was found.").wait_for()
    assert page.locator(COUNT).get_attribute("role") == "status"


def test_without_scripts_the_indexes_lead_to_the_text(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    assert not page.locator(WORDS).is_visible()
    assert page.locator("main").get_by_role("link", name="Persons").is_visible()
    context.close()


LETTERS = {
    "latin": ("Đoković pisao je iz Užica.", "uzica", "Užica"),
    "cyrillic": ("Ђорђевић је био у Нишу; Андрей пишет ёлка.", "елка", "ёлка"),
    "greek": ("Ὀδυσσεὺς ἦλθεν εἰς τὴν Ἰθάκην.", "οδυσσευς", "Ὀδυσσεὺς"),
}


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of sixty letters, three of them in scripts and with letters of their own."""
    folder = tmp_path_factory.mktemp("letters")
    for number in range(57):
        (folder / f"l{number:02}.xml").write_text(tei(f"<p>The weather of day {number}.</p>"), "utf-8")
    for name, (text, _, _) in LETTERS.items():
        (folder / f"{name}.xml").write_text(tei(f"<p>{text}</p>"), "utf-8")
    command = [sys.executable, "-m", "teitools", "build", folder, "--only", "html"]
    subprocess.run([*command, "--output", folder / "site"], capture_output=True)
    return folder / "site"


@pytest.mark.parametrize("script", LETTERS)
def test_each_script_is_found_without_its_marks(page: Page, letters: Path, script: str) -> None:
    _, asked, written = LETTERS[script]
    assert ask(page, letters, asked) == ["Paragraph 1"]
    assert page.locator("[id='ui:found'] mark").all_inner_texts() == [written]
    page.locator(HITS).click()
    page.locator("mark").wait_for()
    assert page.url.partition("?")[0].endswith(f"{script}.html")
    assert page.locator("[id='par.1'] mark").all_inner_texts() == [written]


def test_documents_are_shown_some_at_a_time(page: Page, letters: Path) -> None:
    assert len(ask(page, letters, "weather")) == 10
    assert page.locator(COUNT).inner_text() == "Passages: 57 · Documents: 57"
    page.get_by_role("button", name="More documents").click()
    page.locator(HITS).nth(19).wait_for()
    assert page.locator(HITS).count() == 20
    assert page.evaluate("document.activeElement.textContent") == "T"


def test_a_document_narrows(page: Page, letters: Path) -> None:
    ask(page, letters, "weather")
    page.locator("details[data-kind='documents'] summary").click()
    page.locator("details[data-kind='documents'] button").nth(3).click()
    page.get_by_text("Passages: 1 · Documents: 1", exact=True).wait_for()
    assert page.locator(HITS).count() == 1
