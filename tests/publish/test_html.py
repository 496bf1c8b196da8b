"""The website as a whole: its files, its links, its words, and what it keeps out."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from inline import HEADER, tei
from materials import material_of, material_of_text
from teitools.publish.html import html_files
from teitools.publish.plan import material_of as material_of_edition

KINDS = ("apparatus", "archives", "dates", "events", "organizations", "persons", "places", "works")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return html_files(material_of(Path(__file__).parents[1] / "editions" / "small"))


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {name: html.fromstring(page) for name, page in files.items() if name.endswith(".html")}


def page_of(folder: Path, xml: str) -> html.HtmlElement:
    return html.fromstring(html_files(material_of_text(folder, xml))["index.html"])


def words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts)))


def test_one_document_is_the_index_page_and_each_index_has_its_own(files: dict[str, bytes]) -> None:
    names = {
        "index.html",
        "index.cards.js",
        "cite.js",
        "site.css",
        "texts.css",
        "registers.css",
        "site.js",
        "search.html",
        "search.css",
        "search.js",
        "words.js",
        "search/letter.0.js",
        *(f"{kind}.html" for kind in KINDS),
    }
    assert files.keys() == names


def test_every_link_leads_somewhere(pages: dict[str, html.HtmlElement]) -> None:
    ids = {f"{name}#{anchor}" for name, page in pages.items() for anchor in page.xpath("//@id")}
    for name, page in pages.items():
        own = [href for href in page.xpath("//a/@href") if not re.match(r"https?:|mailto:", href)]
        targets = {name + href if href.startswith("#") else href for href in own}
        assert {target for target in targets if "#" in target} <= ids
        assert {target for target in targets if "#" not in target} <= pages.keys()


def test_ids_are_unique(pages: dict[str, html.HtmlElement]) -> None:
    for page in pages.values():
        ids = page.xpath("//@id[not(ancestor::template)]")
        assert len(ids) == len(set(ids))


def test_mentions_link_to_entries_and_entries_to_mentions(pages: dict[str, html.HtmlElement]) -> None:
    mention = pages["index.html"].get_element_by_id("m.5")
    assert (mention.get("href"), mention.text_content()) == ("persons.html#hoxha", "Hoxha")
    entry = pages["persons.html"].get_element_by_id("hoxha")
    assert "index.html#m.5" in entry.xpath(".//a/@href")
    assert "p.\xa01, ¶\xa01" in entry.xpath(".//a[@class='where']/text()")


def test_every_word_of_the_text_is_on_its_page(pages: dict[str, html.HtmlElement], small: Path) -> None:
    source = etree.parse(small / "letter.xml")
    kept = "//*[local-name()='text']//text()[not(ancestor::*[@type='editorial'])]"
    missing = words(source.xpath(kept)) - words(pages["index.html"].xpath("//main//text()"))
    assert not missing


def test_reasons_of_decisions_are_in_the_apparatus(pages: dict[str, html.HtmlElement], small: Path) -> None:
    source = etree.parse(small / "letter.xml")
    reasons = source.xpath("//*[@type='editorial']//text()")
    assert not words(reasons) - words(pages["apparatus.html"].xpath("//main//text()"))


def test_a_work_of_the_bibliography_lists_the_notes_that_cite_it(pages: dict[str, html.HtmlElement]) -> None:
    work = pages["index.html"].get_element_by_id("bibl.1")
    cited = work.find_class("cited-in")[0]
    assert [(a.get("href"), a.text) for a in cited.iter("a")] == [("#cite.2", "n.\xa01")]


def test_the_head_describes_the_article(pages: dict[str, html.HtmlElement]) -> None:
    meta = {m.get("name"): m.get("content") for m in pages["index.html"].iter("meta")}
    assert meta["citation_title"] == "On a Small Dispute in 1960"
    assert (meta["citation_firstpage"], meta["citation_lastpage"]) == ("1", "2")
    assert meta["citation_doi"] == "10.0000/SMALL"


def test_pages_allow_nothing_but_their_own_style_and_script(pages: dict[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        policy = page.xpath("string(//meta[@http-equiv]/@content)")
        assert policy.startswith("default-src 'none'; style-src 'nonce-")
        sources = page.xpath("//script/@src | //link[@rel='stylesheet']/@href")
        of_indexes = ["registers.css"] if name != "index.html" else []
        of_search = ["search.css", "search.js", "words.js"] if name == "search.html" else []
        assert sorted(sources) == sorted([*of_indexes, *of_search, "site.css", "site.js"])
        assert not page.xpath("//@*[starts-with(name(), 'on') or name() = 'style']")


def test_a_document_cannot_smuggle_in_links_that_run(tmp_path: Path) -> None:
    body = (
        '<p><ref target="javascript:alert(1)">one</ref> <ref target="data:text/html,x">two</ref>'
        '<ptr target="javascript:alert(2)"/><graphic url="javascript:alert(3)"/> '
        '<graphic url="//other.host/x.png"/>&lt;script&gt;alert(4)&lt;/script&gt;</p>'
    )
    page = page_of(tmp_path, tei(body))
    assert not page.xpath("//main//img | //main//script")
    assert not [href for href in page.xpath("//@href | //@src") if re.match("javascript|data|//", href)]
    assert "one two" in " ".join(page.text_content().split())


def test_several_documents_have_a_page_each_and_a_list(small: Path) -> None:
    material = material_of(small)
    document = material.edition.documents[0]
    other = replace(document, path=document.path.with_name("persons.xml"), name="persons.xml", id="persons")
    edition = replace(material.edition, documents=(document, other), known={})
    files = html_files(material_of_edition(edition))
    listed = html.fromstring(files["index.html"]).xpath("//ul[@class='documents']//@href")
    assert listed == ["letter.html", "persons-text.html"]
    assert set(listed) <= files.keys()


def test_a_document_with_next_to_nothing_in_it_is_a_page(tmp_path: Path) -> None:
    page = page_of(tmp_path, tei("<p>Only this.</p>"))
    assert page.findtext(".//h1") == "T"
    assert page.get_element_by_id("par.1").text_content() == "1 Only this."


def test_a_page_is_in_the_language_of_its_document(tmp_path: Path) -> None:
    page = page_of(tmp_path, tei("<p>Да.</p>", HEADER).replace("<TEI ", '<TEI xml:lang="ru" ', 1))
    assert page.get("lang") == "ru"
    assert page.find(".//nav").getparent().get("lang") == "en"


def test_the_same_edition_makes_the_same_bytes(files: dict[str, bytes], small: Path) -> None:
    assert html_files(material_of(small)) == files


def test_an_emendation_of_a_space_is_named(tmp_path: Path) -> None:
    xml = tei("<p>p.<choice><sic/><corr> </corr></choice>1, a.<choice><sic> </sic><corr/></choice>b</p>")
    page = html.fromstring(html_files(material_of_text(tmp_path, xml))["apparatus.html"])
    readings = [" ".join(each.text_content().split()) for each in page.find_class("readings")]
    assert readings == ["a space ] no space in the copy-text", "no space ] a space in the copy-text"]


@pytest.mark.parametrize(
    ("language", "page", "article", "ours"),
    [(' xml:lang="en"', "en", None, None), (' xml:lang="de"', "de", None, "en"), ("", "en", "", "en")],
    ids=["English", "German", "untold"],
)
def test_words_have_their_own_language_or_none(
    tmp_path: Path, language: str, page: str, article: str | None, ours: str | None
) -> None:
    xml = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{language}>{HEADER}<text><body><p>a</p></body></text></TEI>'
    )
    shown = page_of(tmp_path, xml)
    assert (shown.get("lang"), shown.find(".//article").get("lang")) == (page, article)
    assert {each.get("lang") for each in shown.xpath("//*[@class='skip' or @class='masthead']")} == {ours}
