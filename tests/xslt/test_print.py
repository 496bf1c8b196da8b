"""The print XML: small TEI in, the words of the typesetter out; and whatever comes, the schema holds."""

import re
from pathlib import Path

import pytest
from lxml import etree

from inline import HEADER, document, tei
from materials import material_of, material_of_text
from teitools.edition.addresses import addressed
from teitools.publish.typeset import print_xml
from teitools.resources import resource
from teitools.saxon import stylesheet, to_node

SCHEMA = etree.RelaxNG(etree.parse(resource("schema/print.rng")))
PRINT = "{urn:teitools:print}"


def printed(xml: str) -> etree._Element:
    source = document(xml)
    result = stylesheet(resource("xslt/print.xsl")).run(to_node(addressed(source)), name=source.id)
    article = etree.fromstring(result["a.print.xml"].encode())
    assert SCHEMA.validate(article), SCHEMA.error_log
    return article


def inside(xml: str, name: str = "body") -> str:
    """What the print XML has inside its body, on one line and without declarations."""
    element = printed(xml).find(f".//{PRINT}{name}")
    text = re.sub(r'<p id="par[^"]*"', "<p", etree.tostring(element, encoding="unicode", with_tail=False))
    return (
        re.sub(r">\n\s*<", "><", re.sub(r' xmlns="[^"]*"', "", text))
        .partition(">")[2]
        .rpartition("<")[0]
        .strip()
    )


GOLDEN = {
    "emphasis": (
        "<p>a <hi rend='italic'>b</hi> <title>c</title> <foreign xml:lang='ru-Latn'>d</foreign></p>",
        '<p>a <em>b</em> <em>c</em> <em lang="ru-Latn">d</em></p>',
    ),
    "the title of an unpublished document": ("<p><title level='u'>a</title></p>", "<p>a</p>"),
    "nested quotations": (
        "<p><quote>a <quote>b</quote></quote>, <soCalled>c</soCalled>, <title level='a'>d</title></p>",
        "<p>“a ‘b’”, “c”, “d”</p>",
    ),
    "typed marks are not doubled": ("<p><q>“a”</q></p>", "<p>“a”</p>"),
    "displayed quotation": (
        "<p>a</p><quote><p>b <q>c</q></p></quote>",
        "<p>a</p><blockquote><p>b “c”</p></blockquote>",
    ),
    "note at its mark": (
        "<p>a.<ref type='footnote' target='#n' xml:id='r'>*</ref></p>"
        "<div><note n='*' xml:id='n' target='#r'><p>b</p></note></div>",
        '<p>a.<note id="note.asterisk" label="*"><p>b</p></note></p>',
    ),
    "note in a list of annotations": (
        "<p>a<anchor xml:id='x'/> b</p></body></text>"
        "<standOff><listAnnotation><note n='7' target='#x'>c</note></listAnnotation></standOff><text><body>",
        '<p>a<note id="note.7" label="7">c</note> b</p>',
    ),
    "note where it stands, and a note in it": (
        "<p>a<note n='7'>b<note n='8'>c</note></note></p>",
        '<p>a<note id="note.7" label="7">b<note id="note.8" label="8">c</note></note></p>',
    ),
    "two marks of one note": (
        "<p>a<ref type='footnote' target='#n'>1</ref> b<ref type='footnote' target='#n'>1</ref></p>"
        "<div><note n='1' xml:id='n'>c</note></div>",
        '<p>a<note id="note.1" label="1">c</note> b<noteref to="note.1" label="1"/></p>',
    ),
    "note without a mark": (
        "<p>a</p><div><note n='1'><p>b</p></note></div>",
        '<p>a</p><list kind="labelled"><item><label><added text="1"/></label><p>b</p></item></list>',
    ),
    "page breaks": (
        "<pb n='1'/><p>a b<pb n='2' break='no'/>c</p>",
        '<p><pagemark n="1"/>a b<pagemark n="2"/>c</p>',
    ),
    "emended text": (
        "<p>a <choice><sic>b</sic><corr>c</corr></choice></p>",
        '<p>a <emended to="decision.app.1">c</emended></p>',
    ),
    "readings": (
        "<p>a <app><lem wit='#A'>b</lem><rdg wit='#B #C'>c</rdg><rdg wit='#D'/></app></p>",
        '<p>a b<note id="variant.1" series="apparatus" lemma="b" witnesses="A">'
        '<reading witnesses="B C">c</reading><reading witnesses="D" kind="omitted"/></note></p>',
    ),
    "readings without a lemma": (
        "<p>a <app><rdg wit='#A'>b</rdg><rdg wit='#B'>c</rdg></app></p>",
        '<p>a b<note id="variant.1" series="apparatus" lemma="b" witnesses="A">'
        '<reading witnesses="B">c</reading></note></p>',
    ),
    "readings of words that stand before": (
        "<p>a <anchor xml:id='x'/>b<app from='#x'><rdg wit='#B'>c</rdg></app></p>",
        '<p>a b<note id="variant.1" series="apparatus" lemma="b">'
        '<reading witnesses="B">c</reading></note></p>',
    ),
    "where a witness begins": (
        "<p>a<app><rdg wit='#A'><witStart/></rdg></app> b "
        "<app><lem>c</lem><rdg wit='#A'><witEnd/>d</rdg></app></p>",
        '<p>a b c<note id="variant.2" series="apparatus" lemma="c">'
        '<reading witnesses="A"><added text="ends"/>d</reading></note></p>',
    ),
    "readings in readings": (
        "<p><app><lem>a</lem><rdg wit='#A'>b <app><lem>c</lem><rdg wit='#B'>d</rdg></app></rdg></app></p>",
        '<p>a<note id="variant.1" series="apparatus" lemma="a"><reading witnesses="A">b c'
        '<variants><reading witnesses="B">d</reading></variants></reading></note></p>',
    ),
    "paragraph around a list": (
        "<p>a <list><item>b</item></list> c</p>",
        '<p>a </p><list kind="bulleted"><item><p>b</p></item></list><p continued="yes"> c</p>',
    ),
    "table": (
        "<table><row role='label'><cell cols='2'>a</cell></row>"
        "<row><cell>b</cell><cell>c</cell></row></table>",
        '<table><row header="yes"><cell columns="2"><p>a</p></cell></row>'
        "<row><cell><p>b</p></cell><cell><p>c</p></cell></row></table>",
    ),
    "figure without image": (
        "<figure><graphic url='a.png'/><head>b</head><figDesc>c</figDesc></figure>",
        "<figure><p>[c]</p><caption>b</caption></figure>",
    ),
    "verse": ("<lg><l>a</l><l>b</l></lg>", '<verse><line n="1">a</line><line n="2">b</line></verse>'),
    "divider": ("<p>a</p><milestone unit='section' rend='asterisks'/>", "<p>a</p><divider/>"),
    "words outside paragraphs": ("a <hi>b</hi><p>c</p>", "<p> a <em>b</em></p><p>c</p>"),
    "line break in a word": ("<p>a<lb break='no'/>b<lb/>c</p>", "<p>ab c</p>"),
    "code": (
        "<p><gi>p</gi></p><eg>  a\n    b</eg>",
        '<p><code>&lt;p&gt;</code></p><code display="yes">a\n  b</code>',
    ),
}


@pytest.mark.parametrize("source, expected", GOLDEN.values(), ids=GOLDEN)
def test_golden(source: str, expected: str) -> None:
    assert inside(tei(source)) == expected


def test_headings_leave_out_no_level() -> None:
    article = printed(tei("<div><div><head>a</head><div><div><head>b</head></div></div></div></div>"))
    assert [heading.get("level") for heading in article.iter(f"{PRINT}heading")] == ["1", "2"]


def test_quotation_marks_are_those_of_the_text_around() -> None:
    body = "<div xml:lang='de'><p><q>a <title xml:lang='ru'>b <q>c</q></title></q></p></div>"
    assert inside(tei(body)) == '<p>„a <em lang="ru">b ‚c‘</em>“</p>'


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "other.xml"]
)
def test_only_web_and_mail_are_links(target: str) -> None:
    assert inside(tei(f"<p><ref target='{target}'>a</ref></p>")) == "<p>a</p>"


def test_links() -> None:
    refs = "<ref target='https://a.org'>a</ref> <ref target='#p'>b</ref> <ptr target='mailto:c@d.org'/>"
    assert inside(tei(f"<p xml:id='p'>{refs}</p>")) == (
        '<p><anchor id="par.1"/><link href="https://a.org">a</link> <link to="par.1" page="yes">b</link> '
        '<link href="mailto:c@d.org"><added text="c@d.org"/></link></p>'
    )


def test_pointers_without_words() -> None:
    refs = "<ref target='1893-05-02'/> <ptr target='software:praat'/> <ref target='#h'/>"
    assert inside(tei(f"<p>{refs}</p><head xml:id='h'>b</head>")).startswith(
        '<p><added text="1893-05-02"/>  <link to="at.h" page="yes"><added text="b"/></link></p>'
    )


def test_unknown_elements_keep_their_words_and_are_named() -> None:
    article = printed(tei("<p>a <undreamt>b</undreamt></p><undreamt><p>c</p></undreamt>"))
    assert "".join(article.find(f"{PRINT}body").itertext()).split() == ["a", "b", "c"]
    unhandled = article.find(f"{PRINT}unhandled/{PRINT}element")
    assert unhandled is not None and dict(unhandled.attrib) == {"name": "undreamt", "count": "2"}


def test_a_text_without_title_page_gets_one_from_the_header() -> None:
    header = HEADER.replace("<title>T</title>", "<title>A <hi>b</hi></title><author>C. D.</author>")
    assert inside(tei("<p>a</p>", header), "titlepage") == "<author>C. D.</author><title>A b</title>"


@pytest.mark.parametrize(
    "inner",
    ["", "<text/>", "<standOff><listPerson><person><persName>a</persName></person></listPerson></standOff>"],
)
def test_documents_with_little_text(inner: str) -> None:
    printed(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inner}</TEI>')


def test_the_small_edition(small: Path) -> None:
    article = etree.fromstring(print_xml(material_of(small))["letter"])
    assert SCHEMA.validate(article), SCHEMA.error_log
    assert article.findtext(f"{PRINT}metadata/{PRINT}citation") == (
        "Small Journal 1 (2019), 1–2. https://doi.org/10.0000/SMALL"
    )
    anchors = {anchor.get("id") for anchor in article.iter(f"{PRINT}anchor")}
    assert {locator.get("to") for locator in article.iter(f"{PRINT}locator")} <= anchors


def test_the_apparatus_of_the_small_edition(small: Path) -> None:
    article = etree.fromstring(print_xml(material_of(small))["letter"])
    decisions = [
        [decision.findtext(f"{PRINT}{name}") for name in ("lemma", "rejected", "reason")]
        for decision in article.iter(f"{PRINT}decision")
    ]
    assert ["Khrushchev", "Krushchev", "A letter lost in the print."] in decisions
    assert [None, None, "The pages may belong to another file: not emended."] in decisions


def test_every_place_that_an_editor_explains_can_be_found(tmp_path: Path) -> None:
    places = (
        "<milestone unit='section' rend='asterisks' xml:id='a'/><p xml:id='b'>b<pb n='2' xml:id='c'/></p>"
        "<list><item xml:id='d'>d</item></list><lg xml:id='e'><l xml:id='f'>f</l></lg>"
        "<head xml:id='g'>g</head><table><row><cell xml:id='h'>h</cell></row></table>"
        "<figure xml:id='i'><head>i</head></figure>"
    )
    notes = "".join(f"<note type='editorial' target='#{name}'>{name}</note>" for name in "abcdefghi")
    material = material_of_text(tmp_path, tei(f"{places}<div type='apparatus'>{notes}</div>"))
    article = etree.fromstring(print_xml(material)["text"])
    assert SCHEMA.validate(article), SCHEMA.error_log
    anchors = {anchor.get("id") for anchor in article.iter(f"{PRINT}anchor")}
    wanted = [locator.get("to") for locator in article.iter(f"{PRINT}locator")]
    assert len(wanted) == 9 and set(wanted) <= anchors


def test_archival_units_stand_under_their_fonds(small: Path) -> None:
    article = etree.fromstring(print_xml(material_of(small))["letter"])
    archives = article.find(f".//{PRINT}index[@kind='archives']/{PRINT}group")
    assert archives.get("name") == "RGANI, F 3"
    assert archives.findtext(f"{PRINT}entry/{PRINT}name") == "inv. 14, f. 448"


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("1. a", "2. b", "plain"),
        ("A. a", "B. b", "plain"),
        ("(i) a", "(ii) b", "plain"),
        ("a", "b", "bulleted"),
        ("1. a", "b", "bulleted"),
    ],
)
def test_items_with_numbers_of_their_own_get_no_other_sign(first: str, second: str, kind: str) -> None:
    body = f"<list><item>{first}</item><item><p>{second}</p></item></list>"
    assert f'<list kind="{kind}">' in inside(tei(body))
