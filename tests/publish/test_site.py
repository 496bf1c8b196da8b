"""A site of several documents, or of several pages: its list, its neighbours, its links and its images."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from inline import tei
from teitools.cli import main
from teitools.publish.described import Description
from teitools.publish.site import Listed, Site, grouped

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def built(folder: Path, *arguments: str) -> dict[str, html.HtmlElement]:
    """The pages of a website that is built of a folder."""
    command = ["build", str(folder), "-o", str(folder / "site"), "--only", "html", *arguments]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert (folder / "site").is_dir(), result.output
    return {file.name: html.fromstring(file.read_bytes()) for file in (folder / "site").glob("*.html")}


def write(folder: Path, **bodies: str) -> None:
    for name, body in bodies.items():
        (folder / f"{name}.xml").write_text(tei(body), encoding="utf-8")


def dead_links(pages: dict[str, html.HtmlElement]) -> list[str]:
    ids = {f"{name}#{id}" for name, page in pages.items() for id in page.xpath("//@id")}
    known = ids | pages.keys()
    hrefs = ((name, href) for name, page in pages.items() for href in page.xpath("//a/@href | //link/@href"))
    own = (
        (name, href)
        for name, href in hrefs
        if not re.match(r"https?:|mailto:|(site|texts|registers|search)\.css", href)
    )
    return [f"{name}: {href}" for name, href in own if (name + href if href[0] == "#" else href) not in known]


def test_documents_know_their_neighbours(tmp_path: Path) -> None:
    write(tmp_path, a="<p>A</p>", b="<p>B</p>", c="<p>C</p>")
    pages = built(tmp_path)
    links = {name: page.xpath("//nav[@class='neighbours']/a/@href") for name, page in pages.items()}
    assert links["a.html"] == ["b.html"]
    assert links["b.html"] == ["a.html", "c.html"]
    assert pages["b.html"].xpath("//link[@rel='prev' or @rel='next']/@href") == ["a.html", "c.html"]
    assert links["index.html"] == []
    assert dead_links(pages) == []


def test_pointers_lead_to_other_documents_and_to_entries(tmp_path: Path) -> None:
    register = '<listPerson><person xml:id="ada"><persName>Ada</persName></person></listPerson>'
    write(
        tmp_path,
        a='<p><ref target="b.xml#p2">There</ref>, <ref target="b.xml">all</ref>, '
        '<ref target="c.xml#ada">she</ref>, <ptr target="b.xml#p2"/> <ref target="#no">no</ref></p>',
        b='<p>B</p><p xml:id="p2">B2</p>',
        c=f"<p>Persons</p>{register}",
    )
    pages = built(tmp_path)
    assert pages["a.html"].xpath("//main//a[@class='ref']/@href") == [
        "b.html#par.2",
        "b.html",
        "c.html#at.ada",
        "b.html#par.2",
    ]
    assert dead_links(pages) == []
    project = '[edition]\ndocuments = ["a.xml", "b.xml"]\nregisters = ["c.xml"]\n'
    (tmp_path / "edition.toml").write_text(project, encoding="utf-8")
    pages = built(tmp_path, "--force")
    assert "persons.html#ada" in pages["a.html"].xpath("//main//a[@class='ref']/@href")


NOVEL = """<p>Motto.</p>
<div xml:id="one"><head>The First</head>
  <p xml:id="p1">Here <persName ref="#ada">Ada</persName>.<ref type="footnote" target="#n1">1</ref>
  <ref target="#p2">Later</ref></p></div>
<pb n="9"/>
<div xml:id="two"><head>The Second</head>
  <p xml:id="p2">There <persName ref="#ada">Ada</persName>.<note place="bottom">Own.</note>
  <ref target="#p1">Before</ref>, <ref target="#n1">that note</ref></p></div>"""
BACK = """<back><div type="notes"><note xml:id="n1" n="1">
<p>A note. <ref target="#two">See two.</ref></p></note></div>
<div xml:id="people"><head>People</head><listPerson><person xml:id="ada"><persName>Ada</persName></person>
</listPerson></div></back>"""
DIVISIONS = '[edition]\ndocuments = ["*.xml"]\n[publication]\npages = "division"\n'


@pytest.fixture
def novel(tmp_path: Path) -> dict[str, html.HtmlElement]:
    text = tei(NOVEL).replace("</body>", f"</body>{BACK}")
    (tmp_path / "novel.xml").write_text(text, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(DIVISIONS, encoding="utf-8")
    return built(tmp_path)


def test_a_book_has_a_page_for_each_division(novel: dict[str, html.HtmlElement]) -> None:
    assert {"index.html", "one.html", "two.html", "people.html", "persons.html"} <= novel.keys()
    assert novel["index.html"].xpath("//nav[@class='parts']//a/@href") == [
        "one.html",
        "two.html",
        "people.html",
    ]
    assert novel["two.html"].xpath("//head/link[@rel='prev' or @rel='next']/@href") == [
        "one.html",
        "people.html",
    ]
    assert novel["one.html"].findtext(".//title") == "The First · T"
    assert [page.xpath("count(//h1)") for page in novel.values()] == [1.0] * len(novel)


def test_links_between_the_pages_of_a_book(novel: dict[str, html.HtmlElement]) -> None:
    assert dead_links(novel) == []
    assert "two.html#par.3" in novel["one.html"].xpath("//main//a/@href")
    assert "one.html#par.2" in novel["two.html"].xpath("//main//a/@href")
    assert "one.html#note.1" in novel["two.html"].xpath("//main//a/@href")
    mentions = novel["persons.html"].xpath("//a[@class='where']/@href")
    assert [href.partition("#")[0] for href in mentions] == ["one.html", "two.html"]


def test_notes_stand_on_the_page_of_their_marks(novel: dict[str, html.HtmlElement]) -> None:
    notes = {name: page.xpath("string(//ol[@class='notes'])") for name, page in novel.items()}
    assert "A note." in notes["one.html"]
    assert "Own." in notes["two.html"]
    assert "A note." not in notes["two.html"] + notes["index.html"]


def test_types_of_divisions_begin_pages(tmp_path: Path) -> None:
    write(tmp_path, novel=NOVEL.replace('xml:id="two"', 'type="chapter" xml:id="two"'))
    toml = DIVISIONS.replace('pages = "division"', 'divisions = ["chapter"]')
    (tmp_path / "edition.toml").write_text(toml, encoding="utf-8")
    pages = built(tmp_path)
    assert "The First" in pages["index.html"].text_content()
    assert "two.html" in pages
    assert "one.html" not in pages


def test_pages_by_what_they_cannot_be(tmp_path: Path) -> None:
    write(tmp_path, novel="<p/>")
    (tmp_path / "edition.toml").write_text(DIVISIONS.replace('"division"', '"chapter"'), encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path), "-o", str(tmp_path / "site")])
    assert (result.exit_code, "write document or division" in result.output) == (1, True)


# Images


def test_images_of_the_edition_are_copied(tmp_path: Path) -> None:
    (tmp_path / "plates").mkdir()
    (tmp_path / "plates" / "Fig 1.PNG").write_bytes(PNG)
    write(tmp_path, a='<figure><graphic url="plates/Fig%201.PNG"/><figDesc>A cat.</figDesc></figure>')
    page = built(tmp_path)["index.html"]
    (image,) = page.iter("img")
    assert (image.get("src"), image.get("alt")) == ("images/plates/Fig-1.png", "A cat.")
    assert (tmp_path / "site" / "images" / "plates" / "Fig-1.png").read_bytes() == PNG


@pytest.mark.parametrize(
    "url",
    ["missing.png", "../secret.png", "/etc/passwd.png", "linked.png", "active.svg", "a%00.png", "x" * 300],
)
def test_images_that_cannot_be_shown_are_described(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "edition"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "linked.png").symlink_to(tmp_path / "secret.png")
    (folder / "active.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    write(folder, a=f'<figure><graphic url="{url}"/><figDesc>A cat.</figDesc></figure>')
    page = built(folder)["index.html"]
    assert not list(page.iter("img"))
    assert "A cat." in page.text_content()
    assert not (folder / "site" / "images").exists()


def test_images_on_the_web_are_links_and_no_requests(tmp_path: Path) -> None:
    write(tmp_path, a='<figure><graphic url="https://example.org/a.png"/><figDesc>A cat.</figDesc></figure>')
    page = built(tmp_path)["index.html"]
    assert page.xpath("//a[@class='image']/@href") == ["https://example.org/a.png"]
    assert not list(page.iter("img"))


def test_images_that_differ_in_capitals_are_two_files(tmp_path: Path) -> None:
    for name in ("a.png", "A.png"):
        (tmp_path / name).write_bytes(PNG)
    write(tmp_path, a='<p><graphic url="a.png"/><graphic url="A.png"/></p>')
    sources = built(tmp_path)["index.html"].xpath("//img/@src")
    assert sources == ["images/a-2.png", "images/A.png"]


def test_a_missing_image_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, a='<figure><graphic url="missing.png"/></figure>')
    built(tmp_path)
    found = json.loads((tmp_path / "site" / "diagnostics.json").read_bytes())
    assert "E312" in [each["code"] for each in found]


# The list of documents


def listed(*about: Description, folder: str = ".") -> list[Listed]:
    return [Listed(f"d{number}", f"d{number}.html", folder, each) for number, each in enumerate(about)]


def test_the_list_says_who_and_when(tmp_path: Path) -> None:
    header = "<author>Ada</author></titleStmt>"
    text = tei("<p/>").replace("</titleStmt>", header)
    profile = '<profileDesc><creation><date when="1890-05-02"/></creation></profileDesc></teiHeader>'
    (tmp_path / "a.xml").write_text(text.replace("</teiHeader>", profile), encoding="utf-8")
    write(tmp_path, b="<p/>")
    items = built(tmp_path)["index.html"].xpath("//ul[@class='documents']/li")
    assert [" ".join(item.text_content().split()) for item in items] == ["T Ada, 2 May 1890", "T"]


def test_few_documents_are_one_list() -> None:
    assert set(grouped(listed(*[Description("T")] * 59))) == {""}


def test_many_documents_in_the_order_of_time_stand_under_years() -> None:
    about = [
        Description("T", "", "", f"{1890 + number // 30}", str(1890 + number // 30)) for number in range(90)
    ]
    assert grouped(listed(*about))[::30] == ["1890", "1891", "1892"]


def test_many_documents_in_folders_stand_under_these_others_under_numbers() -> None:
    some = listed(*[Description("T")] * 40, folder="a")
    assert grouped([*some, *(each._replace(folder="b") for each in some)])[::40] == ["a", "b"]
    assert grouped([*some, *some])[::40] == ["1–50", "1–50"]


def test_a_site_of_one_page_has_no_list(tmp_path: Path) -> None:
    write(tmp_path, a="<p>Only this.</p>")
    assert sorted(built(tmp_path)) == ["coverage.html", "index.html", "search.html"]
    assert Site("T", listed(Description("T"))).xml().getroot().get("documents") == "1"


def test_addresses_that_vanish_are_told(tmp_path: Path) -> None:
    write(tmp_path, a='<p xml:id="one">A</p><p>B</p>', b="<p>B</p>", c="<p>C</p>")
    command = ["build", str(tmp_path), "-o", str(tmp_path / "site"), "--only", "html"]
    assert "any more" not in CliRunner().invoke(main, command).output
    write(tmp_path, a="<p>A</p>")
    (tmp_path / "b.xml").unlink()
    told = CliRunner().invoke(main, command).output
    assert "2 places of the last build have no address any more" in told
    assert "a.html#par.2, b.html." in told
    assert "any more" not in CliRunner().invoke(main, command).output
