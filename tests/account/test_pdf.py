"""The words of a PDF, as its text extracts, against the print XML that it was set from."""

from pathlib import Path

import pytest

from inline import shown, tei
from materials import material_of, material_of_text
from teitools.publish.account.account import Account
from teitools.publish.account.edition import account_of
from teitools.publish.account.pdf_text import pages_of
from teitools.publish.account.words import words
from teitools.publish.material import Material
from teitools.publish.pdf import pdf_files
from teitools.publish.typeset import print_xml

SMALL = Path(__file__).parents[1] / "editions" / "small"
NUMBERED = "".join(f"w{n}<note>n{n}</note> " for n in range(130))
LINES = "".join(
    f"<p>The {n}th paragraph tells of dust, light and the {n * 7919 % 1000}.</p>" for n in range(90)
)


def account_for(material: Material, pdf: dict[str, bytes] | None = None) -> Account:
    """The account of a PDF; it may be another's."""
    return account_of(material.edition, {"pdf": pdf or pdf_files(material)}, print_xml(material))


def test_nothing_of_the_small_edition_is_lost_or_added() -> None:
    assert account_for(material_of(SMALL)).diagnostics == []


@pytest.mark.parametrize(
    "body",
    [
        LINES,
        "<p>a<note place='foot'>one note</note> b<note place='foot'>another one</note> c</p>",
        "<head>Of <hi rend='sc'>Dust</hi></head><list><item>one</item><item>two</item></list>",
        "<p>un<hi>break</hi>able affixes and fluffy office</p>",
        "<p xml:lang='ar'>كتاب البشارة بالعافية الشريفة السلطانية</p>",
        "<p>left &#x202e;to right&#x202c; to left</p>",
        f"<p>{NUMBERED}</p>",
        "<p>in 184<note>a1</note> and 1841<note>a<hi>11</hi></note>, a11, 18<note>a</note>42</p>",
        "<p>a<note>one<note>inner</note>two</note>b<note>three</note><note>four</note>c</p>",
        "<p>vr̥tti and kr̥ṣṇa, Ἰλιάς, Κόσμος</p>",
    ],
)
def test_what_is_set_comes_back(tmp_path: Path, body: str) -> None:
    assert account_for(material_of_text(tmp_path, tei(body))).diagnostics == []


def test_a_word_that_is_not_set_is_lost_at_its_place(tmp_path: Path) -> None:
    (whole, part) = (tmp_path / name for name in ("whole", "part"))
    whole.mkdir()
    part.mkdir()
    material = material_of_text(whole, tei(LINES))
    pdf = pdf_files(material_of_text(part, tei(LINES.replace("the 919", "919"))))
    account = account_for(material, pdf)
    column = LINES.index("the 919") + 1
    assert shown(account.diagnostics) == [f"text.xml:2:{column} E501"]
    assert account.documents[0].outputs["pdf"].lost == 1


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    (pdf,) = pdf_files(material_of_text(tmp_path, tei(LINES))).values()
    pages = [words(page) for page in pages_of(pdf)]
    assert len(pages) > 1
    assert pages[1][0] == "The"


def test_words_that_run_from_right_to_left_are_compared_by_their_letters(tmp_path: Path) -> None:
    material = material_of_text(tmp_path, tei("<p xml:lang='ar'>أورد اللّهُ عليه من الهناء كلّ سريّ يسرّه</p>"))
    figures = account_for(material).documents[0].outputs["pdf"]
    assert figures.lost == 0
    assert 0 < figures.by_letters <= 8
