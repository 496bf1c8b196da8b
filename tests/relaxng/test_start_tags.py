"""The attributes of a start tag, taken at once: what may stand together, and that many are soon read."""

from pathlib import Path

import pytest

from inline import document
from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.validator import problems


def schema_of(content: str, folder: Path) -> Patterns:
    file = folder / "s.rnc"
    file.write_text(f"namespace p = 'urn:p' element a {{ {content} }}", encoding="utf-8")
    return read_schema(file)


def found(content: str, attributes: str, folder: Path) -> list[tuple[str, str | None]]:
    tree = document(f"<a {attributes}/>").tree
    return [(each.code, each.attribute) for each in problems(schema_of(content, folder), tree)]


ONE_OF_TWO_PAIRS = "(attribute x {text}, attribute y {text}) | (attribute x {text}, attribute z {text})"
BY_TYPE = "(attribute t {'1'}, attribute x {text}) | (attribute t {'2'}, attribute y {text})"
OPEN = "attribute n {xsd:integer}?, attribute * - (n|m) {text}*"
TWO_CLASSES = "(attribute p:* {'1'} | attribute q {'2'} | attribute r {'3'})+"


@pytest.mark.parametrize(
    ("content", "attributes", "expected"),
    [
        (ONE_OF_TWO_PAIRS, "x='' y=''", []),
        (ONE_OF_TWO_PAIRS, "z='' x=''", []),
        (ONE_OF_TWO_PAIRS, "x=''", [("E107", None)]),
        (ONE_OF_TWO_PAIRS, "x='' y='' z=''", [("E105", "z")]),
        (ONE_OF_TWO_PAIRS, "y='' z=''", [("E105", "z")]),
        (BY_TYPE, "x='' t='1'", []),
        (BY_TYPE, "t='2' y=''", []),
        (BY_TYPE, "t='2' x=''", [("E105", "x")]),
        (BY_TYPE, "x='' t='2'", [("E106", "t")]),
        (BY_TYPE, "x='' y='' t='1'", [("E105", "y")]),
        ("attribute n {xsd:integer} | attribute n {'x'}", "n='x'", []),
        ("attribute n {xsd:integer} | attribute n {'x'}", "n='y'", [("E106", "n")]),
        ("attribute n|m {text}", "n=''", []),
        ("attribute n|m {text}", "n='' m=''", [("E105", "m")]),
        ("attribute n|m {text}+", "n='' m=''", []),
        (OPEN, "n='1' o='' p=''", []),
        (OPEN, "o='' m='' n='1'", [("E105", "m")]),
        (OPEN, "o='' n='x'", [("E106", "n")]),
        (TWO_CLASSES, "q='2' r='3'", []),
        (TWO_CLASSES, "q='2' r='2' s=''", [("E106", "r"), ("E105", "s")]),
        ("(attribute x {text} & attribute y {text})? , attribute z {text}?", "z='' y='' x=''", []),
        ("(attribute x {text} & attribute y {text})? , attribute z {text}?", "z='' y=''", [("E107", None)]),
        ("(attribute * {text} | element b {empty})+", "x='' y=''", []),
    ],
)
def test_attributes_together(
    content: str, attributes: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert found(content, attributes, tmp_path) == expected


@pytest.mark.parametrize("attributes", ["", "x=''", "y=''"])
def test_an_element_that_nothing_satisfies(attributes: str, tmp_path: Path) -> None:
    schema = schema_of("element b { attribute x {text}, notAllowed }?", tmp_path)
    tree = document(f"<a><strange><b {attributes}/></strange></a>").tree
    assert problems(schema, tree)[0].element.tag == "strange"


def test_five_thousand_attributes(tmp_path: Path) -> None:
    content = ", ".join(f"attribute a{n} {{xsd:integer}}" for n in range(5_000))
    given = " ".join(f"a{n}='{n}'" for n in range(5_000))
    assert found(content, given, tmp_path) == []
    assert found(content, given.replace("a7='7'", ""), tmp_path) == [("E107", None)]


def test_the_parts_of_a_long_choice(tmp_path: Path) -> None:
    """Of a thousand pairs one of each is refused: the second that is given."""
    content = ", ".join(f"(attribute a{n} {{text}} | attribute b{n} {{text}})" for n in range(1_000))
    given = " ".join(f"b{n}='' a{n}=''" for n in range(1_000))
    assert found(content, given, tmp_path) == [("E105", f"a{n}") for n in range(1_000)]


def test_of_thousands_of_wrong_attributes_the_first_are_told_what_may_stand(tmp_path: Path) -> None:
    content = ", ".join(f"attribute a{n} {{text}}?" for n in range(3_000))
    given = " ".join(f"b{n}=''" for n in range(3_000))
    tree = document(f"<a {given}/>").tree
    told = problems(schema_of(content, tmp_path), tree)
    assert [each.attribute for each in told] == [f"b{n}" for n in range(3_000)]
    assert [len(each.expected) for each in told] == [3_000] * 100 + [0] * 2_900
    assert told[-1].message == "@b2999 is not an attribute of <a>."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("attribute x {text} | attribute y {text}", "<a> lacks @x or @y."),
        ("(attribute x {text}, attribute y {text}) | attribute z {text}", "<a> lacks @z."),
        ("(attribute x {text}?, attribute y {text}) | attribute z|w {text}", "<a> lacks @w, @y or @z."),
        (
            "(attribute x {text}, attribute y {text}) | (attribute z {text} & attribute w {text})",
            "<a> lacks attributes.",
        ),
        (
            " | ".join(f"attribute a{n} {{text}}" for n in range(4_000)),
            "<a> lacks @a0, @a1, @a10, @a100, @a1000, @a1001 or 3994 more.",
        ),
    ],
    ids=range(5),
)
def test_attributes_of_which_one_would_do(content: str, message: str, tmp_path: Path) -> None:
    [problem] = problems(schema_of(content, tmp_path), document("<a/>").tree)
    assert problem.message == message
