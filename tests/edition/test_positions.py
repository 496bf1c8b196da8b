"""Places are exact in characters and in bytes, whatever the encoding and the line ends."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import document
from teitools.edition.encoding import source_text
from teitools.edition.positions import Positions, finding

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML = "<r>\n  é𝄞<a  n = \"1\"\n   xml:id='>x' ><b/>t</a >\n</r>"


def encoded(text: str, encoding: str) -> bytes:
    return (f'<?xml version="1.0" encoding="{encoding}"?>\n' + text).encode(encoding)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns(newline: str) -> None:
    read = document(XML.replace("\n", newline))
    places, a = Positions(read), read.tree.getroot()[0]
    start = places.start_tag(a)
    assert (start.line, start.column, start.end_line, start.end_column) == (2, 5, 3, 17)
    value = places.value(a, XML_ID)
    assert (value.line, value.column, value.end_column) == (3, 12, 14)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_bytes_cut_out_what_is_meant(encoding: str) -> None:
    source = encoded(XML, encoding)
    read = document(source)
    places, a = Positions(read), read.tree.getroot()[0]
    codec = "utf-16-le" if encoding == "utf-16" else encoding

    def cut(start: int, end: int) -> str:
        return source[start:end].decode(codec)

    element, attribute, value = places.element(a), places.attribute(a, "n"), places.value(a, XML_ID)
    assert cut(element.start, element.end) == "<a  n = \"1\"\n   xml:id='>x' ><b/>t</a >"
    assert cut(attribute.start, attribute.end) == 'n = "1"'
    assert cut(value.start, value.end) == ">x"
    empty = places.element(a[0])
    assert cut(empty.start, empty.end) == "<b/>"


def test_a_byte_order_mark_is_no_column() -> None:
    read = document("\ufeff<r>é<a/></r>".encode())
    place = Positions(read).start_tag(read.tree.getroot()[0])
    assert (place.line, place.column) == (1, 5)
    assert read.source[place.start : place.end] == b"<a/>"


def test_an_encoding_that_expat_does_not_know() -> None:
    read = document(encoded('<r>ж<a n="ж"/></r>', "windows-1251"))
    place = Positions(read).value(read.tree.getroot()[0], "n")
    assert (place.line, place.column) == (2, 11)
    assert read.source[place.start : place.end].decode("windows-1251") == "ж"


def test_an_attribute_that_the_dtd_supplies_stands_at_its_element() -> None:
    read = document('<!DOCTYPE r [<!ATTLIST a n CDATA "1">]><r>\n<a/></r>')
    assert Positions(read).attribute(read.tree.getroot()[0], "n").line == 2


def test_elements_inside_an_entity_keep_the_count() -> None:
    read = document('<!DOCTYPE r [<!ENTITY e "<i/>">]>\n<r>&e;\n<a/></r>')
    assert Positions(read).start_tag(read.tree.getroot()[1]).line == 3


def test_lines_beyond_65535() -> None:
    read = document("<r>" + "\n" * 70_000 + "<a/></r>")
    assert Positions(read).start_tag(read.tree.getroot()[0]).line == 70_001


def test_text_after_the_start_tag_and_after_a_child() -> None:
    read = document("<r>\n <!-- <x/> --> é one<a>\n</a> <?pi?>\n two </r>")
    places, root = Positions(read), read.tree.getroot()
    first, second = places.text(root, root), places.text(root, root[1])
    assert (first.line, first.column, first.end_column) == (2, 16, 21)
    assert read.source[second.start : second.end] == b"two"
    assert second.line == 4


def test_thousands_of_attributes_in_one_tag() -> None:
    """Each is found where it stands: the tag is not read anew for every one."""
    names = [f"a{n}" for n in range(20_000)]
    written = " ".join(f"{name}=''" for name in names)
    read = document(f"<r><a {written}/></r>")
    places, a = Positions(read), read.tree.getroot()[0]
    starts = [places.attribute_name(a, name).start for name in names]
    assert starts == [found.start() for found in re.finditer("a[0-9]+", read.source.decode())]


def test_a_finding_at_an_attribute() -> None:
    read = document(XML)
    found = finding(read, read.tree.getroot()[0], "E999", "rule", "Message.", attribute="n")
    assert (found.file, found.line, found.column, found.end_column) == ("a.xml", 2, 9, 16)


NAMES = st.sampled_from(["p", "persName", "x:q"])
ATTRIBUTES = st.sampled_from(["n", "ref", "xml:id", "x:y"])
SPACE = st.text(" \t\n", min_size=1, max_size=3)
VALUES = st.text("ab <é𝄞>'\n", max_size=6)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """An element as an editor may write it: any white space, either quotation mark, children and text."""
    name = draw(NAMES)
    given_attributes = draw(
        st.dictionaries(st.sampled_from(["n", "ref", "xml:id", "x:y"]), VALUES, max_size=3)
    )
    tag = name
    for attribute, value in given_attributes.items():
        quoted = value.replace("<", "&lt;")
        tag += f'{draw(SPACE)}{attribute}{draw(st.sampled_from(["=", " = "]))}"{quoted}"'
    children = draw(st.lists(elements(depth - 1), max_size=2)) if depth else []
    content = draw(st.sampled_from(["", "é", "\n"])).join(["", *children, ""])
    return f"<{tag}>{content}</{name}>" if content else f"<{tag}/>"


@settings(deadline=None, max_examples=60)
@given(elements(), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]), st.sampled_from(["\n", "\r\n"]))
def test_every_element_and_value_is_where_its_place_says(xml: str, encoding: str, newline: str) -> None:
    whole = f'<r xmlns:x="urn:x">{xml}</r>'.replace("\n", newline)
    read = document(whole.encode(encoding))
    codec = "utf-16-le" if encoding == "utf-16" else "utf-8"
    places = Positions(read)
    for element in read.tree.iter("*"):
        span = places.element(element)
        cut = read.source[span.start : span.end].decode(codec)
        again = document(f'<r xmlns:x="urn:x">{cut}</r>').tree.getroot()[0]
        assert (again.tag, again.attrib, len(again)) == (element.tag, element.attrib, len(element))
        for name in map(str, element.keys()):
            value = places.value(element, name)
            written = read.source[value.start : value.end].decode(codec)
            assert as_read(written) == element.get(name)


def as_read(written: str) -> str:
    """A value as the parser gives it: white space is made of spaces, ``&lt;`` is ``<``."""
    return re.sub(r"\r\n|[\r\n\t]", " ", written).replace("&lt;", "<")


PIECES = {
    "a": "a",
    "é𝄞": "é𝄞",
    "\n": "\n",
    "&amp;": "&",
    "&#x430;": "а",
    "&#10;": "\n",
    "&two;": "zz",
    "&four;": "zzzz",
    "<!-- no <b> -->": "",
    "<?no text?>": "",
    "<![CDATA[<&amp;]]>": "<&amp;",
    "<![CDATA[]\nb]]>": "]\nb",
}
DECLARED = '<!DOCTYPE r [<!ENTITY two "zz"><!ENTITY four "&two;&two;">]>'


@given(
    st.lists(st.sampled_from(sorted(PIECES)), min_size=1),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
@settings(deadline=None)
def test_each_character_of_a_text_has_its_place(written: list[str], newline: str, tail: bool) -> None:
    inside = "".join(written).replace("\n", newline)
    xml = f"{DECLARED}<r>{'<b>x</b>' if tail else ''}{inside}<c/></r>"
    read = document(xml)
    root = read.tree.getroot()
    places = Positions(read)
    expected = [each for piece in written for each in shown_by(piece)]
    for number, each in enumerate(expected):
        span = places.characters(root, root[0] if tail else root, number, number + 1)
        assert places.written(span).replace("\r\n", "\n").replace("\r", "\n") == each


def shown_by(piece: str) -> list[str]:
    """What stands in the file for each character of a piece."""
    return [piece] * len(PIECES[piece]) if piece.startswith("&") else list(PIECES[piece])


def test_the_place_of_several_characters_reaches_over_comments() -> None:
    read = document("<r>one t<!-- ? -->wo <b/>three</r>")
    places, root = Positions(read), read.tree.getroot()
    assert places.written(places.characters(root, root, 4, 7)) == "t<!-- ? -->wo"
    assert places.written(places.characters(root, root[1], 1, 3)) == "hr"


def test_parts_of_a_value_have_each_their_place() -> None:
    read = document('<r>\n<a n="x y x &amp;"/></r>')
    places, a = Positions(read), read.tree.getroot()[0]
    value = places.value(a, "n")
    found = [places.part(value, words) for words in ("x", "y", "x", "x", "&")]
    assert [(part.line, part.column, part.end_column) for part in found] == [
        (2, 7, 8),
        (2, 9, 10),
        (2, 11, 12),
        (2, 7, 8),
        (2, 13, 14),
    ]
    assert places.part(value, "z") == value


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_name_in_an_end_tag(newline: str) -> None:
    source = '<r><x:a xmlns:x="u"><!-- </x:a> --><x:a/>é</x:a\n></r>'.replace("\n", newline).encode()
    read = document(source)
    places, a = Positions(read), read.tree.getroot()[0]
    end = places.end_name(a)
    assert end is not None
    assert end.start == source.rindex(b"x:a")
    assert end.end == end.start + 3
    assert places.end_name(a[1]) is None


def test_an_attribute_with_another_value_is_written_as_before() -> None:
    read = document(XML)
    places, a = Positions(read), read.tree.getroot()[0]
    assert places.with_value(a, "n", "2") == 'n = "2"'
    assert places.with_value(a, XML_ID, "y") == "xml:id='y'"


def test_a_last_line_of_millions_of_characters() -> None:
    long = "x" * 3_000_000
    assert source_text(f"a\n{long}".encode()).line_starts == [0, 2]
    assert source_text(f"{long}\n".encode()).line_starts == [0, 3_000_001]
