"""Schemas of enormous lists, chains and names: they are read, or refused in a short message."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from teitools.relaxng import Schema, SchemaError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
MANY = range(20_000)


def load(folder: Path, xml: str) -> Schema:
    path = folder / "s.rng"
    path.write_text(xml)
    return Schema.load(path)


def refused(folder: Path, xml: str) -> SchemaError:
    with pytest.raises(SchemaError) as caught:
        load(folder, xml)
    return caught.value


def elements(numbers: Iterable[int]) -> str:
    return "".join(f'<element name="e{n}"><empty/></element>' for n in numbers)


def chain(numbers: Iterable[int]) -> str:
    """Return definitions, one a line, each of which leads on to the next."""
    return "".join(
        f'<define name="d{n}"><optional><ref name="d{n + 1}"/></optional></define>\n' for n in numbers
    )


@pytest.mark.parametrize("kind", ["group", "choice", "interleave"])
def test_long_lists_are_read(kind: str, tmp_path: Path) -> None:
    schema = load(tmp_path, f'<element name="r" {RNG}><{kind}>{elements(MANY)}</{kind}></element>')
    assert [found.code for found in schema.validate(b"<r><other/></r>")]


def test_a_list_of_many_is_kept_to(tmp_path: Path) -> None:
    schema = load(tmp_path, f'<element name="r" {RNG}><group>{elements(range(500))}</group></element>')
    right = "".join(f"<e{n}/>" for n in range(500))
    assert not list(schema.validate(f"<r>{right}</r>".encode()))
    assert [found.code for found in schema.validate(f"<r>{right.replace('<e499/>', '')}</r>".encode())] == [
        "E104"
    ]


def test_patterns_grow_deep_though_each_definition_is_read_alone(tmp_path: Path) -> None:
    users = "".join(f'<element name="e{n}"><ref name="d{n}"/></element>\n' for n in reversed(range(1_000)))
    grown = chain(range(1_000)).replace("<optional>", '<optional><element name="x"><text/></element>')
    end = '<define name="d1000"><empty/></define>'
    start = f'<start><element name="r">{users}</element></start>'
    error = refused(tmp_path, f"<grammar {RNG}>{start}{grown}{end}</grammar>")
    assert error.line > 1
    assert "nested too deeply" in error.reason


def test_files_may_not_lead_on_for_ever(tmp_path: Path) -> None:
    for n in range(100):
        (tmp_path / f"{n}.rng").write_text(f'<externalRef {RNG} href="{n + 1}.rng"/>')
    error = refused(tmp_path, f'<externalRef {RNG} href="0.rng"/>')
    assert "more than 50 deep" in error.reason


@pytest.mark.parametrize(
    "content",
    [
        '<ref name="{}"/>',
        '<data type="{}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/>',
        '<externalRef href="{}"/>',
        '<value type="{}">a</value>',
        "<{}/>",
    ],
)
def test_messages_cut_enormous_names(content: str, tmp_path: Path) -> None:
    xml = f'<element name="r" {RNG}>{content.format("n" * 1_000_000)}</element>'
    assert len(refused(tmp_path, xml).reason) < 400
