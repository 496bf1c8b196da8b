"""The stylesheets of the website, feature by feature, on bodies of a line or two."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from html_pages import INDEXES, page_of, shown_texts
from inline import HEADER, document, tei
from teitools.edition.addresses import addressed
from teitools.resources import resource
from teitools.saxon import parse, stylesheet, to_node

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.xml"))
SITE = b'<site xmlns="urn:teitools:site" title="S"><document id="a" page="index.html" title="T"/></site>'
XSLT = "{urn:teitools:xslt}"


def page(body: str) -> html.HtmlElement:
    return page_of(document(tei(body)))


def parts(body: str) -> list[html.HtmlElement]:
    """The text of the page and its notes, without title and colophon."""
    return [part for part in page(body).find(".//article") if part.tag not in ("header", "footer")]


def written(elements: Iterable[html.HtmlElement]) -> str:
    return "".join(html.tostring(each, encoding="unicode", with_tail=False) + "\n" for each in elements)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_golden(golden: Path, tmp_path: Path) -> None:
    """Set TEITOOLS_UPDATE_GOLDEN=1 to accept what the stylesheets do now."""
    expected = golden.with_suffix(".html")
    found = written(parts(golden.read_text("utf-8")))
    if os.environ.get("TEITOOLS_UPDATE_GOLDEN"):
        expected.write_text(found, "utf-8")
    kept = tmp_path / expected.name
    kept.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8"), f"what was made is in {kept}"


def text_of(body: str) -> str:
    return " ".join(page(body).get_element_by_id("par.1").text_content().split()).removeprefix("1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p><quote>a <quote>b <quote>c</quote></quote></quote></p>", "“a ‘b “c”’”"),
        ("<p><title level='a'>a <soCalled>b</soCalled></title></p>", "“a ‘b’”"),
        ("<p><title level='a' xml:lang='ru'>a <soCalled>b</soCalled></title></p>", "“a ‘b’”"),
        ("<p xml:lang='de'><quote>a <q>b</q></quote></p>", "„a ‚b‘“"),
        ("<p xml:lang='ru-Latn'><quote>a <quote>b</quote></quote></p>", "«a „b“»"),
        ("<p>in <foreign xml:lang='fr'>x <q>y</q></foreign></p>", "in x “y”"),
        ("<p><quote xml:lang='fr'>y</quote></p>", "“y”"),
        ("<p><q>“typed”</q></p>", "“typed”"),
    ],
)
def test_marks_of_quotation_are_put_back_by_depth_and_language(body: str, text: str) -> None:
    assert text_of(body).strip().replace("« y »", "«\u202fy\u202f»") == text


def test_a_quotation_inside_a_note_starts_again() -> None:
    notes = page("<p><quote>a<note n='1'><quote>b</quote></note></quote></p>").find_class("notes")
    assert "“b”" in notes[0].text_content()


def test_both_readings_are_there_and_the_copy_text_is_hidden() -> None:
    choice = page("<p><choice><sic>teh</sic><corr>the</corr></choice></p>").find_class("choice")[0]
    assert [(each.get("class"), each.get("hidden")) for each in choice] == [("copy", ""), ("edited", None)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>x<note n='4' place='bottom'>body</note></p>",
        "<p>x<ref type='footnote' xml:id='r' target='#n'>4</ref></p>"
        "<note xml:id='n' n='4' target='#r'>body</note>",
    ],
)
def test_mark_and_note_lead_to_each_other(body: str) -> None:
    found = page(body)
    mark, note = found.get_element_by_id("mark.4"), found.get_element_by_id("note.4")
    assert (mark.get("href"), mark.get("role"), mark.text) == ("#note.4", "doc-noteref", "4")
    assert note.xpath("string(a[@role='doc-backlink']/@href)") == "#mark.4"
    assert note.find_class("note")[0].text_content().strip() == "body"


def test_an_element_without_a_template_keeps_its_text() -> None:
    found = page("<p>a <unheardOf>b <persName>c</persName></unheardOf></p><strange><p>d</p></strange>")
    assert found.find(".//span[@class='tei unheardOf']").text_content() == "b c"
    assert found.find(".//div[@class='tei strange']/p").text_content() == "2 d"


def test_elements_of_other_namespaces_show_their_text() -> None:
    assert (
        "x"
        in page('<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>').text_content()
    )


def test_headings_follow_the_divisions_that_have_one() -> None:
    body = "<div><head>A</head><div><p>x</p><div><head>B</head><p>y</p></div></div></div>"
    assert [(h.tag, h.text) for h in page(body).find(".//article").iter("h2", "h3", "h4")] == [
        ("h2", "A"),
        ("h3", "B"),
        ("h2", "About this edition"),
    ]


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("color: #A00; font-variant: small-caps", "color: #a00; font-variant: small-caps;"),
        ("font-size: 120%; margin-left: 2em;", "font-size: 120%; margin-left: 2em;"),
        ("text-decoration: underline double", "text-decoration: underline double;"),
        ("position: fixed; top: 0", ""),
        ("color: url(//a.org/x)", ""),
        ("color: red} body { display: none", ""),
        ("font-size: 9000px; margin-left: 80em", ""),
        ("color: red !important", ""),
        ("background: url(x); colo\\72: red; co/**/lor: red", ""),
        ("nothing at all", ""),
    ],
)
def test_of_a_style_only_what_does_no_harm_is_kept(css: str, kept: str) -> None:
    sheet = stylesheet(resource("xslt/html.xsl"))
    sheet.run(
        to_node(addressed(document(tei("<p>x</p>")))), document="a", site=parse(SITE), indexes=parse(INDEXES)
    )
    assert sheet.function(f"{XSLT}declarations", css) == kept


def test_styles_and_renditions_are_classes_that_the_head_explains() -> None:
    header = HEADER.replace(
        "</fileDesc>",
        "</fileDesc><encodingDesc><tagsDecl><rendition xml:id='r' scheme='css'>color: red</rendition>"
        "<rendition xml:id='s' selector='hi[rend=odd], emph'>font-weight: bold</rendition></tagsDecl>"
        "</encodingDesc>",
    )
    body = (
        "<p><seg rendition='#r'>a</seg><hi rend='odd'>b</hi><hi>c</hi><emph>d</emph>"
        "<seg style='color: blue'>e</seg></p>"
    )
    found = page_of(document(tei(body, header)))
    shown = {each.text: each.get("class") for each in found.iter("span", "em")}
    assert (shown["a"], shown["b"], shown["d"], shown["e"]) == (
        "rendition-1",
        "hi rendition-2",
        "rendition-2",
        "style-1",
    )
    assert shown["c"] == "hi"
    assert found.find(".//head/style").text.splitlines() == [
        ".rendition-1 { color: red; }",
        ".rendition-2 { font-weight: bold; }",
        ".style-1 { color: blue; }",
    ]


def test_mathml_draws_and_nothing_else() -> None:
    math = (
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi onclick='x()'>a</mi><script>b</script></math>"
    )
    shown = page(f"<p><formula>{math}</formula></p>").find(".//math")
    assert html.tostring(shown, encoding="unicode", with_tail=False) == "<math><mi>a</mi>b</math>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>bro\n  <lb break='no'/>ken <lb/>line</p>", "broken line"),
        ("<p>bro <pb n='2' break='no'/>\n<lb break='no'/> ken</p>", "bro2ken"),
        ("<p><w>a</w>\n <w>b</w>\n<pc>.</pc> <pc join='right'>(</pc><w>c</w></p>", "a b. (c"),
        ("<p><w>a</w><c> </c><w>b</w>\n<w>c</w></p>", "a bc"),
        ("<p>x <w>a</w> <w>b</w></p>", "x a b"),
    ],
)
def test_white_space_of_the_file_is_no_text_within_words(body: str, text: str) -> None:
    assert text_of(body).strip() == text


def test_safe_addresses_only() -> None:
    safe = stylesheet(resource("xslt/html.xsl"))
    given = {"site": parse(SITE), "indexes": parse(INDEXES)}
    for url, expected in {
        "https://a.org/x": "true",
        "mailto:a@b.org": "true",
        "javascript:alert(1)": "false",
        " javascript:alert(1)": "false",
        "data:text/html,x": "false",
        'https://a.org/"x': "false",
    }.items():
        safe.run(to_node(addressed(document(tei("<p>x</p>")))), document="a", **given)
        assert safe.function(f"{XSLT}safe-url", url) == expected


# fmt: off
NAMES = (
    "p", "div", "head", "list", "item", "label", "table", "row", "cell", "quote", "cit", "note",
    "hi", "emph", "foreign", "title", "persName", "date", "choice", "sic", "corr", "app", "lem",
    "rdg", "lg", "l", "sp", "speaker", "stage", "figure", "figDesc", "bibl", "listBibl",
    "biblStruct", "monogr", "author", "ref", "seg", "gap", "add", "del", "supplied", "unclear",
    "closer", "signed", "opener", "salute", "floatingText", "body", "ab", "milestone", "pb", "lb",
    "foo",
)
# fmt: on


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> etree._Element:
    element = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{draw(st.sampled_from(NAMES))}")
    if draw(st.booleans()):
        element.text = "w"
    for child in draw(st.lists(trees(depth - 1), max_size=3)) if depth else ():
        child.tail = draw(st.sampled_from([None, "w", " "]))
        element.append(child)
    return element


def numbered(element: etree._Element) -> list[str]:
    """Make every word of a tree another one, and list them."""
    words: list[str] = []
    for each in element.iter():
        for side in ("text", "tail"):
            if getattr(each, side) == "w":
                words.append(f"word{len(words)}x")
                setattr(each, side, words[-1])
    return words


@settings(max_examples=150, deadline=None)
@given(trees())
def test_every_word_is_shown_once_whatever_the_tree(tree: etree._Element) -> None:
    words = numbered(tree)
    xml = etree.tostring(tree, encoding="unicode")
    shown = " ".join(shown_texts(page(xml).find(".//article"), hidden=True))
    assert [word for word in words if shown.count(word) != 1] == [], xml


def test_a_long_gap_tells_the_number_of_its_letters() -> None:
    """As the Leiden conventions have it, which need no word for the letters."""
    (text,) = parts('<p>a<gap quantity="15" unit="character"/>b<gap quantity="3" unit="line"/></p>')
    assert "".join(shown_texts(text, hidden=True)).strip().startswith("a")
    assert [" ".join(gap.text_content().split()) for gap in text.iter("span") if "gap" in gap.classes] == [
        "[… 15 …]",
        "[… 3 line]",
    ]


def test_the_author_of_a_title_page_is_its_byline() -> None:
    page = "<titlePage><docAuthor>Ann</docAuthor><docTitle><titlePart>T</titlePart></docTitle></titlePage>"
    found = page_of(document(tei("<p>x</p>").replace("<body>", f"<front>{page}</front><body>")))
    assert [author.text_content() for author in found.find_class("byline")] == ["Ann"]


def test_an_item_that_brings_its_own_label_has_no_other_mark() -> None:
    (text,) = parts("<list><item><label>4.</label> Four</item><item>Five <label>b</label></item></list>")
    assert [item.get("class") for item in text.iter("li")] == ["labelled", None]


def test_the_heading_keeps_what_the_title_emphasizes() -> None:
    source = re.sub(
        "<title>.*?</title>",
        "<title>On <title>Ulysses</title> and H<hi rend='sub'>2</hi>O</title>",
        tei("<p>x</p>"),
        count=1,
    )
    (heading,) = page_of(document(source)).iter("h1")
    assert heading.text_content() == "On Ulysses and H2O"
    assert [each.text_content() for each in heading] == ["Ulysses", "2"]


def entries(body: str) -> list[str]:
    """The entries of the apparatus after the text."""
    return [
        " ".join(each.text_content().split()) for each in page(body).find_class("notes")[0].find_class("note")
    ]


@pytest.mark.parametrize(
    ("app", "entry"),
    [
        ("<lem wit='#A'>so</lem><note>, which Bentley doubts</note>", "so] A, which Bentley doubts"),
        ("<lem wit='#A'>so</lem><note>doubtful</note><rdg wit='#B'>as</rdg>", "so] A doubtful; as B"),
        ("<lem/><rdg wit='#A #B'/><rdg wit='#C'>first</rdg>", "om. A B; first C"),
        ("<lem/><rdg wit='#C'>first</rdg>", "add. first C"),
        (
            "<lem>so</lem><rdg wit='#B'>as</rdg><witDetail type='lac' wit='#C #D'/><note/>",
            "so] as B; lac C D",
        ),
        (
            "<lem>so</lem><rdg wit='#B'>as</rdg>"
            "<note><listRelation><relation active='1' passive='2' ana='#sure'/></listRelation></note>",
            "so] as B 1 → 2: sure",
        ),
    ],
)
def test_an_entry_of_the_apparatus_is_written_as_editors_write_it(app: str, entry: str) -> None:
    assert entries(f"<p>x <app>{app}</app></p>") == [entry]


def test_a_pointer_without_text_shows_each_place_on_the_web_that_it_names() -> None:
    (text,) = parts("<p>a <ref target='https://a.example/ javascript:x https://b.example/'/>.</p>")
    assert text.xpath(".//a[@class='ref']/@href") == ["https://a.example/", "https://b.example/"]
    assert text_of("<p>a <ref target='https://a.example/ https://b.example/'/>.</p>").endswith(
        "a https://a.example/, https://b.example/."
    )


def test_interpretations_have_a_heading_and_the_names_that_the_text_calls_them_by() -> None:
    ratings = "<interp xml:id='A'>Sure.</interp><interp xml:id='B'>Likely.</interp>"
    (shown,) = page(f"<interpGrp type='rating'>{ratings}</interpGrp><p>x</p>").find_class("interpretations")
    words = ["Interpretations: rating", "A", "Sure.", "B", "Likely."]
    assert [each.text_content() for each in shown.iter("p", "dt", "dd")] == words


def test_who_takes_part_in_an_event_stands_under_a_label_with_the_role() -> None:
    persons = "<listPerson><person role='singing'><persName>Ann</persName></person></listPerson>"
    places = "<listPlace><place><placeName role='stage'>Rome</placeName></place></listPlace>"
    event = f"<listEvent><event><label>Night</label>{persons}{places}</event></listEvent>"
    (facts,) = page(event).find_class("facts")
    assert [" ".join(each.text_content().split()) for each in facts] == [
        "Persons",
        "Ann singing",
        "Places",
        "Rome stage",
    ]
