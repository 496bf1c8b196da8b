"""A page works where others have put it: saved with what it shows, or kept by an archive."""

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
MARK = '[id="mark.1"]'
CARD = ".card:popover-open"
PREFIX = "/web/20300101000000/https://edition.example/"
BANNER = b'<div id="archive"><p>This page was kept on 1 January 2030.</p></div>'


class Archive(SimpleHTTPRequestHandler):
    """Serves a site under another path, with a banner before all that a page holds."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def do_GET(self) -> None:
        kept = Path(self.translate_path(self.path))
        if kept.suffix != ".html":
            return super().do_GET()
        page = re.sub(rb"<body[^>]*>", lambda found: found[0] + BANNER, kept.read_bytes(), count=1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        return None

    def log_message(self, *_: Any) -> None:
        """Say nothing of what is asked."""


@pytest.fixture
def archive(site: Path) -> Iterator[str]:
    """The address under which an archive serves the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Archive, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def reads_well(page: Page) -> None:
    """A note opens and closes, the readings switch, and the style is there."""
    page.locator(MARK).click()
    assert page.locator(CARD).inner_text().startswith(page.locator('[id="note.1"] .note').inner_text()[:20])
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    page.evaluate("document.querySelector('.tools details').open = true")
    page.get_by_label("Copy-text").check()
    assert page.locator("main .copy").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


def test_a_page_saved_with_what_it_shows(page: Page, site: Path, tmp_path: Path) -> None:
    """As browsers save it: style and script in a folder beside, whose name all addresses of theirs have."""
    (tmp_path / "Text_files").mkdir()
    saved = (site / "index.html").read_text("utf-8")
    for name in ("site.css", "texts.css", "site.js"):
        saved = saved.replace(f'"{name}"', f'"./Text_files/{name}"')
        shutil.copy(site / name, tmp_path / "Text_files")
    (tmp_path / "Text.html").write_text(saved, "utf-8")
    wrong = faults(page)
    page.goto((tmp_path / "Text.html").as_uri())
    reads_well(page)
    assert wrong == []


def test_a_name_on_a_page_that_lost_its_entries_leads_to_the_index(
    page: Page, site: Path, tmp_path: Path
) -> None:
    for name in ("index.html", "site.css", "site.js", "persons.html", "places.html"):
        shutil.copy(site / name, tmp_path)
    page.goto((tmp_path / "index.html").as_uri())
    page.locator('section.body a[id^="m."][href^="persons.html"]').first.click()
    page.wait_for_url("**/persons.html#*")


def test_what_an_archive_serves(page: Page, archive: str) -> None:
    wrong, asked = faults(page), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status != 200 else None)
    page.goto(f"{archive}index.html?id=7")
    reads_well(page)
    name = page.locator('section.body a[id^="m."]').first
    name.click()
    page.locator(CARD).wait_for()
    assert page.locator("#archive").is_visible()
    assert [url for url in asked if not url.startswith(archive)] == []
    assert wrong == []


def test_the_view_leaves_the_query_of_others_as_it_is(page: Page, archive: str) -> None:
    page.goto(f"{archive}index.html?id=7")
    page.evaluate("document.querySelector('.tools details').open = true")
    page.get_by_label("Copy-text").check()
    assert page.url.endswith("index.html?id=7&reading=copy")
    page.reload()
    assert page.get_by_label("Copy-text").is_checked()
    page.locator('[id="par.2"] > .par').click()
    page.locator(CARD).wait_for()
    link = str(page.locator(CARD).locator(".card-text a").get_attribute("href"))
    assert link.endswith("index.html?id=7#par.2")


def test_links_and_notes_without_javascript(browser: Browser, archive: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{archive}index.html")
    page.locator(MARK).click()
    assert page.url == f"{archive}index.html#note.1"
    page.locator('[id="note.1"] .number').click()
    assert page.url == f"{archive}index.html#mark.1"
    context.close()
