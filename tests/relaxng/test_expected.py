"""What may stand at a place of a document that somebody is writing. ``|`` marks the place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.relaxng import Schema
from teitools.relaxng.expected import Expected

SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    ns="urn:t" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="text"/></start>
  <define name="text"><element name="text"><a:documentation>The whole of a text.</a:documentation>
    <optional><attribute name="xml:lang"/></optional>
    <optional><ref name="title"/></optional><ref name="head"/><zeroOrMore><ref name="p"/></zeroOrMore>
  </element></define>
  <define name="title"><element name="title"><text/></element></define>
  <define name="head"><a:documentation>A heading,
    in a line.</a:documentation><element name="head"><text/></element></define>
  <define name="p"><element name="p">
    <attribute name="n"><a:documentation>Its number.</a:documentation>
      <data type="positiveInteger"/></attribute>
    <optional><attribute name="rend"><list><oneOrMore><choice>
      <value>bold</value><a:documentation>in bold</a:documentation><value>wide</value>
    </choice></oneOrMore></list></attribute></optional>
    <mixed><zeroOrMore><choice><ref name="date"/><ref name="any"/></choice></zeroOrMore></mixed>
  </element></define>
  <define name="date"><element name="date">
    <choice>
      <group><attribute name="type"><value>day</value></attribute><attribute name="when"/></group>
      <group><attribute name="type"><value>span</value></attribute><attribute name="from"/></group>
    </choice>
    <choice><value>today</value><data type="date"/></choice></element></define>
  <define name="any"><element><anyName><except><nsName/></except></anyName>
    <zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element></define>
</grammar>
"""
ROOT = '<text xmlns="urn:t">'
HEAD = f"{ROOT}<head>H</head>"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("schema") / "t.rng"
    path.write_text(SCHEMA, encoding="utf-8")
    return Schema.load(path)


def at(schema: Schema, marked: str, encoding: str = "utf-8") -> Expected:
    before, _, after = marked.partition("|")
    return schema.expected((before + after).encode(encoding), len(before.encode(encoding)))


def elements(found: Expected) -> list[str]:
    return [f"{each.name}!" if each.required else each.name for each in found.elements]


def attributes(found: Expected) -> list[str]:
    return [f"{each.name}!" if each.required else each.name for each in found.attributes]


@pytest.mark.parametrize(
    ("marked", "names", "text", "end"),
    [
        ("|", ["text!"], False, False),
        (f"<!-- --> |{ROOT}", ["text!"], False, False),
        (f"{ROOT}|", ["head!", "title"], False, False),
        (f"{ROOT}<title/>|<p/></text>", ["head!"], False, False),
        (f"{HEAD}|", ["p"], False, True),
        (f"{HEAD}<p n='1'>|", ["date"], True, True),
        (f"{HEAD}<p n='1'>a|b</p></text>", ["date"], True, True),
        (f"{ROOT}<head>H<!-- <p> --><?p <p> ?>|", [], True, True),
        (f"{HEAD}</text>|", [], False, False),
        (f"{HEAD}<![CDATA[</text>]]>|", ["p"], False, True),
    ],
)
def test_between_children(schema: Schema, marked: str, names: list[str], text: bool, end: bool) -> None:
    found = at(schema, marked)
    assert (elements(found), found.text, found.end) == (names, text, end)


@pytest.mark.parametrize(
    "mistake",
    [
        "<p n='1'>",
        "<p n='x' m='y' m='z'>",
        "<p>",
        "</q></text0>",
        "<p n='1'/>stray",
        "<P n='1'>a</P>",
        "<head/>",
        "<zzz><date/></zzz>",
        "& < <",
        "<p n='1'><date type='day",
    ],
)
def test_mistakes_before_the_place_do_not_matter(schema: Schema, mistake: str) -> None:
    found = at(schema, f"{HEAD}{mistake}<p n='3'>|")
    assert (found.element, elements(found), found.text) == ("p", ["date"], True)


def test_an_element_that_is_missing_is_supposed(schema: Schema) -> None:
    assert elements(at(schema, f"{ROOT}<p n='1'/>|")) == ["p"]


def test_nothing_is_known_inside_what_the_schema_does_not_know(schema: Schema) -> None:
    assert at(schema, f"{HEAD}<zzz>|") == Expected("zzz")


@pytest.mark.parametrize("marked", [f"{ROOT}<!-- |-->", f"{ROOT}<?pi |?>", "<!DOCTYPE |text>"])
def test_nothing_of_the_schema_stands_in_comments(schema: Schema, marked: str) -> None:
    found = at(schema, marked)
    assert (found.elements, found.text, found.end) == ((), False, False)


def test_a_half_typed_name(schema: Schema) -> None:
    for marked in (f"{ROOT}<he|", f"{ROOT}<he| <p n='1'/></text>", f"{ROOT}<he|ad>"):
        found = at(schema, marked)
        assert (found.typed, elements(found), found.text) == ("he", ["head!", "title"], False)
    assert elements(at(schema, f"{ROOT}<|")) == ["head!", "title"]


def test_an_end_tag(schema: Schema) -> None:
    found = at(schema, f"{ROOT}</|")
    assert (found.element, found.end, elements(found)) == ("text", False, ["head!"])
    found = at(schema, f"{HEAD}</te|xt>")
    assert (found.typed, found.end, elements(found)) == ("te", True, [])


@pytest.mark.parametrize(
    ("tag", "typed", "names"),
    [
        ("<p |>", "", ["n!", "rend"]),
        ("<p |", "", ["n!", "rend"]),
        ("<p n='1' |/>", "", ["rend"]),
        ("<p | n='1' rend='bold'>", "", []),
        ("<p re|", "re", ["n!", "rend"]),
        ("<p n|='1' rend='wide'>", "n", ["n!"]),
        ("<p n='1'><date |>", "", ["type!", "from", "when"]),
        ("<p n='1'><date\n type='span' |>", "", ["from!"]),
        ("<p n='1'><date type='day'\n|>", "", ["when!"]),
    ],
)
def test_attributes(schema: Schema, tag: str, typed: str, names: list[str]) -> None:
    found = at(schema, HEAD + tag)
    assert (found.typed, attributes(found), found.elements) == (typed, names, ())


@pytest.mark.parametrize(
    ("tag", "values", "datatypes"),
    [
        ("<p rend='|'>", ["bold", "wide"], ()),
        ("<p rend=|>", ["bold", "wide"], ()),
        ('<p rend="bold wi|de">', ["bold", "wide"], ()),
        ("<p n='|", [], ("a whole number from 1",)),
        ("<p n='1'><date when='x' type='|'>", ["day"], ()),
        ("<p n='1'><date type='|'>", ["day", "span"], ()),
    ],
)
def test_values(schema: Schema, tag: str, values: list[str], datatypes: tuple[str, ...]) -> None:
    found = at(schema, HEAD + tag)
    assert ([each.text for each in found.values], found.datatypes) == (values, datatypes)


def test_what_is_typed_of_a_value(schema: Schema) -> None:
    found = at(schema, f"{HEAD}<p rend='bold wi|")
    assert (found.attribute, found.typed) == ("rend", "bold wi")


def test_the_values_of_a_text(schema: Schema) -> None:
    found = at(schema, f"{HEAD}<p n='1'><date type='day' when='x'>|")
    assert [each.text for each in found.values] == ["today"]
    assert (found.datatypes, found.text, found.end) == (("a date such as 1960-11-12",), True, False)
    assert at(schema, f"{HEAD}<p n='1'><date type='day' when='x'>1960-11-12|").end


def test_the_words_of_the_schema(schema: Schema) -> None:
    assert at(schema, "|").elements[0].documentation == "The whole of a text."
    assert at(schema, f"{ROOT}|").elements[0].documentation == "A heading, in a line."
    assert at(schema, f"{HEAD}<p |").attributes[0].documentation == "Its number."
    assert [each.documentation for each in at(schema, f"{HEAD}<p rend='|'").values] == ["in bold", ""]


def test_names_are_written_with_the_prefixes_of_the_document(schema: Schema) -> None:
    assert elements(at(schema, "<t:text xmlns:t='urn:t'>|")) == ["t:head!", "t:title"]
    found = at(schema, "<t:text xmlns:t='urn:t' |>")
    assert (found.element, attributes(found)) == ("t:text", ["xml:lang"])


def test_a_forgotten_namespace_is_supposed(schema: Schema) -> None:
    found = at(schema, "<text>|")
    assert (elements(found), found.elements[0].namespace) == (["head!", "title"], "urn:t")


def test_other_names_than_those_that_are_listed(schema: Schema) -> None:
    found = at(schema, f"{HEAD}<p n='1'>|")
    assert found.any_element
    assert at(schema, f"{HEAD}<p n='1'><x:y xmlns:x='urn:x' |").any_attribute
    assert not at(schema, f"{HEAD}|").any_element


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_offsets_count_bytes(schema: Schema, encoding: str) -> None:
    before = f"{ROOT}<head>é𝄞</head><p n='1' "
    source = f"{before}/></text>".encode(encoding)
    mark = 3 if encoding == "utf-8-sig" else 2
    offset = mark + len(before.encode("utf-16-le" if encoding == "utf-16" else "utf-8"))
    assert attributes(schema.expected(source, offset)) == ["rend"]


def test_a_place_outside_the_document(schema: Schema) -> None:
    with pytest.raises(ValueError, match="9 is not a place"):
        schema.expected(b"<text/>", 9)


PIECES = [
    "<text xmlns='urn:t'>",
    "<p n='1'",
    ">",
    "</p>",
    "<he",
    "<!--",
    "-->",
    "'",
    '"',
    "&",
    "<",
    "/",
    " a",
    "=",
    "]]>",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 60))
def test_any_text_and_any_place(schema: Schema, text: str, offset: int) -> None:
    found = schema.expected(text.encode(), min(offset, len(text)))
    assert isinstance(found, Expected)
