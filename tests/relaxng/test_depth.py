"""Circles of files and endless nesting in a schema are mistakes at a place; many parts are not depth."""

from pathlib import Path

import pytest

from inline import document
from teitools.relaxng import SchemaError
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


def refused(folder: Path, **files: str) -> tuple[str, int, str]:
    for name, source in files.items():
        (folder / f"{name}.rng").write_text(source, "utf-8")
    with pytest.raises(SchemaError) as caught:
        read_schema(folder / "main.rng")
    return caught.value.path.name, caught.value.line, caught.value.reason


def grammar(start: str, *definitions: str) -> str:
    lines = [f"<grammar {RNG}><start>{start}</start>", *definitions, "</grammar>"]
    return "\n".join(lines)


def chain(length: int, step: str) -> str:
    """Return a schema in which each definition refers to the next, and each stands in a line of its own."""
    steps = (f'<define name="d{n}">{step % (n + 1)}</define>' for n in range(length))
    return grammar(
        '<element name="a"><ref name="d0"/></element>', *steps, f'<define name="d{length}"><text/></define>'
    )


@pytest.mark.parametrize("reference", ["externalRef", "include"])
def test_a_circle_of_files_is_reported_where_it_closes(reference: str, tmp_path: Path) -> None:
    def refer(name: str) -> str:
        return f'\n<{reference} href="{name}.rng"/>'

    def file(name: str) -> str:
        if reference == "include":
            return f"<grammar {RNG}>{refer(name)}</grammar>"
        return f'<element {RNG} name="a">{refer(name)}</element>'

    found = refused(tmp_path, main=file("second"), second=file("third"), third=file("second"))
    assert found[:2] == ("third.rng", 2)
    assert "second.rng" in found[2]
    assert "in a circle" in found[2]


def test_a_file_that_is_referred_to_twice_is_no_circle(tmp_path: Path) -> None:
    (tmp_path / "text.rng").write_text(f'<element {RNG} name="t"><text/></element>', "utf-8")
    path = tmp_path / "main.rng"
    twice = '<externalRef href="text.rng"/>' * 2
    path.write_text(f'<element {RNG} name="a">{twice}</element>', "utf-8")
    assert problems(read_schema(path), document("<a><t/><t>b</t></a>").tree) == []


def test_a_long_chain_of_references_is_reported_at_a_definition(tmp_path: Path) -> None:
    file, line, reason = refused(tmp_path, main=chain(10_000, '<ref name="d%d"/>'))
    assert (file, reason) == ("main.rng", "This is nested too deeply to be read.")
    assert line > 1


def test_what_is_nested_deeper_than_a_document_could_be_read_is_refused(tmp_path: Path) -> None:
    step = '<optional><element name="e"><empty/></element><ref name="d%d"/></optional>'
    file, line, reason = refused(tmp_path, main=chain(60, step))
    assert (file, line) == ("main.rng", 1)
    assert "nested too deeply" in reason


def test_what_is_not_refused_can_be_validated_however_deep_the_document(tmp_path: Path) -> None:
    path = tmp_path / "main.rng"
    step = '<optional><element name="e"><empty/></element><ref name="d%d"/></optional>'
    path.write_text(
        chain(20, step)
        .replace("<text/>", '<zeroOrMore><ref name="s"/></zeroOrMore>')
        .replace(
            "</grammar>", '<define name="s"><element name="a"><ref name="d0"/></element></define></grammar>'
        ),
        "utf-8",
    )
    deep = 250
    tree = document(("<a>" + "<e/>" * 20) * deep + "</a>" * deep).tree
    assert problems(read_schema(path), tree) == []


@pytest.mark.parametrize("kind", ["group", "interleave", "choice"])
def test_many_parts_are_not_depth(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "main.rng"
    parts = "".join(f'<optional><element name="e{n}"><empty/></element></optional>' for n in range(1000))
    path.write_text(f'<element {RNG} name="a"><{kind}>{parts}</{kind}></element>', "utf-8")
    schema = read_schema(path)
    assert problems(schema, document("<a><e7/></a>").tree) == []
    assert [each.code for each in problems(schema, document("<a><e7/><e7/></a>").tree)] == ["E102"]
