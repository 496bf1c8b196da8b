"""Documents of other editions, valid or not: their pages fit, have no fault, and can be read by everybody."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pages.test_accessibility import describe as violation_in_words
from pages.test_layout import STICKING_OUT
from pages.test_markup import describe

SAMPLES = Path(os.environ.get("TEITOOLS_SAMPLES", "/"))
FILES = sorted(SAMPLES.glob("*/*.xml")) if SAMPLES.name else []
LARGE = 700_000
"""Above so many bytes axe-core takes minutes for a page."""

OF_THE_SOURCE = ("Normalization Form C", "appears to be written in", "violates Content Security Policy")
"""What the Nu checker says of texts as their editors wrote them, and of pages that no server sends."""

pytestmark = [pytest.mark.samples, pytest.mark.slow]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All pages of each document: text, indexes, the account of its words, and the findings."""
    if not FILES:
        pytest.skip("TEITOOLS_SAMPLES names no folder with documents")
    folder = tmp_path_factory.mktemp("samples")
    for file in FILES:
        command = [sys.executable, "-m", "teitools", "build", file, "--only", "html"]
        subprocess.run([*command, "--output", folder / file.stem], capture_output=True)
    return sorted(folder.rglob("*.html"))


def test_every_document_has_a_page_and_an_account(built: list[Path]) -> None:
    found = {(page.parent.name, page.name) for page in built}
    assert {(file.stem, name) for file in FILES for name in ("index.html", "coverage.html")} <= found


@pytest.mark.java
def test_the_nu_checker_reports_nothing(built: list[Path], vnu: list[str]) -> None:
    command = [*vnu, "--stdout", "--format", "json", *map(str, built)]
    messages = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)["messages"]
    own = [each for each in messages if not any(words in each["message"] for words in OF_THE_SOURCE)]
    assert not own, "\n".join(describe(message) for message in own[:20])


@pytest.fixture
def opened(browser: Any, request: pytest.FixtureRequest, built: list[Path]) -> Page:
    width, scheme = request.param
    page: Page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    request.addfinalizer(page.close)
    return page


@pytest.mark.browser
@pytest.mark.parametrize("opened", [(360, "light")], indirect=True, ids=["phone"])
def test_nothing_sticks_out_sideways(opened: Page, built: list[Path]) -> None:
    found = {}
    for path in built:
        opened.goto(path.as_uri())
        found[f"{path.parent.name}/{path.name}"] = opened.evaluate(STICKING_OUT)
    assert not {name: elements for name, elements in found.items() if elements}


@pytest.mark.browser
@pytest.mark.parametrize("opened", [(360, "light"), (1280, "dark")], indirect=True, ids=["phone", "desk"])
def test_no_violation(opened: Page, built: list[Path], axe: str) -> None:
    found = []
    for path in built:
        if path.stat().st_size < LARGE:
            opened.goto(path.as_uri())
            opened.evaluate(axe)
            run = "axe.run(document, {resultTypes: ['violations']})"
            found += [
                violation_in_words(f"{path.parent.name}/{path.name}", each)
                for each in opened.evaluate(run)["violations"]
            ]
    assert not found, "\n".join(found)
