"""What is certain is mended, and nothing else changes: before and after, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editing.mended import edition_with, every, mended, result
from inline import NAMESPACE, tei
from teitools.checks import check_edition
from teitools.diagnostics import Diagnostic
from teitools.editing.mending import mend
from teitools.edition import Edition
from teitools.edition.parsing import parse_xml

HERE = Path("/nowhere")
NOTE = '<note place="bottom" n="1" xml:id="n1">a</note>'


def whole(body: str) -> str:
    return tei(f'<p xml:id="p1">{body}</p>').replace("<TEI ", '<TEI xml:lang="en" ')


def after(body: str, only: str | None = None) -> str:
    """The body after mending."""
    source = whole(body).encode()
    before, behind = whole("§").split("§")
    return result(source, mended(source, HERE, only=only)).decode()[len(before) : -len(behind)]


CERTAIN = {
    "E101 in the wrong case": ("<persname ref='#p1'>x</persname>", "<persName ref='#p1'>x</persName>"),
    "E101 misspelt": ('<persNmae ref="#p1" >x</persNmae >', '<persName ref="#p1" >x</persName >'),
    "E101 empty": ("<LB/>", "<lb/>"),
    "E101 over lines": ("<Hi\n>x<!-- </Hi> --></Hi\n>", "<hi\n>x<!-- </Hi> --></hi\n>"),
    "E101 with a prefix": (
        f'<t:Hi xmlns:t="{NAMESPACE}">x</t:Hi>',
        f'<t:hi xmlns:t="{NAMESPACE}">x</t:hi>',
    ),
    "E101 in one another": ("<Hi><HI>x</HI></Hi>", "<hi><hi>x</hi></hi>"),
    "E101 of siblings": ("<Hi>x</Hi><lb/><Hi\n>y</Hi><Hi/>", "<hi>x</hi><lb/><hi\n>y</hi><hi/>"),
    "E105 in the wrong case": ("<hi Rend='italic'>x</hi>", "<hi rend='italic'>x</hi>"),
    "E105 misspelt": ("<hi\n rennd = 'italic'>x</hi>", "<hi\n rend = 'italic'>x</hi>"),
    "E105 of XML": (NOTE.replace("xml:id", "xml:Id"), NOTE),
    "E106 in the wrong case": (NOTE.replace("bottom", "Bottom"), NOTE),
    "E106 misspelt": (NOTE.replace("bottom", "botom"), NOTE),
    "E302": ("<seg xml:id=' s1\n'>x</seg>", "<seg xml:id='s1'>x</seg>"),
    "E311 without #": ('<ref target="p1">x</ref>', '<ref target="#p1">x</ref>'),
    "E311 of several": ("<ref target='p1 #p1  p1'>x</ref>", "<ref target='#p1 #p1  #p1'>x</ref>"),
    "E311 in the wrong case": ('<ref target="#P1">x</ref>', '<ref target="#p1">x</ref>'),
    "E311 with a space": ('<ref target="# p1">x</ref>', '<ref target="#p1">x</ref>'),
    "E402 basic": ('<date when="19600101">x</date>', '<date when="1960-01-01">x</date>'),
    "E106 with slashes": ("<date when='1960/1/2'>x</date>", "<date when='1960-01-02'>x</date>"),
    "E411": ('<foreign xml:lang="de_DE">x</foreign>', '<foreign xml:lang="de-DE">x</foreign>'),
    "E413": (
        """<foreign xml:lang="iw">x</foreign><foreign xml:lang='iw'>y</foreign>""",
        """<foreign xml:lang="he">x</foreign><foreign xml:lang='he'>y</foreign>""",
    ),
    "E431": (
        "".join(f'<pb xml:id="p{n}" n="{6 if n == 5 else n}"/>' for n in range(1, 10)),
        "".join(f'<pb xml:id="p{n}" n="{n}"/>' for n in range(1, 10)),
    ),
}


@pytest.mark.parametrize("name", CERTAIN)
def test_what_is_certain_is_mended(name: str) -> None:
    wrong, right = CERTAIN[name]
    assert after(wrong) == right
    assert after(wrong, only=name[:4]) == right
    assert after(right) == right


UNCERTAIN = {
    "a name like none": "<widget>x</widget>",
    "a name cut short": '<pers ref="#p1">x</pers>',
    "an attribute that is there already": '<hi rend="italic" Rend="bold">x</hi>',
    "a value like none": NOTE.replace("bottom", "foot"),
    "an id in two parts": '<seg xml:id="s 1">x</seg>',
    "a pointer to nothing": '<ref target="#p2">x</ref>',
    "an id that is taken": '<seg xml:id=" p1">x</seg>',
    "six digits": '<date when="196011">x</date>',
    "a language that is probably meant": '<foreign xml:lang="gr">x</foreign>',
    "a number that only looks like a date": '<widget from="557">x</widget>',
    "text": "cafe\u0301 Khrush\xadchev Tir\u0430na",
    "a name in a comment": "<!-- <persname/> -->",
    "a name in a section": "<![CDATA[<persname>]]>",
}


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_left(name: str) -> None:
    assert after(UNCERTAIN[name]) == UNCERTAIN[name]


def test_only_what_is_wanted_is_mended() -> None:
    assert after('<Hi Rend="italic">x</Hi>', only="E105") == '<Hi Rend="italic">x</Hi>'
    assert after('<Hi>x</Hi><ref target="p1">y</ref>', only="E311") == '<Hi>x</Hi><ref target="#p1">y</ref>'


def test_values_wait_until_their_element_has_a_name() -> None:
    """In a <biblScope> they are pages, in an element that nobody knows they might be years."""
    wrong = '<bibl><biblscope unit="page" from="557" to="577">x</biblscope></bibl>'
    right = wrong.replace("biblscope", "biblScope")
    assert after(wrong) == right
    assert after(wrong, only="E402") == wrong


def test_one_that_does_harm_does_not_keep_the_others_back() -> None:
    wrong = '<LB/><seg xml:id=" p1">x</seg><seg xml:id=" s1">x</seg><persname ref="p1">x</persname>'
    right = '<lb/><seg xml:id=" p1">x</seg><seg xml:id="s1">x</seg><persName ref="#p1">x</persName>'
    assert after(wrong) == right


REVEALED = {
    "a dead pointer": ('<persname ref="#none">x</persname>', '<persName ref="#none">x</persName>'),
    "a dead pointer in an attribute": ('<ref tagret="#none">x</ref>', '<ref target="#none">x</ref>'),
    "a value": ('<Date when="50">x</Date>', '<date when="50">x</date>'),
}


@pytest.mark.parametrize("name", REVEALED)
def test_what_a_right_name_shows_was_wrong_before(name: str) -> None:
    wrong, right = REVEALED[name]
    assert after(wrong) == right


def test_a_misspelt_name_is_left_where_its_value_speaks_against_it() -> None:
    wrong = '<note plcae="nowhere" n="1" xml:id="n1">a</note>'
    assert after(wrong) == wrong


def test_who_is_at_fault_is_found_soon() -> None:
    taken = '<seg xml:id=" p1">x</seg>'
    source = whole("<LB/>" * 100 + taken + "<lb/>" + '<ref target="p1">x</ref>' * 100).encode()
    edition, asked = edition_with(source, HERE), []

    def check(changed: Edition) -> list[Diagnostic]:
        asked.append(changed)
        return check_edition(changed)

    done = mend(edition, check(edition), check, every)
    assert result(source, done) == source.replace(b"LB", b"lb").replace(b'"p1">x</ref', b'"#p1">x</ref')
    assert len(asked) < 8


def test_what_an_entity_holds_is_left() -> None:
    declared = '<!DOCTYPE TEI [<!ENTITY e "<persname>x</persname>">]>'
    source = (declared + whole("&e;<LB/>")).encode()
    assert result(source, mended(source, HERE)) == source.replace(b"<LB/>", b"<lb/>")


def test_a_name_is_mended_although_the_space_behind_its_text_is_wrong_then() -> None:
    body = '<persName ref="#p1">x</persName><persname ref="#p1">x </persname>a'
    source = whole(body).encode()
    assert result(source, mended(source, HERE)) == source.replace(b"persname", b"persName")


PIECES = (
    ("<persname ref={q}#p1{q}>x{t}</persname>", "<persName ref={q}#p1{q}>x{t}</persName>"),
    ("<t:lB n={q}1{q}/>", "<t:lb n={q}1{q}/>"),
    ("<hi{s}rennd{s}={q}italic{q}>{t}</hi>", "<hi{s}rend{s}={q}italic{q}>{t}</hi>"),
    ("<t:HI>{t}</t:HI>", "<t:hi>{t}</t:hi>"),
    (
        "<note place={q}botom{q} n={q}{n}{q} xml:Id={q}n{n}{q}>{t}</note>",
        "<note place={q}bottom{q} n={q}{n}{q} xml:id={q}n{n}{q}>{t}</note>",
    ),
    ("<ref target={q}{s}p1 #p1{q}>{t}</ref>", "<ref target={q}{s}#p1 #p1{q}>{t}</ref>"),
    ("<seg xml:id={q} é{n} {q}>{t}</seg>", "<seg xml:id={q}é{n}{q}>{t}</seg>"),
    ("<!-- <persname> {t} -->",) * 2,
    ("<?x <lB/>{t}?>",) * 2,
    ("<![CDATA[<persname a='b'>]]>&lt;{t}",) * 2,
    ("{t}",) * 2,
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1", "windows-1252"]


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A document with slips, and the same without them."""
    encoding, newline = draw(st.sampled_from(ENCODINGS)), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    wide = "" if encoding in ("iso-8859-1", "windows-1252") else "Ж𝄞"
    texts = st.text(f"aé \n.{wide}", max_size=4)
    wrong = right = ""
    for number, (slipped, straight) in enumerate(draw(st.lists(st.sampled_from(PIECES), max_size=7)), 1):
        words = {
            "q": draw(st.sampled_from("\"'")),
            "s": draw(st.sampled_from([" ", "\n", "  "])),
            "t": draw(texts),
            "n": number,
        }
        wrong += (slipped if draw(st.booleans()) else straight).format(**words)
        right += straight.format(**words)
    name = encoding.removesuffix("-sig").removesuffix("-be")
    mark = "\ufeff" if encoding == "utf-16-be" else ""

    def written(body: str) -> bytes:
        text = f'{mark}<?xml version="1.0" encoding="{name}"?>\n{whole(body)}'
        return text.replace("<TEI ", f'<TEI xmlns:t="{NAMESPACE}" ').replace("\n", newline).encode(encoding)

    return written(wrong), written(right)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_slips_are_gone_and_every_other_byte_stays(documents: tuple[bytes, bytes]) -> None:
    wrong, right = documents
    done = mended(wrong, HERE)
    assert result(wrong, done) == right
    again = mended(right, HERE)
    assert again.splices == {}
    assert [(each.code, each.byte_range) for each in done.left] == [
        (each.code, each.byte_range) for each in again.left
    ]


ANYTHING = [*(wrong for wrong, _ in CERTAIN.values()), *UNCERTAIN.values()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(ANYTHING), max_size=5))
def test_fixing_twice_is_fixing_once_and_text_stays(pieces: list[str]) -> None:
    source = whole("".join(pieces)).encode()
    written = result(source, mended(source, HERE))
    assert mended(written, HERE).splices == {}
    assert "".join(parse_xml(written).getroot().itertext()) == "".join(parse_xml(source).getroot().itertext())
