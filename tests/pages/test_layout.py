"""Pages fit a phone, ask for nothing from elsewhere and raise no error, with and without JavaScript."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(element => element.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map(element => element.outerHTML.slice(0, 160));
}"""


@pytest.mark.parametrize("width", [320, 380, 1280])
def test_nothing_sticks_out_sideways(visitor: Any, site: Path, width: int) -> None:
    found = {
        visit.page.url: visit.page.evaluate(STICKING_OUT) for visit in visitor.visits(site, width, "light")
    }
    assert not {url: elements for url, elements in found.items() if elements}


@pytest.mark.parametrize("javascript", [True, False])
def test_pages_open_without_errors_and_without_the_network(
    visitor: Any, site: Path, javascript: bool
) -> None:
    found = {}
    for visit in visitor.visits(site, 1280, "light", javascript):
        visit.page.wait_for_timeout(50)
        found[visit.page.url] = visit.complaints
    assert not {url: complaints for url, complaints in found.items() if complaints}


def test_a_page_is_small(site: Path) -> None:
    """Two hundred kilobytes, with the style and the script that it needs at once."""
    page = (site / "index.html").read_text("utf-8")
    files = [name for name in ("site.css", "texts.css", "site.js") if f'"{name}"' in page]
    assert len(page.encode()) + sum((site / name).stat().st_size for name in files) < 200_000
