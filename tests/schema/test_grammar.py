"""edition.rng: what it accepts, what it refuses and where."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from teitools.edition import Document
from teitools.edition.parsing import parse_xml
from teitools.relaxng import Schema
from teitools.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests/editions/small"
FILES = sorted([*SMALL.rglob("*.xml"), *(ROOT / "edition").rglob("*.xml")])

PARAGRAPH = '<p n="3" xml:id="par3">The dispute <emph>remained</emph> small.</p>'
PERSON = '<person xml:id="author">'


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(resource("schema/edition.rng"))))


@cache
def schema() -> Schema:
    return Schema.load(resource("schema/edition.rng"))


@cache
def source(name: str) -> str:
    return (SMALL / name).read_text("utf-8")


def refused(name: str, old: str, new: str) -> list[int]:
    """The lines at which the small edition is refused after a change."""
    assert old in source(name), f"{old} does not stand in {name}"
    text = source(name).replace(old, new, 1).encode()
    document = Document(SMALL / name, name, text, parse_xml(text))
    found = [problem.line for problem in schema().check(document)]
    assert grammar().validate(document.tree) == (not found), "libxml2 is of another opinion"
    return found


def in_paragraph(words: str) -> tuple[str, str, str]:
    return "letter.xml", PARAGRAPH, f'<p n="3" xml:id="par3">{words}</p>'


def after_paragraph(block: str) -> tuple[str, str, str]:
    return "letter.xml", PARAGRAPH, PARAGRAPH + block


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_editions_are_valid(path: Path) -> None:
    assert grammar().validate(parse_xml(path.read_bytes())), grammar().error_log


@pytest.mark.parametrize(
    "words",
    [
        'on <date when="1960-11-12">12 November</date>, <date when="--11-29">every year</date>',
        '<date from="1960" to="1961">1960–1961</date>, <date notBefore="1954">mid-1950s</date>',
        '<persName ref="person:hoxha"><forename>Enver</forename> <surname>Hoxha</surname></persName>',
        'an inline note<note place="bottom" n="3">with <title level="m">a title</title></note>',
        '<choice xml:id="a1"><sic/><corr resp="#editor" cert="low" ana="#author">the </corr></choice>',
        '<choice><sic>r<pb n="9" xml:id="p9"/></sic><corr resp="#e" cert="low" ana="#ocr">x</corr></choice>',
        "<choice><abbr>inv.</abbr><expan>inventory</expan></choice>",
        '<app><lem wit="#a">one</lem><rdg wit="#b #c">another</rdg></app>',
        '<del rend="overstrike">not</del> <add place="above">now</add> <gap reason="omitted"/>',
        '<unclear reason="faded">what</unclear> <supplied reason="lost" resp="#e">ever</supplied>',
        '<list type="ordered"><item>one</item><item>two</item></list>',
        '<quote source="#fn1">outer <quote>inner</quote></quote> and <soCalled>so</soCalled>',
        '<hi rend="superscript">th</hi> <foreign xml:lang="sr-Latn">opština</foreign><lb/>',
    ],
)
def test_what_prose_may_hold(words: str) -> None:
    assert refused(*in_paragraph(words)) == []


@pytest.mark.parametrize(
    "block",
    [
        '<div type="section"><head>A part</head><p n="4">Words.</p><div><p>Deeper.</p></div></div>',
        '<lg type="stanza"><l>One line</l><l>and another</l></lg>',
        '<table><row role="label"><cell>Year</cell></row><row><cell>1960</cell></row></table>',
        '<figure><head>A map</head><graphic url="map.png"/><figDesc>A map of the coast.</figDesc></figure>',
        '<cit><quote>Words.</quote><bibl corresp="work:griffith-1963">Griffith</bibl></cit>',
        '<list type="gloss"><label>opis’</label><item>inventory</item></list>',
        "<quote>A long quotation<lb/>of its own</quote>",
    ],
)
def test_what_a_part_may_hold(block: str) -> None:
    assert refused(*after_paragraph(block)) == []


@pytest.mark.parametrize(
    "words",
    [
        "<persName>Hoxha</persName>",
        '<persname ref="person:hoxha">Hoxha</persname>',
        '<rs type="thing" ref="event:meeting">it</rs>',
        "<date>1960</date>",
        '<date when="12.11.1960">12 November 1960</date>',
        '<date when="1960-11-31">31 November 1960</date>',
        '<date when="1960" notBefore="1960">1960</date>',
        '<date when="1960" evidence="guess">1960</date>',
        '<date when="1960" cert="sure">1960</date>',
        '<note place="foot" n="3">Words.</note>',
        '<ref type="footnote" target="#fn1">1</ref>',
        "<ref>http://example.org</ref>",
        '<pb n="3"/>',
        '<pb n="3" xml:id="3"/>',
        "<foreign>mesiachnik</foreign>",
        '<foreign xml:lang="russian">mesiachnik</foreign>',
        '<foreign xml:lang="ru_Latn">mesiachnik</foreign>',
        "<title>Pravda</title>",
        '<title level="x">Pravda</title>',
        "<bibl>Griffith</bibl>",
        '<biblScope unit="page">7</biblScope>',
        "<choice><sic>a</sic></choice>",
        '<choice><sic>a</sic><corr resp="#editor" cert="high">b</corr></choice>',
        '<choice><sic>a</sic><corr resp="#editor" cert="high" ana="#typist">b</corr></choice>',
        '<choice><sic>a</sic><corr resp="editor" cert="high" ana="#ocr">b</corr></choice>',
        '<hi rend="italics">word</hi>',
        '<gap reason="lazy"/>',
        "<p>A paragraph in a paragraph.</p>",
        "<table/>",
        '<unknown xmlns="">word</unknown>',
    ],
)
def test_what_prose_may_not_hold(words: str) -> None:
    assert refused(*in_paragraph(words))[:1] == [70]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("letter.xml", '<note type="author" place="bottom" n="2"', '<note type="author" place="bottom"'),
        ("letter.xml", ' place="bottom" n="2"', ' place="below" n="2"'),
        ("letter.xml", 'xml:id="fn2" target="#ref2"', 'xml:id="fn2"'),
        ("letter.xml", 'resp="#editor" cert="low"', 'resp="#editor" cert="unsure"'),
        ("letter.xml", '<div type="abstract"', '<div type="summary"'),
        ("letter.xml", '<idno type="fonds">', '<idno type="fond">'),
        ("letter.xml", 'unit="page" from="16"', 'unit="pages" from="16"'),
        ("letter.xml", '<milestone unit="section" rend="asterisks"/>', '<milestone unit="stars"/>'),
        ("letter.xml", 'xml:id="letter" xml:lang="en"', 'xml:id="letter"'),
        ("letter.xml", '<citeStructure unit="paragraph"', '<citeStructure unit="para"'),
        ("registers/persons.xml", '<persName type="main"><surname>Author', "<persName><surname>Author"),
        ("registers/persons.xml", PERSON, "<person>"),
        ("registers/persons.xml", '<birth when="1908"/>', '<birth when="1908?"/>'),
        ("registers/places.xml", 'type="country"', 'type="land"'),
        ("registers/places.xml", "<geo>41 20</geo>", "<geo>41° N 20° E</geo>"),
        ("registers/organizations.xml", 'type="archive"', 'type="archives"'),
        ("registers/events.xml", ' when="1960-11-12"', ""),
        ("registers/events.xml", 'type="meeting"', 'type="talk"'),
        ("registers/works.xml", 'type="book"', 'type="volume"'),
        ("registers/archives.xml", ' type="archival"', ""),
    ],
)
def test_what_the_parts_of_an_edition_may_not_be(name: str, old: str, new: str) -> None:
    line = source(name)[: source(name).index(old)].count("\n") + 1
    assert refused(name, old, new)[:1] == [line]
