"""The worked examples of “Making it yours”: each file of the page is put into an edition, which is built."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from teitools.edition import read_edition
from teitools.publish.build import build

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "making-it-yours.md"
BOOK = CHECKOUT / "docs" / "e-book.md"


def files(page: Path = PAGE) -> dict[str, str]:
    return dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S))


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    shutil.copytree(CHECKOUT / "tests" / "editions" / "small", folder)
    return folder


def add(folder: Path, name: str, page: Path = PAGE) -> None:
    path, text = folder / name, files(page)[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}" if name.endswith(".toml") else text)


def made(folder: Path, only: str) -> dict[str, bytes]:
    edition = read_edition(folder)
    assert not edition.diagnostics
    return build(edition, [only]).files


def test_the_page_has_these_examples() -> None:
    assert set(files()) == {"edition.toml", "theme/house.css", "xslt/html.xsl", "xslt/print.xsl"}


def test_a_house_style(edition: Path) -> None:
    add(edition, "edition.toml")
    add(edition, "theme/house.css")
    (edition / "theme" / "house.woff2").write_bytes(b"a font")
    (edition / "theme" / "evil.js").write_text("alert(1)", "utf-8")
    found = made(edition, "html")
    page = found["index.html"].decode()
    assert {"theme/house.css", "theme/house.woff2"} <= found.keys()
    assert "theme/evil.js" not in found
    assert re.search(
        r'<link rel="stylesheet" href="site.css".*<link rel="stylesheet" href="theme/house.css"', page
    )
    assert ">Footnotes</h2>" in page
    assert ">Suggested citation<" in page
    assert 'class="par"' not in page
    assert "more mention" not in found["persons.html"].decode()


def test_a_page_for_an_element(edition: Path) -> None:
    add(edition, "xslt/html.xsl")
    page = made(edition, "html")["index.html"].decode()
    assert '<span class="code-word" title="a word of the cable code">friendship</span>' in page


def test_emphasis_in_print(edition: Path) -> None:
    add(edition, "xslt/print.xsl")
    found = made(edition, "print")
    assert b"<strong>remained</strong>" in found["letter.print.xml"]


def test_an_e_book_of_ones_own(edition: Path) -> None:
    assert set(files(BOOK)) == {"theme/epub/house.css", "xslt/epub.xsl"}
    for name in files(BOOK):
        add(edition, name, BOOK)
    with ZipFile(BytesIO(made(edition, "epub")["letter.epub"])) as book:
        chapter = book.read("EPUB/text-1.xhtml").decode()
        assert "<strong>remained</strong>" in chapter
        assert re.search(r'href="style.css"/><link rel="stylesheet" href="style-1.css"', chapter)
        assert book.read("EPUB/style-1.css").decode() == files(BOOK)["theme/epub/house.css"]
    assert not any(path.startswith("theme/epub/") for path in made(edition, "html"))


def test_a_style_reaches_nothing_outside_the_edition(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret", "utf-8")
    (edition / "theme").mkdir()
    (edition / "theme" / "link.css").symlink_to(tmp_path / "secret.css")
    assert not any(path.startswith("theme/") for path in made(edition, "html"))
