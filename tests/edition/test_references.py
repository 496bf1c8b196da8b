"""What a document says itself of how it is cited is followed: refsDecl with citeStructure."""

from pathlib import Path

import pytest
from lxml import etree

from teitools.edition import Document
from teitools.edition.addresses import ADDRESS, ID, REFERENCE, addressed
from teitools.edition.parsing import parse_xml
from teitools.edition.references import references

BIBLE = """<citeStructure unit="book" match="//body/div" use="@n">
  <citeStructure unit="chapter" match="div" use="position()" delim=" ">
    <citeStructure unit="verse" match="ab" use="position()" delim=":"/>
  </citeStructure>
</citeStructure>"""
GENESIS = "<div n='Gn'><div><ab>a</ab><ab>b</ab></div><div><ab>c <name ref='x'>d</name></ab></div></div>"


def document(structure: str, body: str) -> Document:
    header = f"<teiHeader><encodingDesc><refsDecl>{structure}</refsDecl></encodingDesc></teiHeader>"
    text = f"<text><body>{body}</body></text>"
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'.encode()
    return Document(Path("b.xml"), "b.xml", source, parse_xml(source))


def anchors(structure: str, body: str) -> list[str]:
    return [each.get(ID, "") for each in addressed(document(structure, body)).iter("*") if each.get(ID)]


def texts(structure: str, body: str) -> list[str]:
    return [found.text for found in references(document(structure, body).tree).values()]


def test_book_chapter_and_verse() -> None:
    assert texts(BIBLE, GENESIS) == ["Gn", "Gn 1", "Gn 1:1", "Gn 1:2", "Gn 2", "Gn 2:1"]
    assert anchors(BIBLE, GENESIS) == ["Gn", "Gn.1", "Gn.1.1", "Gn.1.2", "Gn.2", "Gn.2.1", "m.1"]


def test_what_stands_in_a_verse_is_cited_by_it() -> None:
    tree = addressed(document(BIBLE, GENESIS))
    [name] = [each for each in tree.iter("*") if each.get(ID) == "m.1"]
    assert name.get(ADDRESS) == "b:Gn.2.1"
    assert [each.get(REFERENCE) for each in tree.iter("{*}ab")] == ["Gn 1:1", "Gn 1:2", "Gn 2:1"]


def test_a_declared_address_that_is_the_derived_one_says_nothing_new() -> None:
    structure = '<citeStructure unit="paragraph" match="/TEI/text/body//p" use="@n" delim=":par."/>'
    tree = addressed(document(structure, "<p n='7'>a</p><p>b</p>"))
    assert [(each.get(ID), each.get(REFERENCE)) for each in tree.iter("{*}p")] == [
        ("par.7", None),
        ("par.8", None),
    ]


def test_the_first_structure_that_matches_counts() -> None:
    structures = (
        '<citeStructure match="//body/p" use="@xml:id"/><citeStructure match="//body/p" use="position()"/>'
    )
    assert anchors(structures, "<p xml:id='a'>a</p><p>b</p>") == ["a", "2"]


def test_no_declared_address_looks_like_that_of_a_name() -> None:
    assert anchors('<citeStructure match="//p" use="@n"/>', "<p n='m.1'>a</p>") == ["ref.m.1"]


@pytest.mark.parametrize(
    ("match", "use", "expected"),
    [
        ("//tei:p[@n]", "@n", ["1"]),
        ("//p", "concat('p', position())", ["p1", "p2"]),
        ("//p", "ancestor::div[1]/@n", ["d", "d"]),
        ("//div", "head", ["The head"]),
        ("//p[not(@n)]", "string-length(.) * 2", ["2"]),
        ("//p | //head", "'x'", ["x", "x", "x"]),
    ],
)
def test_paths_that_are_followed(match: str, use: str, expected: list[str]) -> None:
    body = "<div n='d'><head>The\n head</head><p n='1'>a</p><p>b</p></div>"
    assert texts(f'<citeStructure match="{match}" use="{use}"/>', body) == expected


@pytest.mark.parametrize(
    ("match", "use"),
    [
        ("//p", "document('/etc/passwd')"),
        ("//p", "doc('/etc/passwd')"),
        ("//*[count(//*[count(//*) > 1]) > 1]", "'x'"),
        ("//p[preceding::*]", "'x'"),
        ("//a//b//c//d//e", "'x'"),
        ("//p", "//*"),
        ("//p", "(@n, 'x')[1]"),
        ("//p", "re:test(@n, 'x')"),
        ("//p[", "@n"),
        ("", "@n"),
        ("//p", ""),
        ("//p", "x" * 1000),
    ],
)
def test_paths_that_read_search_too_much_or_are_none_are_passed_over(match: str, use: str) -> None:
    assert texts(f'<citeStructure match="{match}" use="{use}"/>', "<p n='1'>a</p>") == []


def test_structures_without_end_come_to_one() -> None:
    structure = '<citeStructure match="//*" use="1">'
    for _ in range(6):
        structure += '<citeStructure match=".//*" use="1">'
    body = "<div>" * 30 + "<p/>" * 2000 + "</div>" * 30
    assert len(texts(structure + "</citeStructure>" * 7, body)) > 2000


def test_attributes_and_texts_are_no_places() -> None:
    assert references(document('<citeStructure match="//p/@n" use="."/>', "<p n='1'>a</p>").tree) == {}


def test_etree_elements_are_left_as_they_are() -> None:
    given = document(BIBLE, GENESIS)
    before = etree.tostring(given.tree)
    references(given.tree)
    assert etree.tostring(given.tree) == before
