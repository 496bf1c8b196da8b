"""Where an element itself is the mistake, it is told once, not what is in it or after it."""

import pytest

from teitools.relaxng import Schema

SCHEMA = """
default namespace = "urn:t"
start = element text { Div }
Div = element div { Name?, (P | Note | List | Figure | Lb | Part)*, Div* }
Part = element part { element id { Idno }, P* }
Idno = element idno { text }
Name = element name { attribute type { text }, attribute n { text }, text }
P = element p { Inline }
Lb = element lb { attribute n { text }? }
Inline = (text | element hi { attribute rend { text }?, text }
  | element name { attribute ref { text }, text } | Lb)*
Note = element note { Inline | P+ }
List = element list { element head { text }?, element item { Inline }+ }
Figure = element figure { element graphic { attribute url { text } }, element head { text }? }
"""
TAKE_AWAY = "take its start tag and its end tag away."


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("schema") / "t.rnc"
    path.write_text(SCHEMA, encoding="utf-8")
    return Schema.load(path)


def found(schema: Schema, *lines: str) -> list[tuple[int, str, str]]:
    """Return line, code and message; what is given begins in line 2."""
    source = "\n".join(["<text xmlns='urn:t'><div>", *lines, "</div></text>"])
    return [(each.line, each.code, each.message) for each in schema.validate(source.encode())]


def test_a_name_that_may_stand_but_not_hold_what_it_does(schema: Schema) -> None:
    (problem,) = found(schema, "<p>a <hi rend='b'>b</hi></p>", "<lb>c <hi>d</hi></lb>", "<p>e</p>")
    assert problem == (3, "E102", "<lb> may not have text: did you mean <p>?")


def test_a_name_whose_content_is_known_from_the_schema_alone(schema: Schema) -> None:
    (problem,) = found(schema, "<p><hi>a</hi></p>", "<figure><item>a</item>", "<item>b</item></figure>")
    assert problem == (3, "E102", "<figure> may not have <item>: did you mean <list>?")


def test_attributes_tell_what_was_meant(schema: Schema) -> None:
    lines = ["<p><name ref='a'>A</name> <hi rend='b'>B</hi></p>", "<p><lb ref='c'>C</lb></p>"]
    (problem,) = found(schema, *lines)
    assert problem == (3, "E102", "<lb> may not have text: did you mean <name>?")


def test_what_else_has_the_name_is_right(schema: Schema) -> None:
    (problem,) = found(
        schema, "<p>a</p>", "<list><item>a</item></list>", "<list><item>b</item><p>c</p></list>"
    )
    assert (problem[0], problem[2][:38]) == (4, "<p> may not stand here inside <list>, ")


def test_a_child_in_what_holds_its_text_rightly_is_the_mistake(schema: Schema) -> None:
    figure = "<figure><graphic url='a'/></figure>"
    lines = [figure, "<p>a<name ref='b'>B", f"{figure}</name></p>"]
    (problem,) = found(schema, *lines)
    assert (problem[0], problem[2][:50]) == (4, "<figure> may not stand here inside <name>, but may")


def test_children_in_what_holds_its_text_rightly_are_the_mistakes(schema: Schema) -> None:
    problems = found(schema, "<p>a<hi>b", "<name ref='c'>c</name>", "<hi>d</hi></hi></p>")
    assert [each[0] for each in problems] == [3, 4]


def test_tags_around_what_should_stand_there_itself(schema: Schema) -> None:
    lines = ["<list><item>a</item>", "<head><item>b</item></head>", "<item>c</item></list>"]
    (problem,) = found(schema, *lines)
    words = f"<head> may not stand here inside <list>, but what is in it may: {TAKE_AWAY}"
    assert problem == (3, "E102", words)


def test_an_element_after_which_others_may_not_stand(schema: Schema) -> None:
    (problem,) = found(schema, "<note>", "<name type='b' n='1'>A</name><p>a</p><p>b</p></note>")
    assert problem == (3, "E102", "<name> may not stand here inside <note> before a <p>: move it.")


def test_an_element_with_attributes_of_another_place(schema: Schema) -> None:
    (problem,) = found(schema, "<p>a", "<name type='b' n='1'>A</name></p>")
    words = "<name> with @n and @type may not stand here inside <p>: move it, or take away @n and @type."
    assert problem == (3, "E102", words)


def test_tags_that_may_stand_but_not_hold_what_they_do(schema: Schema) -> None:
    one = "<list><item>a</item></list>"
    (problem,) = found(schema, f"{one}<lb/>", f"<figure>{one}</figure>", "<lb/>")
    words = f"<figure> may not hold what is in it, which could stand here itself: {TAKE_AWAY}"
    assert problem == (3, "E102", words)


def test_a_container_is_proposed_where_the_document_uses_it(schema: Schema) -> None:
    (problem,) = found(schema, "<p><hi>a</hi></p>", "<hi>b</hi>")
    assert problem[2] == "<hi> may not stand here inside <div>: wrap it in a <p>."
    (problem,) = found(schema, "<p>a</p>", "<hi>b</hi>")
    assert "wrap" not in problem[2]


def test_a_container_that_must_be_there_is_missing(schema: Schema) -> None:
    idno = "<idno>3</idno>"
    (problem,) = found(schema, f"<part>{idno}<p>a</p></part>")
    assert problem[2] == "<idno> may not stand here inside <part>, which lacks its <id>: wrap it in one."
    (problem,) = found(schema, f"<part>{idno}<id>{idno}</id></part>")
    assert "lacks" not in problem[2]


def test_one_before_many(schema: Schema) -> None:
    (problem,) = found(schema, "<p>a</p>", "<div><p>b</p></div>", "<p>c</p>", "<p>d</p>")
    words = (
        "<div> may not stand here inside <div>, for a <p> cannot follow it, as "
        "the one of line 4 does: move it."
    )
    assert problem == (3, "E102", words)


def test_mistakes_in_what_is_moved_are_told_after_it(schema: Schema) -> None:
    problems = found(schema, "<p>a</p>", "<div><p n='1'>b</p></div>", "<p>c</p>", "<p>d</p>")
    assert [each[1] for each in problems] == ["E102", "E105"]


def test_one_after_one_is_itself_the_mistake(schema: Schema) -> None:
    (problem,) = found(schema, "<div><p>b</p></div>", "<p>c</p>")
    assert problem[0] == 3
