"""A built site, a browser and the two checkers; a test that lacks one of them is skipped and says why."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHECKOUT = Path(__file__).parents[2]
NODE_MODULES = Path(__file__).parent / "node_modules"
INSTALL = "npm install --prefix tests/pages --no-package-lock --ignore-scripts"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session", params=["edition", "tests/editions/small"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built edition."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "teitools", "build", CHECKOUT / request.param, "--output", folder]
    built = subprocess.run([*command, "--only", "html"], capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = (os.environ.get("TEITOOLS_CHROMIUM"), *BROWSERS)
    program = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if program is None:
        pytest.skip("no Chromium: install it, or name it in TEITOOLS_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as a script to run in a page."""
    return npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The Nu HTML checker, as a command."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java runtime")
    return [java, "-Xss4m", "-jar", str(npm_file("vnu-jar/build/dist/vnu.jar"))]


def npm_file(name: str) -> Path:
    if not (NODE_MODULES / name).exists():
        pytest.skip(f"{name} is missing: {INSTALL}")
    return NODE_MODULES / name


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert site / "index.html" in found
    return found


@dataclass
class Visit:
    """One page as a reader opens it, with what went wrong on the way."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda message: self.note_message(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.note_request(request.url))

    def note_message(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"console {kind}: {text}")

    def note_request(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.complaints.append(f"asks for {url}")


class Visitor:
    """Opens pages at a width, in a colour scheme, with or without JavaScript."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def visits(self, site: Path, width: int, scheme: str, javascript: bool = True) -> Iterator[Visit]:
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        for path in pages(site):
            visit = Visit(context.new_page())
            visit.listen()
            visit.page.goto(path.as_uri(), wait_until="load")
            yield visit
            visit.page.close()
        context.close()


@pytest.fixture
def visitor(browser: Browser) -> Visitor:
    return Visitor(browser)
