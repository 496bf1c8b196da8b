"""The PDF as its readers meet it: words on pages, numbers in indexes, marks, bookmarks, tags."""

import io
import os
import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from inline import tei
from materials import material_of, material_of_text
from teitools.publish.pdf import pdf_files
from teitools.publish.templates import ours
from teitools.publish.typeset import print_files
from teitools.typesetter import TypesettingError, set_pdf

SAMPLES = os.environ.get("TEITOOLS_SAMPLES", "")
HOSTILE = '#sys.version $x$ *b* _i_ \\u{41} <l> @r [c] `raw` = h // no /* no */ #read("main.typ") ~ -- \''


def read(files: Mapping[str, bytes], name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(files[name]))


def pages(reader: pypdf.PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def set_text(folder: Path, body: str) -> pypdf.PdfReader:
    return read(pdf_files(material_of_text(folder, tei(body))), "text.pdf")


def bookmarks(outline: list[Any]) -> list[Any]:
    return [bookmarks(each) if isinstance(each, list) else each["/Title"] for each in outline]


def tags(element: Any) -> list[str]:
    """The types of all structure elements below one, in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [tag for child in element for tag in tags(child)]
    if not isinstance(element, DictionaryObject):
        return []
    own = [str(element["/S"])] if "/S" in element else []
    return own + tags(element.get("/K", []))


@pytest.fixture(scope="module")
def letter() -> pypdf.PdfReader:
    folder = Path(__file__).parents[1] / "editions" / "small"
    return read(pdf_files(material_of(folder)), "letter.pdf")


def test_the_title_matter(letter: pypdf.PdfReader) -> None:
    first = pages(letter)[0]
    for words in ("https://doi.org/10.0000/SMALL", "UDC 327", "Ada Author", "Institute for Small Studies"):
        assert words in first
    assert first.index("On a Small Dispute in 1960") < first.index("abstract") < first.index("keywords")


def test_notes_stand_on_the_page_of_their_mark_with_their_numbers(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Mark {n}:<note n='{n}'>Note{n}.</note> {'word ' * 60}</p>" for n in ("*", *range(7, 40))
    )
    for page in pages(set_text(tmp_path, body)):
        assert re.findall(r"Mark ([\d*]+):", page) == re.findall(r"([\d*]+) ?Note", page)


def test_an_index_gives_the_pages_of_the_pdf(tmp_path: Path) -> None:
    name, filler = "<persName ref='#x'>Xerxes</persName>", f"<p>{'word ' * 500}</p>"
    body = f"<p>{name}</p>{filler}<p>{name}</p>{filler}{filler}<p>a<note n='14'>{name} {name}</note></p>"
    register = "<listPerson><person xml:id='x'><persName>Xerxes</persName></person></listPerson>"
    xml = tei(body).replace("</TEI>", f"<standOff>{register}</standOff></TEI>")
    *text, index = pages(read(pdf_files(material_of_text(tmp_path, xml)), "text.pdf"))
    first, second, note, *_register = (number for number, page in enumerate(text, 1) if "Xerxes" in page)
    expected = f"{first}–{second}" if second == first + 1 else f"{first}, {second}"
    assert index.endswith(f"Persons X Xerxes {expected}, {note} n. 14")


@pytest.mark.parametrize(
    "mentions, expected",
    [
        ("7", "7"),
        ("7 7 7", "7"),
        ("7 8", "7–8"),
        ("9 7 8 12", "7–9, 12"),
        ("7:14", "7 n. 14"),
        ("7:14 7:14", "7 n. 14"),
        ("7:14 7:15 7:16 7:18", "7 nn. 14–16, 18"),
        ("1:* 1:1", "1 nn. *, 1"),
        ("7 8 8:14 9", "7–9, 8 n. 14"),
        ("8:14 8", "8, 8 n. 14"),
        ("99 100 101:100", "99–100, 101 n. 100"),
        ("3:2a 3:2b", "3 nn. 2a, 2b"),
    ],
)
def test_references_of_an_index(mentions: str, expected: str) -> None:
    places = (mention.partition(":") for mention in mentions.split())
    typed = "".join(f'(page: {page}, note: "{note}", to: none),' for page, _, note in places)
    functions = '#import "print/places.typ": *'
    source = f'{functions}\n#set document(title: "a")\n#show-references(({typed}))'
    assert pages(pypdf.PdfReader(io.BytesIO(set_pdf(source, ours())))) == [expected]


def test_the_indexes_of_the_small_edition(letter: pypdf.PdfReader) -> None:
    last = pages(letter)[-1]
    assert "Hoxha, Enver 1" in last
    assert "Griffith, William E. 1, 1 n. 1" in last
    assert "RGANI, F 3 inv. 14, f. 448 1 nn. 1–2" in last


def test_numbers_in_the_index_lead_to_the_place(letter: pypdf.PdfReader) -> None:
    annotations = [note.get_object() for note in letter.pages[-1]["/Annots"]]
    assert annotations and all("/Dest" in note or note["/A"]["/S"] == "/GoTo" for note in annotations)


def test_links_go_to_the_web_and_mail_only(letter: pypdf.PdfReader) -> None:
    notes = [note.get_object() for page in letter.pages for note in page.get("/Annots", [])]
    addresses = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}
    assert addresses == {"https://example.org", "mailto:ada@example.org"}


def test_metadata(letter: pypdf.PdfReader) -> None:
    assert letter.metadata is not None
    assert letter.metadata.title == "On a Small Dispute in 1960"
    assert letter.metadata.author == "Ada Author"
    assert letter.metadata["/Keywords"] == "dispute, smallness"
    assert "https://doi.org/10.0000/SMALL" in letter.metadata.subject
    assert letter.metadata.creation_date.date().isoformat() == "2026-11-24"


def test_bookmarks(letter: pypdf.PdfReader) -> None:
    kinds = ["Persons", "Places", "Organisations", "Archival sources"]
    assert bookmarks(letter.outline) == [
        *("Abstract", "Text", "Bibliography", ["Literature"]),
        *("Editorial decisions", "Indexes", kinds),
    ]


def test_accessibility(letter: pypdf.PdfReader) -> None:
    root = letter.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert {"/Title", "/H1", "/H2", "/P", "/Note", "/Lbl", "/Link", "/Em"} <= set(
        tags(root["/StructTreeRoot"])
    )
    assert b"/Lang(ru)" in letter.pages[0].get_contents().get_data()


def test_it_is_pdf_a_3u_with_the_tei_attached(letter: pypdf.PdfReader) -> None:
    root = letter.trailer["/Root"]
    about = root["/Metadata"].get_data()
    assert b"<pdfaid:part>3</pdfaid:part>" in about and b"<pdfaid:conformance>U</pdfaid:conformance>" in about
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    (attached,) = (each.get_object() for each in root["/AF"])
    assert (attached["/AFRelationship"], attached["/UF"]) == ("/Source", "letter.xml")
    source = Path(__file__).parents[1] / "editions" / "small" / "letter.xml"
    assert letter.attachments["letter.xml"] == [source.read_bytes()]


def test_a_text_of_unknown_language_claims_none(tmp_path: Path) -> None:
    assert set_text(tmp_path, "<p>a</p>").trailer["/Root"]["/Lang"] == "und"


def test_fonts_are_embedded(letter: pypdf.PdfReader) -> None:
    for page in letter.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile3", "/FontFile2"} & set(descendant["/FontDescriptor"].get_object())


def test_pages_of_the_original_print_stand_in_the_margin(letter: pypdf.PdfReader) -> None:
    assert "|1|" in pages(letter)[0] and "|2|" in pages(letter)[0]
    assert "remembered" in pages(letter)[0]


def test_the_same_bytes_each_time(small: Path) -> None:
    assert pdf_files(material_of(small)) == pdf_files(material_of(small))


def test_no_text_runs_as_markup(tmp_path: Path) -> None:
    text = HOSTILE.replace("<", "&lt;")
    paragraph = f"<p>{text}<note n='#1*'>{text}</note></p>"
    body = f"<head>{text}</head>{paragraph}<list><label>{text}</label><item>{text}</item></list>"
    shown = "".join(pages(set_text(tmp_path, body))).replace(" ", "")
    assert shown.count(HOSTILE.replace(" ", "")) == 5


def test_the_typst_source_sets_its_xml_by_itself(small: Path) -> None:
    files = print_files(material_of(small))
    source = files.pop("letter.typ").decode()
    assert list(files) == ["letter.print.xml"]
    alone = read({"letter.pdf": set_pdf(source, files | ours())}, "letter.pdf")
    built = read(pdf_files(material_of(small)), "letter.pdf")
    assert pages(alone) == pages(built)
    assert (list(alone.attachments), list(built.attachments)) == ([], ["letter.xml"])


@pytest.mark.parametrize(
    ("name", "pdf"), [('a"b', "a-b"), ("статья 1", "статья-1"), ("#x", "x"), ("$a$", "a")]
)
def test_names_of_files_are_no_markup_either(tmp_path: Path, name: str, pdf: str) -> None:
    file = tmp_path / f"{name}.xml"
    file.write_text(tei("<p>a</p>"), encoding="utf-8")
    assert list(pdf_files(material_of(file))) == [f"{pdf}.pdf"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p/>",
        "<p xml:lang='klingon-!'>a</p>",
        "<table><row><cell rows='9' cols='9'>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>",
        "<table><row/></table>",
        "<list/><list><label>a</label></list>",
        "<p><hi rend='underline'><choice><sic>a</sic><corr><del>b</del></corr></choice></hi></p>",
        "<p><note>a<note>b<note>c</note></note></note></p>",
        "<p>" + "<note>a</note>" * 60 + "</p>",
        f"<p>a<note>{'long ' * 3000}</note></p>",
        "<p>日本語 𒀀 \u0627\u0644</p>",
        "<list><item>" * 40 + "a" + "</item></list>" * 40,
        "<table><row><cell>" * 28 + "a" + "</cell></row></table>" * 28,
        "<p>" + "<hi>" * 80 + "a" + "</hi>" * 80 + "</p>",
        "<pb/><pb/><head>a</head><pb/>",
        "<div><head>a<note>b</note></head><list><head>c</head><item><figure/></item></list></div>",
    ],
)
def test_whatever_comes_is_set(tmp_path: Path, body: str) -> None:
    assert set_text(tmp_path, body).pages


@pytest.mark.parametrize(
    "body",
    [
        "<p>a <hi rend='italic'>b <list><item>c</item></list></hi> d</p>",
        "<lg><l>a <figure><head>b</head></figure> c</l></lg><p>d</p>",
        "<listBibl><bibl>a <list><item>b</item></list> c</bibl></listBibl><p>d</p>",
        "<p>a, <note><p>b</p><list><item>c</item></list></note> d</p>",
        "<listPerson><person><persName>a</persName><listBibl><bibl>b</bibl></listBibl>"
        "<note><p>c</p><list><item>d</item></list></note></person></listPerson>",
        "<sp><speaker>a</speaker><stage>b</stage><p>c</p><p>d</p></sp>",
        "<p rend='center'>a <table><row><cell>b</cell></row></table> c <code>d</code></p>",
        "<p>a <app><lem>b</lem><rdg wit='#x'>c <list><item>d</item></list></rdg></app></p>",
    ],
)
def test_blocks_among_words_are_not_left_out(tmp_path: Path, body: str) -> None:
    shown = " ".join(pages(set_text(tmp_path, body))).split()
    assert {"a", "b", "c", "d"} <= {word.strip(":;,.[]1") for word in shown}


def test_no_page_begins_with_the_last_line_of_a_paragraph(tmp_path: Path) -> None:
    note = "<note>" + "note " * 60 + "</note>"
    body = "".join(f"<p>Begin{n} {'word ' * (95 + 7 * n % 40)}End{n}.{note}</p>" for n in range(40))
    for page in set_text(tmp_path, body).pages:
        lines = [line for line in page.extract_text().split("\n") if "word" in line or "End" in line]
        assert "End" not in lines[0] or "Begin" in lines[0]


def set_edition(folder: Path, body: str, settings: str) -> pypdf.PdfReader:
    (folder / "text.xml").write_text(tei(body), encoding="utf-8")
    (folder / "edition.toml").write_text(
        f'[edition]\ntitle = "a"\ndocuments = ["text.xml"]\n{settings}', encoding="utf-8"
    )
    return read(pdf_files(material_of(folder)), "text.pdf")


def test_a_run_on_apparatus_is_one_paragraph_on_each_page(tmp_path: Path) -> None:
    def entry(number: int) -> str:
        return f"<app><lem>lem{number}</lem><rdg wit='#A'>rdg{number}</rdg></app>"

    body = "".join(f"<p>{entry(n)} word {entry(n + 1)} {'word ' * 90}</p>" for n in range(0, 60, 2))
    reader = set_edition(tmp_path, body, "[parameters]\napparatus-run-on = true\n")
    shown = [page for page in pages(reader) if "lem" in page]
    assert len(shown) > 2
    for page in shown:
        assert re.search(r"1 lem\d+\] rdg\d+ A \| lem\d+\] rdg\d+ A", page)
    assert re.findall(r"rdg(\d+)", " ".join(shown)) == [str(number) for number in range(60)]


def test_notes_stand_below_a_run_on_apparatus(tmp_path: Path) -> None:
    body = "<p>a<note>first</note> <app><lem>b</lem><rdg wit='#A'>c</rdg></app><note>second</note></p>"
    (page,) = pages(set_edition(tmp_path, body, "[parameters]\napparatus-run-on = true\n"))
    assert re.search(r"1 b\] c A 1 ?first 2 ?second", page)


def test_a_long_note_goes_on_at_the_foot_of_the_next_pages(tmp_path: Path) -> None:
    long = " ".join(f"long{n}" for n in range(1500))
    shown = pages(set_text(tmp_path, f"<p>a<note>{long}</note> {'word ' * 900}</p>"))
    assert sum("long" in page for page in shown) > 2
    assert re.findall(r"long\d+", " ".join(shown)) == long.split()


def test_the_head_of_a_table_is_repeated_on_each_page(tmp_path: Path) -> None:
    rows = "".join(f"<row><cell>year</cell><cell>{n}</cell></row>" for n in range(120))
    table = f"<table><row role='label'><cell>What</cell><cell>When</cell></row>{rows}</table>"
    shown = pages(set_text(tmp_path, table))
    assert len(shown) > 2 and all("What When" in page for page in shown)


def test_a_column_is_as_wide_as_its_widest_word(tmp_path: Path) -> None:
    words = "".join(
        f"<cell>{word}</cell>" for word in ("Lehramtskandidatenprüfung", "a b " * 30, "c d " * 30)
    )
    (page,) = pages(set_text(tmp_path, f"<table><row>{words}</row></table>"))
    assert "Lehramtskandidatenprüfung" in page


@pytest.mark.slow
@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES, reason="TEITOOLS_SAMPLES does not name the folder of samples")
def test_every_entry_of_a_long_apparatus_has_its_line() -> None:
    name = "DigitalLatin--ldlt-balex"
    files = pdf_files(material_of(Path(SAMPLES, "critical", f"{name}.xml")))
    shown = " ".join(pages(read(files, f"{name}.pdf")))
    assert shown.count("] ") > 500
    assert not re.findall(r"\b0 \w+[^\]]{0,40}\]", shown)


def test_a_reference_names_the_page_of_its_place(tmp_path: Path) -> None:
    body = f"<p>See <ref target='#x'>there</ref>.</p><p>{'word ' * 900}</p><p xml:id='x'>Here.</p>"
    shown = pages(set_text(tmp_path, body))
    page = next(number for number, text in enumerate(shown, 1) if "Here." in text)
    assert page > 1 and f"See there (p. {page})." in shown[0]


@pytest.mark.parametrize(
    ("language", "is_hyphenated"),
    [("de", True), ("deu", True), ("de-AT", True), ("grc", False), ("und", False)],
)
def test_words_are_hyphenated_where_their_language_is_known(
    tmp_path: Path, language: str, is_hyphenated: bool
) -> None:
    body = f"<p xml:lang='{language}'>{'Donaudampfschifffahrtsgesellschaften und ' * 40}</p>"
    lines = set_text(tmp_path, body).pages[0].extract_text().split("\n")
    assert any(re.search(r"[-\u00ad\u2010]\s*$", line) for line in lines) == is_hyphenated


def test_a_long_register_stands_in_two_columns(tmp_path: Path) -> None:
    persons = "".join(f"<person><persName>Name{n}.</persName></person>" for n in range(150))
    (page, *_) = set_text(tmp_path, f"<listPerson>{persons}</listPerson>").pages
    starts: set[int] = set()
    page.extract_text(
        visitor_text=lambda text, cm, tm, *_: starts.add(round(cm[4] + tm[4])) if "Name" in text else None
    )
    assert len(starts) == 2


def test_running_heads_have_the_number_outside(tmp_path: Path) -> None:
    speeches = "<sp><speaker>A</speaker><p>word word</p></sp>" * 120
    shown = pages(set_text(tmp_path, f"<div>{speeches}</div>"))
    assert shown[1].startswith("2 ") and shown[2].split("A word")[0].strip().endswith("3")


def test_a_broken_template_is_one_message() -> None:
    with pytest.raises(TypesettingError, match="The PDF could not be set: unknown variable: nothing"):
        set_pdf("#nothing", {})


@pytest.mark.parametrize(
    "source", ['#read("/etc/passwd")', '#read("pyproject.toml")', '#read("../pyproject.toml")']
)
def test_a_template_reads_nothing_else(source: str) -> None:
    with pytest.raises(TypesettingError):
        set_pdf(source, {})


def png(width: int, height: int) -> bytes:
    """A grey image."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


FIGURE = "<figure><graphic url='seal.png'/><head>The seal</head><figDesc>A lion</figDesc></figure>"


def test_an_image_is_shown_and_described(tmp_path: Path) -> None:
    (tmp_path / "seal.png").write_bytes(png(4000, 9000))
    reader = set_text(tmp_path, FIGURE)
    (page,) = reader.pages
    assert len(page.images) == 1 and "The seal" in page.extract_text()
    figures = [
        each for each in elements(reader.trailer["/Root"]["/StructTreeRoot"]) if each["/S"] == "/Figure"
    ]
    assert [each["/Alt"] for each in figures] == ["A lion"]


def elements(element: Any) -> list[DictionaryObject]:
    """All structure elements below one."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [found for child in element for found in elements(child)]
    if not isinstance(element, DictionaryObject):
        return []
    return ([element] if "/S" in element else []) + elements(element.get("/K", []))


@pytest.mark.parametrize("content", [b"", b"no image", png(4, 4)[:40]])
def test_an_image_that_is_damaged_is_described(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "seal.png").write_bytes(content)
    (page,) = set_text(tmp_path, FIGURE).pages
    assert not page.images and "[A lion]" in page.extract_text()


def test_a_source_in_another_encoding_is_attached_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "text.xml"
    file.write_bytes(tei("<p>ä</p>").encode("utf-16"))
    reader = read(pdf_files(material_of(file)), "text.pdf")
    assert reader.attachments["text.xml"] == [file.read_bytes()]
