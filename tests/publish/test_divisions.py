"""A long document is cut at its divisions; breaks and notes go where they are read."""

from pathlib import Path

import pytest
from lxml import etree

from inline import tei
from teitools.edition import read_edition
from teitools.edition.addresses import addressed
from teitools.publish.divisions import Part, divide, page_trees

TEI = "{http://www.tei-c.org/ns/1.0}"

NOVEL = """
<div xml:id="one"><head>The First</head><p>Here.<ref type="footnote" target="#n1">1</ref></p></div>
<pb n="9"/>
<div><head>The Second, and a Long Heading That Goes On and On</head>
  <p>There.<ref type="footnote" target="#n2">2</ref> <note place="bottom">Own.</note></p></div>
"""
NOTES = """
<div type="notes"><head>Notes</head><note xml:id="n1" n="1"><p>To one.</p></note>
<note xml:id="n2" n="2"><p>To two.</p></note></div>
"""


def cut(folder: Path, xml: str, *types: str, prefix: str = "") -> tuple[list[Part], dict[str, str]]:
    """The pages after the first, and the words of every page by its file."""
    file = folder / "novel.xml"
    file.write_text(xml, encoding="utf-8")
    tree = addressed(read_edition(file).documents[0])
    parts = divide(tree, prefix, types)
    return list(parts), {name: words(page) for name, page in page_trees(tree, parts).items()}


def words(page: etree._ElementTree) -> str:
    text = page.getroot().find(f"{TEI}text")
    assert text is not None
    return " ".join("".join(map(str, text.itertext())).split())


def with_back(body: str, back: str) -> str:
    return tei(body).replace("</body>", f"</body><back>{back}</back>")


def test_pages_are_called_by_ids_or_headings(tmp_path: Path) -> None:
    parts, _ = cut(tmp_path, tei(NOVEL), prefix="novel")
    assert [part.file for part in parts] == [
        "novel-one.html",
        "novel-the-second-and-a-long-heading-that-goes.html",
    ]
    assert parts[0].title == "The First"


def test_notes_go_with_their_marks_and_nothing_is_lost(tmp_path: Path) -> None:
    parts, pages = cut(tmp_path, with_back(f"<p>Before.</p>{NOVEL}", NOTES))
    assert len(parts) == 2
    assert list(pages.values()) == [
        "Before.",
        "The FirstHere.1NotesTo one.",
        "The Second, and a Long Heading That Goes On and On There.2 Own.To two.",
    ]


def test_notes_of_the_first_page_stay_on_it(tmp_path: Path) -> None:
    xml = with_back(f'<p>Before.<ref type="footnote" target="#n1">1</ref></p>{NOVEL}', NOTES)
    again = '<ref type="footnote" target="#n1">1</ref></p></div>'
    _, pages = cut(tmp_path, xml.replace(again, "</p></div>"))
    assert pages[""] == "Before.1 NotesTo one."


def test_a_break_before_a_division_begins_its_page(tmp_path: Path) -> None:
    parts, _ = cut(tmp_path, tei(NOVEL))
    tree = addressed(read_edition(tmp_path / "novel.xml").documents[0])
    parts = list(divide(tree, "", ()))
    pages = page_trees(tree, parts)
    assert [len(list(page.iter(f"{TEI}pb"))) for page in pages.values()] == [0, 0, 1]


def test_where_one_division_holds_all_pages_begin_in_it(tmp_path: Path) -> None:
    parts, pages = cut(tmp_path, tei(f"<div><head>The Novel</head><p>Motto.</p>{NOVEL}</div>"))
    assert (len(parts), pages[""]) == (2, "The NovelMotto.")


def test_divisions_of_a_type_begin_pages_at_any_depth(tmp_path: Path) -> None:
    body = (
        '<div type="book"><head>Book</head><div type="chapter"><head>A</head><p>a</p></div>'
        '<div type="chapter"><head>B</head><p>b</p></div></div>'
    )
    parts, pages = cut(tmp_path, tei(body), "book", "chapter")
    assert [(part.file, part.level) for part in parts] == [("a.html", 0), ("b.html", 0)]
    assert list(pages.values()) == ["", "BookAa", "Bb"]


@pytest.mark.parametrize("body", ["<p>Only this.</p>", "<div><p>One.</p></div>"])
def test_a_text_without_divisions_to_speak_of_keeps_its_words(tmp_path: Path, body: str) -> None:
    _, pages = cut(tmp_path, tei(body))
    assert "".join(pages.values()) in ("Only this.", "One.")


def test_pages_have_different_names_in_every_case_of_letters(tmp_path: Path) -> None:
    body = "".join(f"<div><head>{head}</head><p>x</p></div>" for head in ("Rain", "RAIN", "rain"))
    parts, _ = cut(tmp_path, tei(body))
    assert [part.file for part in parts] == ["rain.html", "rain-2.html", "rain-3.html"]
