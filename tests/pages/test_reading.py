"""What a reader does on the page of a text: opens notes and entries, switches readings, follows links."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MARK = '[id="mark.1"]'
CARD = ".card:popover-open"


@pytest.fixture(params=[(1280, True), (380, True)], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Page]:
    width, javascript = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        has_touch=width < 500,
        java_script_enabled=javascript,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    yield page
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_a_note_opens_beside_its_mark_and_closes_with_escape(page: Page) -> None:
    page.locator(MARK).click()
    assert page.locator(CARD).inner_text().startswith(page.locator('[id="note.1"] .note').inner_text()[:20])
    assert page.locator(MARK).get_attribute("aria-expanded") == "true"
    assert page.locator(CARD).bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    assert (focused(page), page.locator(MARK).get_attribute("aria-expanded")) == ("mark.1", "false")


def test_a_note_opens_and_closes_with_the_keyboard_alone(page: Page) -> None:
    page.locator(MARK).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.card')")
    page.locator(CARD).get_by_role("button", name="Close").press("Enter")
    assert (page.locator(CARD).count(), focused(page)) == (0, "mark.1")


def test_the_same_mark_closes_its_note_again(page: Page) -> None:
    page.locator(MARK).click()
    page.locator(MARK).click()
    assert page.locator(CARD).count() == 0


def test_a_press_beside_a_note_closes_it(page: Page) -> None:
    press = page.touchscreen.tap if page.evaluate("navigator.maxTouchPoints > 0") else page.mouse.click
    mark = page.locator(MARK)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    press(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(CARD).wait_for()
    card = page.locator(CARD).bounding_box()
    assert card is not None
    press(5, card["y"] - 40 if card["y"] > 60 else card["y"] + card["height"] + 40)
    page.locator(CARD).wait_for(state="detached")
    assert page.locator(MARK).get_attribute("aria-expanded") == "false"


def test_a_name_shows_its_entry_and_the_way_to_it(page: Page) -> None:
    name = page.locator('section.body a[id^="m."]').first
    href = name.get_attribute("href")
    name.click()
    page.locator(CARD).wait_for()
    assert page.locator(CARD).locator(f'a[href="{href}"]').count() == 1


def test_a_name_in_an_open_note_opens_above_it(page: Page) -> None:
    page.locator(MARK).click()
    page.locator(CARD).locator('a[data-at^="m."]').first.click()
    assert page.locator(CARD).count() == 2
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 1


def test_a_name_that_holds_a_name_answers_where_it_is_no_link(page: Page) -> None:
    outer = page.locator('main span[id^="m."]:has(> a[id^="m."]):has(> a:not([id]))').first
    if not outer.count():
        pytest.skip("this edition has no name in a name")
    href = outer.locator(":scope > a:not([id])").get_attribute("href")
    outer.dispatch_event("click")
    page.locator(CARD).wait_for()
    assert page.locator(CARD).locator(f'a[href="{href}"]').count() == 1


def test_the_view_survives_a_reload_and_travels_in_the_address(page: Page) -> None:
    page.evaluate("document.querySelector('.tools details').open = true")
    page.get_by_label("Copy-text").check()
    page.get_by_label("Names").uncheck()
    assert page.url.split("?")[1] == "reading=copy&hide=names"
    page.reload()
    page.evaluate("document.querySelector('.tools details').open = true")
    assert page.get_by_label("Copy-text").is_checked()
    assert not page.get_by_label("Names").is_checked()


def test_without_javascript_the_readings_switch_and_marks_lead_to_notes(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    rejected, accepted = page.locator("main .copy").first, page.locator("main .edited").first
    assert (rejected.is_visible(), accepted.is_visible()) == (False, True)
    page.get_by_label("Copy-text").check()
    assert (rejected.is_visible(), accepted.is_visible()) == (True, False)
    page.locator(MARK).click()
    assert page.url.endswith("#note.1")
    context.close()
