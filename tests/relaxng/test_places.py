"""A diagnostic's place is what it speaks of, in whatever encoding and form the file is written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from inline import document, tei
from teitools.diagnostics import Diagnostic
from teitools.relaxng import Schema
from teitools.relaxng.problem import Problem
from teitools.resources import resource

SCHEMA = Schema.load(Path(__file__).parent / "small.rng")
HEAD = "<head>H</head>"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"]


def encoded(text: str, encoding: str) -> bytes:
    """A file as editors save it: declared, and in UTF-16 with a byte order mark."""
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    declared = f'<?xml version="1.0" encoding="{name}"?>'
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    return (mark + declared + text).encode(encoding)


def cut(source: bytes, found: Diagnostic, encoding: str) -> str:
    assert found.byte_range is not None
    start, end = found.byte_range
    codec = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    return source[start:end].decode(codec)


def one(xml: str) -> tuple[Diagnostic, str]:
    source = encoded(xml, "utf-8")
    (found,) = SCHEMA.validate(source)
    return found, cut(source, found, "utf-8")


def root(body: str, before: str = "") -> str:
    return f'{before}<text xmlns="urn:t" xmlns:t="urn:t">{HEAD}{body}</text>'


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        ("<!-- > --><persname ref='x'>x</persname ><p/>", "E101", "persname"),
        ("<t:persname\nref='x'/><p/>", "E101", "t:persname"),
        ("<p\n lang='en'/>", "E105", "lang"),
        ("<p n = 'a>b'/>", "E106", "a>b"),
        ("<p n='&#48;'/>", "E106", "&#48;"),
        ("<p n=''/>", "E106", "n=''"),
        ("<p/> <?pi > ?> \n stray <p/>", "E103", "stray"),
        ("<p/><![CDATA[ <stray> ]]><p/>", "E103", "<stray>"),
        ("<p/>\n&amp;<p/>", "E103", "&amp;"),
        ("<list\n/>", "E104", "<list\n/>"),
        ("<p><persName>x</persName></p>", "E107", "<persName>"),
    ],
)
def test_what_is_marked(body: str, code: str, place: str) -> None:
    found, marked = one(root(body))
    assert (found.code, marked) == (code, place)


def test_a_name_is_marked_where_another_is_proposed() -> None:
    source = b"<text xmlns='urn:t'><persName ref='x'>H</persName><p/></text>"
    (found,) = SCHEMA.validate(source)
    assert (found.code, found.fix, cut(source, found, "utf-8")) == ("E102", "head", "persName")


def test_after_a_dtd_with_brackets_and_attributes() -> None:
    dtd = '<!DOCTYPE text [<!ATTLIST p n CDATA "1" lang CDATA "]>"><!-- ]> \' --><?x ]> ?>]>\n'
    found, marked = one(root("<p>x</p><p\nlang='en'/>", dtd))
    assert (found.code, found.line, found.column, marked) == ("E105", 3, 1, "lang")


def test_an_element_of_an_entity_stands_where_the_entity_is_used() -> None:
    found, marked = one(root("<p>&e;</p>", """<!DOCTYPE text [<!ENTITY e "<persname ref='x'/>">]>"""))
    assert (found.code, marked, found.fix) == ("E101", "&e;", None)


def test_after_line_65535() -> None:
    found, marked = one(root("\n" * 70_000 + "<persname ref='x'/><p/>"))
    assert (found.line, found.column, marked) == (70_001, 2, "persname")


def test_names_that_unicode_has_known_since_its_fifth_version() -> None:
    found, marked = one(root("\n <ⴰ/><p/>"))
    assert (found.line, found.column, marked) == (2, 3, "ⴰ")


SLIPS = st.sampled_from(
    [
        ("<persname{s}ref='x'>x</persname>", "persname"),
        ("<p{s}lang='en'>x</p>", "lang"),
        ('<p{s}lang = "en">x</p>', "lang"),
        ("<p{s}n='é1'>x</p>", "é1"),
        ("<p><date{s}when='1 é'/></p>", "1 é"),
    ]
)
RIGHT = st.sampled_from(
    [
        "<p>é<!-- <p> > --></p>",
        "<p n='1'>&amp;&#xe9;</p>",
        "<list><?x ?><item><![CDATA[<p>]]></item></list>",
        "\n",
        " ",
        "<p\n n='2'\n>\n</p>",
    ]
)
WIDE = st.sampled_from(["<p>𝄞ж</p>", "<p>漢\n</p>"])


@settings(deadline=None, max_examples=150)
@given(
    st.lists(RIGHT | WIDE, max_size=5).map("".join),
    SLIPS,
    st.sampled_from([" ", "\n", "\n\t "]),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_document(before: str, slip: tuple[str, str], space: str, encoding: str, newline: str) -> None:
    if encoding in ("iso-8859-1", "windows-1252"):
        before = before.encode("iso-8859-1", "xmlcharrefreplace").decode("iso-8859-1")
    written, wrong = slip
    text = root(before + written.format(s=space) + "<p/>").replace("\n", newline)
    source = encoded(text, encoding)
    (found,) = SCHEMA.validate(source)
    assert cut(source, found, encoding) == wrong
    lines = (
        source.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    line = lines[found.line - 1]
    assert (found.line, line[found.column - 1 : found.end_column - 1]) == (found.end_line, wrong)


@pytest.mark.parametrize(
    ("written", "code", "attribute", "fix", "mended"),
    [
        ("<t:persname xmlns:t='urn:t'/>", "E101", None, "persName", "<t:persName xmlns:t='urn:t'/>"),
        ("<p lang='en'/>", "E105", "lang", "xml:lang", "<p xml:lang='en'/>"),
        ("<p n='x'/>", "E106", "n", "l'eau & <feu>", "<p n='l&apos;eau &amp; &lt;feu&gt;'/>"),
        ("<p n=''/>", "E106", "n", 'the "A"', "<p n='the &quot;A&quot;'/>"),
        ("<p>tday</p>", "E106", None, "today", "<p>today</p>"),
    ],
)
def test_a_fix_is_written_in_place_of_what_is_marked(
    monkeypatch: pytest.MonkeyPatch, written: str, code: str, attribute: str | None, fix: str, mended: str
) -> None:
    def found(_: object, tree: etree._ElementTree) -> list[Problem]:
        root = tree.getroot()
        return [Problem(root, code, "", attribute, after=root if root.text else None, fix=fix)]

    monkeypatch.setattr("teitools.relaxng.findings.problems", found)
    (diagnostic,) = SCHEMA.validate(written.encode())
    assert diagnostic.byte_range is not None
    assert diagnostic.fix is not None
    start, end = diagnostic.byte_range
    assert written[:start] + diagnostic.fix + written[end:] == mended


def test_the_fix_of_a_name_is_to_be_written_in_both_tags() -> None:
    schema = Schema.load(resource("schema/edition.rng"))
    source = tei("<p>é<persname>x</persname> <lB/></p>").encode()
    found = [each for each in schema.check(document(source)) if each.code == "E101" and each.fix]
    assert [(each.fix, len(each.also)) for each in found] == [("persName", 1), ("lb", 0)]
    (end,) = found[0].also
    assert source[end.start : end.end] == b"persname"
    assert source[end.start - 2 : end.start] == b"</"


def test_a_name_that_is_said_once_for_siblings_is_to_be_written_in_all_of_them() -> None:
    schema = Schema.load(resource("schema/edition.rng"))
    source = tei(
        "<p><Hi>x</Hi><lb/><Hi/><t:Hi xmlns:t='http://www.tei-c.org/ns/1.0'/><Hi>y</Hi></p>"
    ).encode()
    (one,) = [each for each in schema.check(document(source)) if each.code == "E101"]
    assert len(one.also) == 4
    assert {source[each.start : each.end] for each in one.also} == {b"Hi"}
    assert list(one.also) == sorted(one.also)
