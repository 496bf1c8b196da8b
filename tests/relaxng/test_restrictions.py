"""Each thing that RELAX NG forbids, in the smallest schema that does it: the line and the reason."""

from pathlib import Path

import pytest

from inline import document
from teitools.relaxng import SchemaError
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
A, B = '<element name="a"><empty/></element>', '<element name="b"><empty/></element>'
AT = '<attribute name="n"/>'
WORD = '<data type="token"/>'
N = '<name ns="">n</name>'
ANY = "<attribute><anyName/></attribute>"


def refused(xml: str, folder: Path) -> tuple[int, str]:
    path = folder / "s.rng"
    path.write_text(xml, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_schema(path)
    return caught.value.line, caught.value.reason


def inside(content: str) -> str:
    """A schema whose content stands in line 2."""
    return f'<element name="e" {RNG} {XSD}>\n{content}\n</element>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f'<attribute name="x">{A}</attribute>', "An attribute may not contain an element."),
        (f'<attribute name="x">{AT}</attribute>', "An attribute may not contain an attribute."),
        (
            f'<oneOrMore><group>{AT}<attribute name="m"/></group></oneOrMore>',
            "An attribute in a group or an interleave cannot be repeated",
        ),
        (
            f'<oneOrMore><interleave>{AT}<attribute name="m"/></interleave></oneOrMore>',
            "An attribute in a group or an interleave cannot be repeated",
        ),
        (f"<list><list>{WORD}</list></list>", "A list may not contain a list."),
        (f"<list>{A}</list>", "A list may not contain an element."),
        (f"<list>{AT}</list>", "A list may not contain an attribute."),
        ("<list><text/></list>", "A list may not contain text."),
        (
            f"<list><interleave>{WORD}{WORD}</interleave></list>",
            "A list may not contain an interleave.",
        ),
        (
            '<data type="token"><except><text/></except></data>',
            "What a datatype excepts may not contain text.",
        ),
        (
            f'<data type="token"><except><group>{WORD}{WORD}</group></except></data>',
            "What a datatype excepts may not contain a group.",
        ),
        (
            f"{WORD}{WORD}",
            "A value cannot stand beside text, elements or another value: one of them must go.",
        ),
        (f"{WORD}{A}", "A value cannot stand beside text, elements or another value: one of them must go."),
        (f"<mixed>{WORD}</mixed>", "A value cannot stand beside text"),
        (
            f"<oneOrMore>{WORD}</oneOrMore>",
            "A value cannot be repeated: words that follow one another are a",
        ),
        (f"{AT}{AT}", "The attribute “n” is asked for twice"),
        (f"<interleave>{AT}<optional>{AT}</optional></interleave>", "The attribute “n” is asked for twice"),
        (f"{AT}<zeroOrMore>{ANY}</zeroOrMore>", "The attribute “n” is asked for twice"),
        (
            f'<oneOrMore>{ANY}</oneOrMore><oneOrMore><attribute ns="urn:a"><nsName/></attribute></oneOrMore>',
            "The attribute of an open name is asked for twice",
        ),
        (ANY, "An attribute whose name is open must be repeated: put it into <oneOrMore>."),
        (
            f"<interleave>{A}<optional>{A}</optional></interleave>",
            "The element “a” stands on both sides of an interleave",
        ),
        (
            f"<interleave>{A}<element><anyName/><empty/></element></interleave>",
            "The element “a” stands on both sides of an interleave",
        ),
        ("<interleave><text/><text/></interleave>", "Text stands on both sides of an interleave"),
        ('<attribute name="xmlns"/>', "xmlns declares a namespace: it is not an attribute."),
        ('<attribute name="a" ns="http://www.w3.org/2000/xmlns"/>', "xmlns declares a namespace"),
        (
            "<element><anyName><except><anyName/></except></anyName><empty/></element>",
            "<anyName> may not except names that are as open as its own.",
        ),
        (
            "<element><nsName><except><nsName/></except></nsName><empty/></element>",
            "<nsName> may not except names that are as open as its own.",
        ),
    ],
)
def test_restrictions(content: str, reason: str, tmp_path: Path) -> None:
    line, found = refused(inside(content), tmp_path)
    assert found.startswith(reason)
    assert line == (1 if content.startswith("<interleave><text") else 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (AT, "an attribute"),
        (WORD, "a value"),
        (f"<list>{WORD}</list>", "a list"),
        ("<text/>", "text"),
        (f"<group>{A}{B}</group>", "a group"),
        (f"<interleave>{A}{B}</interleave>", "an interleave"),
        (f"<oneOrMore>{A}</oneOrMore>", "a repetition"),
        (f"<choice>{A}<empty/></choice>", "<empty>"),
    ],
)
def test_what_may_not_start_a_document(content: str, words: str, tmp_path: Path) -> None:
    _, reason = refused(f"<grammar {RNG}><start>{content}</start></grammar>", tmp_path)
    assert reason == f"The start of a schema may not contain {words}."


@pytest.mark.parametrize(
    "content",
    [
        f"<list>{WORD}{WORD}</list>",
        f"<list><oneOrMore>{WORD}</oneOrMore></list>",
        f"<choice>{WORD}{A}</choice>",
        f"{AT}{WORD}",
        f"<choice>{AT}<group>{AT}{A}</group></choice>",
        f"<zeroOrMore>{ANY}</zeroOrMore>",
        f"{AT}<oneOrMore><attribute><anyName><except>{N}</except></anyName></attribute></oneOrMore>",
        f"<interleave>{A}{B}<text/></interleave>",
        f"<group>{A}{A}</group>",
        f"<choice><text/><group><notAllowed/>{AT}{AT}</group></choice>",
    ],
)
def test_what_is_allowed(content: str, tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(inside(content), encoding="utf-8")
    assert read_schema(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<text/> stray", "<element> takes no text of its own"),
        ('<text name="x"/>', "<text> may not have the attribute name"),
        ("<text><empty/></text>", "<text> must be empty, but here is <empty>"),
        ("<ref/>", "<ref> lacks the attribute name"),
        ("<name>x</name><text/>", "<element> may not contain <name>."),
        ("<difference/>", "<difference> is not a pattern of RELAX NG."),
        ("<group/>", "<group> has no content"),
        ("<attribute/>", "An element or attribute pattern needs a name"),
        ('<attribute name="1"/>', "“1” is not a name: a name begins with a letter and has no spaces."),
        (
            '<attribute><name>a<x xmlns="urn:x"/></name></attribute>',
            "<name> takes text only, but here is <x>.",
        ),
        ('<text datatypeLibrary="x"/>', "The datatype library “x” is not an absolute address"),
        ('<text datatypeLibrary="http://x[y]"/>', "The datatype library “http://x[y]” is not an absolute"),
        ('<externalRef href="x.rng#a"/>', "The address “x.rng#a” may not have a fragment."),
        (
            f'<grammar><start combine="both">{A}</start></grammar>',
            "Definitions combine by choice or by interleave, not by “both”.",
        ),
    ],
)
def test_the_form_of_a_schema(content: str, reason: str, tmp_path: Path) -> None:
    line, found = refused(inside(content), tmp_path)
    assert found.startswith(reason)
    assert line == (1 if "<element>" in reason else 2)


def test_annotations_may_hold_anything(tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(inside('<x xmlns="urn:x">text<ref xmlns="" /><y/></x><text/>'), encoding="utf-8")
    assert read_schema(path)


def test_elements_of_relax_ng_inside_an_annotation_are_no_part_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    example = '<x xmlns="urn:x"><r:ref xmlns:r="http://relaxng.org/ns/structure/1.0"><r:empty/></r:ref></x>'
    path.write_text(inside(f"<group>{A}{example}</group>{example}{B}"), encoding="utf-8")
    schema = read_schema(path)
    assert sorted(schema.elements) == ["a", "b", "e"]
    assert problems(schema, document("<e><a/><b/></e>").tree) == []


def test_of_two_mistakes_in_the_form_the_first_in_the_file_is_told(tmp_path: Path) -> None:
    line, reason = refused(inside('<group>\n<ref name="1"/>\n<group/>\n</group><start/>'), tmp_path)
    assert (line, reason) == (1, "<element> may not contain <start>.")


@pytest.mark.parametrize(
    ("definitions", "reason"),
    [
        ('<define name="x"><ref name="none"/></define>', 'Nothing defines "none"'),
        (f'<define name="x">{A}</define><define name="x">{B}</define>', "This name is defined twice"),
        (
            '<define name="x"><data type="token"><param name="length">2</param></data></define>',
            "The datatype token takes no <param>",
        ),
        (
            '<include href="b.rng"><define name="none"><text/></define></include>',
            "The file that is included has",
        ),
        (
            f'<include href="b.rng"><start>{A}</start><div><include href="b.rng"/></div></include>',
            "<include> may not stand in another",
        ),
    ],
)
def test_definitions(definitions: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "b.rng").write_text(f'<grammar {RNG}><define name="b"><text/></define></grammar>')
    _, found = refused(f"<grammar {RNG}><start>{A}</start>{definitions}</grammar>", tmp_path)
    assert found.startswith(reason)


def test_what_is_included_is_a_grammar(tmp_path: Path) -> None:
    (tmp_path / "b.rng").write_text(inside("<text/>"))
    _, reason = refused(f'<grammar {RNG}><include href="b.rng"/><start>{A}</start></grammar>', tmp_path)
    assert reason == "Only a file whose outermost element is <grammar> can be included."


def test_a_circle_that_nothing_uses_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(f'<grammar {RNG}><start>{A}</start><define name="x"><ref name="x"/></define></grammar>')
    assert list(read_schema(path).elements) == ["a"]


def test_addresses_are_resolved_against_the_base(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.rng").write_text(inside("<text/>"))
    path = tmp_path / "s.rng"
    path.write_text(f'<group {RNG} xml:base="parts/"><externalRef href="b.rng" xml:base="x"/></group>')
    assert list(read_schema(path).elements) == ["e"]


@pytest.mark.parametrize(
    ("body", "valid"),
    [
        ('<e xmlns:q="urn:n">q:x</e>', True),
        ('<e xmlns:q="urn:n"> q:x </e>', True),
        ('<e xmlns:q="urn:other">q:x</e>', False),
        ("<e>q:x</e>", False),
        ("<e>x</e>", False),
    ],
)
@pytest.mark.parametrize("pattern", ["{}", "<list>{}</list>"])
def test_a_name_in_a_value_means_what_its_prefix_says(
    pattern: str, body: str, valid: bool, tmp_path: Path
) -> None:
    path = tmp_path / "s.rng"
    path.write_text(inside(pattern.format('<value type="QName" ns="urn:n">x</value>')))
    assert (not problems(read_schema(path), document(body).tree)) == valid


@pytest.mark.parametrize(("body", "valid"), [('<e xmlns:q="u" n="q:x"/>', True), ('<e n="q:x"/>', False)])
def test_a_name_needs_a_declared_prefix(body: str, valid: bool, tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(inside('<attribute name="n"><data type="QName"/></attribute>'))
    assert (not problems(read_schema(path), document(body).tree)) == valid


def test_definitions_that_share_one_another_without_end(tmp_path: Path) -> None:
    doubled = "".join(
        f'<define name="d{n}"><group><ref name="d{n + 1}"/><interleave><ref name="d{n + 1}"/><text/>'
        "</interleave></group></define>"
        for n in range(40)
    )
    path = tmp_path / "s.rng"
    path.write_text(
        f'<grammar {RNG}><start><element name="e"><ref name="d0"/></element></start>{doubled}'
        f'<define name="d40"><zeroOrMore>{A}</zeroOrMore></define></grammar>'
    )
    with pytest.raises(SchemaError, match="Text stands on both sides of an interleave"):
        read_schema(path)


@pytest.mark.parametrize("library", ["http://a b/c", "http://a/b ", "a: "])
def test_spaces_in_the_address_of_a_library_count_as_escaped(library: str, tmp_path: Path) -> None:
    """XLink 1.0, section 5.4, which section 4.3 of RELAX NG refers to."""
    path = tmp_path / "s.rng"
    path.write_text(inside(f'<text datatypeLibrary="{library}"/>'), encoding="utf-8")
    assert read_schema(path).elements
