"""One slip gives one problem, at its place, in words."""

import shutil
from pathlib import Path

import pytest

from inline import document
from teitools.relaxng import SchemaError
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
SMALL = Path(__file__).parent / "small.rng"


def found(body: str, schema: Path = SMALL) -> list[str]:
    tree = document(f'<text xmlns="urn:t">{body}</text>').tree
    return [f"{each.code} {each.message}" for each in problems(read_schema(schema), tree)]


HEAD = "<head>H</head>"


@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD}<p>a <persName ref='#x'>b</persName> c</p>",
        f"{HEAD}<!-- comment --><p n='3'>a<?pi?>b</p><list>\n <item/>\n</list>",
        f"{HEAD}<note type='editorial' target='#x'/>",
        f"{HEAD}<note place='end' type='author'>x</note>",
    ],
)
def test_what_is_right(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            f"{HEAD}<p><persname ref='x'>a</persname></p>",
            "E101 <persname> is not an element of this schema: did you mean <persName>?",
        ),
        (
            f"{HEAD}<p><xyz/></p>",
            "E101 <xyz> is not an element of this schema: take it away, or write one that may stand here: "
            "<date>, <persName>.",
        ),
        (
            f"{HEAD}<p xmlns='urn:other'/>",
            'E101 <p> is in the namespace urn:other instead of urn:t: write xmlns="urn:t".',
        ),
        (
            f"{HEAD}<p><list><item/></list></p>",
            "E102 <list> may not stand here inside <p>, but may inside <text>",
        ),
        (
            f"{HEAD}<p/><head/>",
            "E102 Only one <head> may stand here inside <text>, and one stands at line 1: take one away.",
        ),
        (f"{HEAD}stray<p/>", 'E103 <text> takes no text of its own, but here is "stray"'),
        ("<p>a</p>", "E104 <head> is missing before this <p> inside <text>: add it there."),
        (f"<p/>{HEAD}", "E104 <p> may not stand here inside <text> yet: put the <head> of line 1 before it."),
        (f"{HEAD}<item/>", "E102 <item> may not stand here inside <text>: wrap it in a <list>."),
        (f"{HEAD}<p><item/></p>", "E102 <item> may not stand here inside <p>: it belongs inside <list>."),
        (f"{HEAD}<list><item/><p/></list>", "E102 <p> may not stand here inside <list>"),
        (f"{HEAD}<nte/>", "E101 <nte> is not an element of this schema: did you mean <note>?"),
        (f"{HEAD}<q><p/><p/></q>", "E101 <q> is not an element of this schema: "),
        (
            "<persName ref='x'>H</persName><p/>",
            "E102 <persName> may not stand here inside <text>: did you mean <head>?",
        ),
        (f"{HEAD}<list/>", "E104 <list> is not complete: add <item>."),
        (HEAD, "E104 <text> is not complete: "),
        (
            f"{HEAD}<p m='1'/>",
            "E105 @m is not an attribute of <p> here: take it away, or write one that is: @n, @xml:lang.",
        ),
        (f"{HEAD}<p lang='en'/>", "E105 @lang is not an attribute of <p>: did you mean @xml:lang?"),
        (
            f"{HEAD}<p n='0'/>",
            'E106 @n may not be "0": the least number here is 1; allowed is a whole number from 1.',
        ),
        (
            f"{HEAD}<p><date when='12 Nov'/></p>",
            'E106 @when may not be "12 Nov": allowed is a day: 1960-11-12.',
        ),
        (
            f"{HEAD}<note type='author' place='foot'/>",
            'E106 @place may not be "foot": allowed is bottom or end.',
        ),
        (f"{HEAD}<note type='autor' place='end'/>", 'E106 @type may not be "autor": did you mean author?'),
        (f"{HEAD}<note type='author' place=''/>", "E106 @place may not be empty"),
        (f"{HEAD}<p><persName>a</persName></p>", "E107 <persName> lacks @ref."),
        (
            f"{HEAD}<x:math xmlns:x='urn:x'><x:mi/></x:math><p/>",
            "E101 <x:math> may not stand here inside <text>, "
            "for the schema knows no elements of the namespace urn:x: take it away.",
        ),
        (
            f"{HEAD}<i:include href='a.xml' xmlns:i='http://www.w3.org/2001/XInclude'><p/></i:include><p/>",
            "E101 <i:include> is not followed: put what a.xml holds in its place.",
        ),
        (
            f"{HEAD}<p><date when='1960-11-12T25:00:00'/></p>",
            'E106 @when may not be "1960-11-12T25:00:00": ',
        ),
        (f"{HEAD}<note type='author'/>", "E107 <note> lacks @place (bottom or end)."),
        (
            f"{HEAD}<p><persName reff='x'>a</persName></p>",
            "E105 @reff is not an attribute of <persName>: did you mean @ref?",
        ),
    ],
)
def test_each_slip_is_one_problem(body: str, problem: str) -> None:
    problems_found = found(body)
    assert len(problems_found) == 1, problems_found
    assert problems_found[0].startswith(problem)


def test_after_a_slip_the_walk_goes_on() -> None:
    unknown = "<q><persName/></q>"
    misspelt = "<p><persname>a</persname><date/></p>"
    text = "<list>text<item/></list>"
    codes = [each[:4] for each in found(HEAD + unknown + misspelt + text + "<nte type='author'/>")]
    assert codes == ["E101", "E107", "E101", "E107", "E103", "E101"]


def test_the_root() -> None:
    tree = document('<p xmlns="urn:t"/>').tree
    message = problems(read_schema(SMALL), tree)[0].message
    assert message == "<p> may not stand here. The document begins with <text>."


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<x", "The file is not well-formed"),
        ("<grammar/>", "<grammar> is not in RELAX NG's namespace"),
        (f"<grammar {RNG}/>", "The grammar has no <start>"),
        (f'<grammar {RNG}><start><ref name="a"/></start></grammar>', 'Nothing defines "a"'),
        (
            f'<grammar {RNG}><start><ref name="a"/></start>'
            '<define name="a"><ref name="a"/></define></grammar>',
            "defined by itself",
        ),
        (f'<grammar {RNG}><include href="http://a.org/t.rng"/></grammar>', "put the file beside"),
        (f'<grammar {RNG}><include href="none.rng"/></grammar>', "There is no file “none.rng”"),
        (f'<grammar {RNG}><include href="s.rng"/></grammar>', "in a circle"),
        (f'<externalRef {RNG} href="s.rng"/>', "in a circle"),
        (f'<element {RNG} name="a"><data type="date"/></element>', "There is no datatype date without"),
        (
            f'<element {RNG} name="a" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">\n'
            '<data type="dat"/></element>',
            "There is no such datatype: dat.",
        ),
        (f'<element {RNG} name="x:a"><text/></element>', "The prefix x: is not declared"),
        (f'<element {RNG} name="a"/>', "<element> has no content"),
    ],
)
def test_what_is_wrong_with_a_schema(xml: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(xml, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_schema(path)
    assert words in caught.value.reason
    assert caught.value.path.name in ("s.rng", "none.rng")


VALUES = (
    f'<element {RNG} name="e" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
    '<attribute name="n"><value type="string">a<!-- comment -->b</value></attribute>'
    '<data type="string"><param name="maxLength"><!-- comment -->3</param></data></element>'
)
SPACED = f'<element {RNG}><name>e<?pi?></name><value type="string">{{}}</value></element>'


@pytest.mark.parametrize(
    ("schema", "body", "right"),
    [
        (VALUES, '<e n="ab"><!-- comment --></e>', True),
        (VALUES, '<e n="ab">1<!-- comment -->23</e>', True),
        (VALUES, '<e n="ab">12<!-- comment -->34</e>', False),
        (VALUES, '<e n="a"/>', False),
        (SPACED.format(" <!-- comment -->x"), "<e> x</e>", True),
        (SPACED.format(" <![CDATA[x]]>"), "<e> <?pi?>x</e>", True),
        (SPACED.format(" "), "<e> <!-- comment --></e>", True),
        (SPACED.format(" <!-- comment -->x"), "<e>x</e>", False),
    ],
)
def test_comments_are_no_part_of_a_value(schema: str, body: str, right: bool, tmp_path: Path) -> None:
    path = tmp_path / "s.rng"
    path.write_text(schema, encoding="utf-8")
    assert (problems(read_schema(path), document(body).tree) == []) is right


def test_an_include_whose_definitions_are_overridden(tmp_path: Path) -> None:
    shutil.copy(SMALL, tmp_path / "base.rng")
    path = tmp_path / "own.rng"
    path.write_text(
        f'<grammar {RNG} ns="urn:t"><include href="base.rng">'
        '<define name="head"><empty/></define></include></grammar>',
        encoding="utf-8",
    )
    assert found("<p/>", path) == []
    assert found(f"{HEAD}<p/>", path)[0].startswith("E101 <head>")


def test_a_forgotten_namespace_is_one_problem() -> None:
    body = f"<text>{HEAD}<p n='0'>a<persName>b</persName></p><xyz/></text>"
    (problem,) = problems(read_schema(SMALL), document(body).tree)
    assert problem.message == '<text> is in no namespace: write xmlns="urn:t" in its start tag.'


def test_a_namespace_too_many_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text(SMALL.read_text(encoding="utf-8").replace('ns="urn:t" ', ""), encoding="utf-8")
    (problem,) = problems(read_schema(path), document(f"<text xmlns='urn:t'>{HEAD}<p/></text>").tree)
    assert (
        problem.message == "<text> is in the namespace urn:t, but this schema has none: take away its xmlns."
    )


@pytest.mark.parametrize(
    ("body", "expected", "fix"),
    [
        (f"{HEAD}<p><persname/></p>", ("<persName>", "<date>"), "persName"),
        (f"{HEAD}<list/>", ("<item>",), None),
        (f"{HEAD}<p lang='en'/>", ("@xml:lang", "@n"), "xml:lang"),
        (f"{HEAD}<note type='autor' place='end'/>", ("author",), "author"),
        (f"{HEAD}<p><date when='12.11.1960'/></p>", ("a day: 1960-11-12",), "1960-11-12"),
        (f"{HEAD}<p><date when='1960-13-01'/></p>", ("a day: 1960-11-12",), None),
    ],
)
def test_what_an_editor_program_can_offer(body: str, expected: tuple[str, ...], fix: str | None) -> None:
    (problem,) = problems(read_schema(SMALL), document(f'<text xmlns="urn:t">{body}</text>').tree)
    assert (problem.expected, problem.fix) == (expected, fix)


def test_a_no_break_space_is_text() -> None:
    """XML knows four characters of white space; all others are words to RELAX NG."""
    assert found(f"{HEAD}<list>\n\t <item/></list>") == []
    assert [each[:4] for each in found(f"{HEAD}<list>\u00a0<item/></list>")] == ["E103"]


def test_elements_without_their_container_are_one_problem() -> None:
    message = (
        "E102 <item> may not stand here inside <text>: wrap all from it to the <item> of line 1 in a <list>."
    )
    assert found(f"{HEAD}<p/><item>a</item><item>b</item><p/>") == [message]
    assert len(found(f"{HEAD}<p/><item>a</item><item n='1'>b</item><p/>")) == 2


def test_a_prefix_of_another_namespace_is_taken_away() -> None:
    message = "E101 <o:p> is in the namespace urn:other instead of urn:t: write <p>."
    assert found(f"{HEAD}<o:p xmlns:o='urn:other'/>") == [message]


def test_of_an_enormous_value_the_beginning_is_quoted() -> None:
    (problem,) = found(f"{HEAD}<note type='{'x' * 10_000}' target='#x'/>")
    assert problem.startswith('E106 @type may not be "xxx')
    assert 'xxx…"' in problem
    assert len(problem) < 500
