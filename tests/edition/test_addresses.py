"""Every place has one address, whatever the encoding."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teitools.edition import Document
from teitools.edition.addresses import (
    ADDRESS,
    APP,
    EXPLAINS,
    ID,
    MARK,
    NAMESPACE,
    NOTE,
    PAGE,
    SERIES,
    N,
    addressed,
)
from teitools.edition.parsing import parse_xml
from teitools.edition.slugs import slug

SMALL = Path(__file__).parents[1] / "editions" / "small" / "letter.xml"


def document(text: str, name: str = "text.xml") -> Document:
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{text}</text></TEI>'.encode()
    return Document(Path(name), name, source, parse_xml(source))


def places(text: str, attribute: str = ID) -> dict[str, str]:
    """The attribute of each element that has an xml:id or n, by that."""
    tree = addressed(document(text))
    named = [
        (each.get("{http://www.w3.org/XML/1998/namespace}id") or each.get("n"), each)
        for each in tree.iter("*")
    ]
    return {name: each.get(attribute) for name, each in named if name}


def anchors(text: str) -> list[str]:
    return [each.get(ID) for each in addressed(document(text)).iter("*") if each.get(ID)]


@pytest.fixture(scope="module")
def letter() -> etree._ElementTree:
    source = SMALL.read_bytes()
    return addressed(Document(SMALL, SMALL.name, source, parse_xml(source)))


def test_small_edition(letter: etree._ElementTree) -> None:
    by_anchor = {each.get(ID): each for each in letter.iter("*") if each.get(ID)}
    assert {"title", "abstract", "keywords", "par.1", "par.3", "note.2", "note.asterisk", "mark.2"} <= set(
        by_anchor
    )
    assert {"page.1", "page.2", "bibl.1", "cite.3", "m.1", "date.1", "app.1", "notes"} <= set(by_anchor)
    assert by_anchor["note.1"].get(ADDRESS) == "letter:note.1"
    assert by_anchor["m.13"].get(ADDRESS) == "letter:note.1"


def test_mark_and_note_know_each_other(letter: etree._ElementTree) -> None:
    [mark] = [each for each in letter.iter("*") if each.get(ID) == "mark.asterisk"]
    [note] = [each for each in letter.iter("*") if each.get(ID) == "note.asterisk"]
    assert (mark.get(NOTE), mark.get(N)) == ("note.asterisk", "*")
    assert (note.get(MARK), note.get(N)) == ("mark.asterisk", "*")


def test_a_note_at_the_back_has_the_page_of_its_mark(letter: etree._ElementTree) -> None:
    pages = {each.get(ID): each.get(PAGE) for each in letter.iter("*") if each.get(ID)}
    assert (pages["note.1"], pages["cite.1"], pages["note.2"], pages["bibl.1"]) == ("1", "1", "2", "2")


def test_decisions_are_numbered_in_the_order_of_the_text(letter: etree._ElementTree) -> None:
    decided = {each.get(APP): each.get(ID) for each in letter.iter("*") if each.get(APP)}
    assert decided == {"app.1": "app.1", "app.2": "app.2", "app.3": "note.2", "app.4": "app.4"}
    assert [each.get(EXPLAINS) for each in letter.iter("*") if each.get(EXPLAINS)] == [
        "app.1",
        "app.2",
        "app.4",
        "app.3",
    ]


def test_a_decision_about_two_places_is_one() -> None:
    text = """<body><p xml:id="a">x</p><p xml:id="b">y</p></body>
        <back><div type="apparatus"><note type="editorial" target="#b #a">They differ.</note></div></back>"""
    assert places(text, APP)["a"] == places(text, APP)["b"] == "app.1"


def test_inline_notes_are_counted_where_nothing_is_printed() -> None:
    notes = '<note xml:id="x">1</note> b<note n="7" xml:id="y">2</note> c<note xml:id="z">3</note>'
    text = f"<body><p>a{notes}</p></body>"
    assert [places(text)[name] for name in "xyz"] == ["note.1", "note.7", "note.8"]
    assert [places(text, N)[name] for name in "xyz"] == ["1", "7", "8"]


def test_a_note_without_number_takes_that_of_its_mark() -> None:
    text = """<body><p>a<ref target="#x" type="footnote" xml:id="m">12</ref></p></body>
        <back><note xml:id="x">b</note></back>"""
    assert places(text) | {} == {"m": "mark.12", "x": "note.12"}


def test_a_pointer_to_a_note_is_not_its_mark() -> None:
    text = """<body><p>a<ref type="footnote" target="#x" xml:id="m">1</ref>
        <ref target="#x" xml:id="see">see the note</ref></p></body>
        <back><note n="1" xml:id="x">b</note></back>"""
    assert places(text)["see"] == "at.see"


def test_an_anchor_is_the_mark_of_the_note_that_points_to_it() -> None:
    text = '<body><p>a<anchor xml:id="m"/></p></body><back><note n="a" target="#m" xml:id="x">b</note></back>'
    assert places(text, NOTE)["m"] == "note.a"


def test_repeated_numbers_stay_apart() -> None:
    text = "<body><div><p n='1'>a</p></div><div><p n='1'>b</p></div></body>"
    assert anchors(text) == ["div.1", "par.1", "div.2", "par.2.1"]


def test_numbers_repeated_in_one_division_stay_apart() -> None:
    assert anchors("<body><p n='1'>a</p><p n='1'>b</p></body>") == ["par.1", "par.1-2"]


def test_the_second_poem_has_its_number_before_its_lines() -> None:
    poem = "<lg><l n='1'>a</l><l n='2'>b</l></lg>"
    text = f"<body><div n='I'>{poem}</div><div n='II'>{poem}</div></body>"
    assert anchors(text) == ["div.1", "l.1", "l.2", "div.2", "l.II.1", "l.II.2"]


def test_documents_without_pages_have_none() -> None:
    assert places('<body><p n="1">a</p></body>', PAGE) == {"1": None}


def test_pages_without_numbers_are_counted() -> None:
    text = "<body><pb/><p n='a'>x<pb/>y</p><p n='b'>z</p></body>"
    assert places(text, PAGE) == {"a": "1", "b": "2"}


def test_several_texts_in_a_group_are_numbered_through() -> None:
    text = "<group><text><body><p>a</p></body></text><text><body><p>b</p></body></text></group>"
    assert anchors(text) == ["par.1", "par.2"]


def test_paragraphs_of_notes_and_registers_are_no_paragraphs_of_the_body() -> None:
    text = """<body><p>a<note><p>b</p></note></p></body>
        <back><listPerson><person xml:id="p"><persName ref="x">c</persName></person></listPerson></back>"""
    assert anchors(text) == ["par.1", "note.1", "at.p"]


def test_marginal_notes_are_counted_by_themselves() -> None:
    assert anchors("<body><p><note place='margin'>a</note><note>b</note></p></body>") == [
        "par.1",
        "margin.1",
        "note.1",
    ]


@pytest.mark.parametrize("place", ["inline", "above", "interlinear", "Inline"])
def test_a_note_in_the_line_has_no_number(place: str) -> None:
    assert anchors(f"<body><p>a<note place='{place}'>b</note><note>c</note></p></body>") == [
        "par.1",
        "note.1",
    ]


def test_a_note_on_a_reading_has_no_number() -> None:
    app = "<app><lem>b</lem><rdg>c</rdg><note>d</note></app>"
    assert anchors(f"<body><p>a{app}<note>e</note></p></body>") == ["par.1", "variant.1", "note.1"]


def test_a_note_of_a_description_has_no_number() -> None:
    text = "<body><msDesc><msContents><note>a</note></msContents></msDesc><p>b<note>c</note></p></body>"
    assert anchors(text) == ["par.1", "note.1"]


def test_each_series_of_notes_has_its_own_numbers() -> None:
    notes = (
        "<note xml:id='u'/><note type='editor' xml:id='v'/><note xml:id='w'/>"
        "<note type='editorial' xml:id='x'/><note resp='#k' xml:id='y'/>"
        "<note type='editor' n='b' xml:id='z'/>"
    )
    text = f"<body><p>a{notes}</p></body>"
    assert [places(text, N)[name] for name in "uvwxyz"] == ["1", "a", "2", "c", "i", "b"]
    assert [places(text, SERIES)[name] for name in "uvwxyz"] == [
        None,
        "editor",
        None,
        "editor",
        "#k",
        "editor",
    ]
    assert places(text)["y"] == "note.i"


def test_one_series_alone_is_numbered_in_figures() -> None:
    text = "<body><p>a<note type='editor' xml:id='x'/><note type='editor' xml:id='y'/></p></body>"
    assert [places(text, N)[name] for name in "xy"] == ["1", "2"]


def test_a_line_of_verse_has_its_printed_number() -> None:
    text = "<body><lg><l n='4'>a</l><l>b</l></lg><p>c<note><l n='1'>d</l></note></p></body>"
    assert anchors(text) == ["l.4", "l.5", "par.1", "note.1"]


def test_lines_are_counted_between_those_with_numbers() -> None:
    text = "<body><lg><l>a</l><l n='2'>b</l><l>c</l></lg></body>"
    assert anchors(text) == ["l.1", "l.2", "l.3"]


def test_a_line_that_two_speakers_share_is_one() -> None:
    text = "<body><sp><l part='I'>a</l></sp><sp><l part='F'>b</l><l>c</l></sp></body>"
    assert anchors(text) == ["sp.1", "l.1", "sp.2", "l.2"]


def test_lines_of_a_quotation_have_no_numbers_of_their_own() -> None:
    assert anchors("<body><p>a <quote><l>b</l></quote></p></body>") == ["par.1"]


def test_verse_in_prose_has_addresses_and_shows_no_numbers() -> None:
    tree = addressed(document("<body><p>a</p><p>b</p><lg><l>c</l></lg></body>"))
    assert [(each.get(ID), each.get(N)) for each in tree.iter("{*}l")] == [("l.1", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<body><div><sp><speaker>A</speaker><l>a</l></sp></div></body>", ["div.1", "sp.1", "l.1"]),
        ("<body><u>a</u><u xml:id='x'>b</u><u>c</u></body>", ["u.1", "at.x", "u.2"]),
        ("<body><list><item>a</item></list><p>b <list><item>c</item></list></p></body>", ["list.1", "par.1"]),
        (
            "<body><entry><orth>abacus</orth></entry><entry n='3'><sense>b</sense></entry></body>",
            ["entry.abacus", "entry.3"],
        ),
        (
            "<body><msContents><msItem>a</msItem><msItem n='7'>b</msItem></msContents></body>",
            ["msItem.1", "msItem.7"],
        ),
    ],
    ids=["speech", "utterance", "list", "dictionary", "manuscript"],
)
def test_what_is_no_paragraph_can_be_cited_too(text: str, expected: list[str]) -> None:
    assert anchors(text) == expected


def test_lines_of_a_transcription_are_counted_on_each_surface() -> None:
    surface = "<surface><zone><line>a</line><line>b</line></zone></surface>"
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><sourceDoc>{surface * 2}</sourceDoc></TEI>'.encode()
    tree = addressed(Document(Path("d.xml"), "d.xml", source, parse_xml(source)))
    assert [each.get(ID) for each in tree.iter("*") if each.get(ID)] == [
        *("surface.1", "zone.1.1", "line.1.1", "line.1.2"),
        *("surface.2", "zone.2.1", "line.2.1", "line.2.2"),
    ]


def test_a_mention_outside_paragraphs_has_the_nearest_address() -> None:
    text = "<body><div><head><name ref='x' n='m'>a</name></head></div></body>"
    assert places(text, ADDRESS)["m"] == "text:div.1"


def test_the_prefix_is_declared_once() -> None:
    tree = addressed(document("<body><p>a</p><p>b</p></body>"))
    assert etree.tostring(tree).count(NAMESPACE.encode()) == 1


@pytest.mark.parametrize(
    ("printed", "safe"),
    [
        ("7", "7"),
        ("*", "asterisk"),
        ("**", "asterisk-asterisk"),
        ("†", "dagger"),
        ("²", "2"),
        ("3 a", "3-a"),
        ("<x>", "x"),
        ("12а", "12а"),
        ("./", ""),
        ("", ""),
    ],
)
def test_slug(printed: str, safe: str) -> None:
    assert slug(printed) == safe


NUMBERS = st.sampled_from(
    ["", ' n="1"', ' n="2"', ' n="1-2"', ' n="*"', ' n="&lt; &#39;"', ' n="9999999999999"']
)
WORDS = st.text(st.characters(categories=["L", "Zs"]), max_size=6)
LEAVES = st.builds(lambda n, word: f"<pb{n}/>{word}", NUMBERS, WORDS) | WORDS


def element(
    name: str, numbers: st.SearchStrategy[str], content: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    return st.builds(
        lambda n, parts: f"<{name}{n}>{''.join(parts)}</{name}>", numbers, st.lists(content, max_size=4)
    )


INLINES = st.recursive(
    LEAVES,
    lambda inner: (
        element("note", NUMBERS, inner)
        | element("persName", st.sampled_from(["", ' ref="person:a"']), inner)
        | element("date", st.just(""), inner)
        | element("bibl", st.just(""), inner)
    ),
    max_leaves=12,
)
BODIES = st.lists(element("p", NUMBERS, INLINES) | element("ab", NUMBERS, INLINES), min_size=1, max_size=5)


@given(BODIES)
@settings(max_examples=60, deadline=None)
def test_anchors_are_unique_and_nothing_else_changes(paragraphs: list[str]) -> None:
    source = document(f"<body>{''.join(paragraphs)}</body>")
    tree = addressed(source)
    found = [each.get(ID) for each in tree.iter("*") if each.get(ID)]
    assert len(found) == len(set(found))
    for each in tree.iter("*"):
        for name in [name for name in each.attrib if name.startswith(f"{{{NAMESPACE}}}")]:
            del each.attrib[name]
    etree.cleanup_namespaces(tree)
    assert etree.tostring(tree, method="c14n") == etree.tostring(source.tree, method="c14n")
