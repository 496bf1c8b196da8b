"""Ids and references to them, as the datatypes of a schema say."""

from pathlib import Path

import pytest

from teitools.relaxng import Schema

RNG = (
    'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
ID, REF, REFS = (f'<data type="{name}"/>' for name in ("ID", "IDREF", "IDREFS"))
OTHER = '<data type="token"/>'


def element(name: str, *attributes: tuple[str, str]) -> str:
    inside = "".join(f'<optional><attribute name="{n}">{t}</attribute></optional>' for n, t in attributes)
    return f'<element name="{name}">{inside}<empty/></element>'


def schema(folder: Path, *elements: str) -> Schema:
    path = folder / "s.rng"
    content = "".join(elements)
    path.write_text(
        f'<element {RNG} name="r"><zeroOrMore><choice>{content}</choice></zeroOrMore></element>', "utf-8"
    )
    return Schema.load(path)


def found(schema: Schema, body: str) -> list[str]:
    each = schema.validate(f"<r>\n{body}\n</r>".encode())
    return [f"{one.line}:{one.column} {one.code} {one.message}" for one in each]


@pytest.fixture
def plain(tmp_path: Path) -> Schema:
    return schema(tmp_path, element("a", ("xml:id", ID), ("to", REF), ("all", REFS)), element("b", ("n", ID)))


def test_what_is_right(plain: Schema) -> None:
    assert found(plain, '<a to=" z " all="x z"/><a xml:id="x"/>\n<b n="z"/>') == []


def test_an_id_twice(plain: Schema) -> None:
    assert found(plain, '<a xml:id="x"/>\n<a xml:id=" x"/>') == [
        '3:4 E301 The xml:id "x" is taken: <a> in line 2 has it. Choose another.'
    ]
    assert found(plain, '<a xml:id="x"/><b\nn="x"/>') == [
        '3:1 E301 The n "x" is taken: <a> in line 2 has it. Choose another.'
    ]


def test_references_to_no_id(plain: Schema) -> None:
    assert found(plain, '<a xml:id="x" to="y"/>\n<a all="x\nz"/>') == [
        '2:19 E304 @to names the id "y", which nothing in this file has.',
        '3:9 E304 @all names the id "z", which nothing in this file has.',
    ]


def test_problems_come_in_the_order_of_the_text(plain: Schema) -> None:
    codes = [each.split()[1] for each in found(plain, '<a to="y"/><c/><a to="z"/>')]
    assert codes == ["E304", "E101", "E304"]


@pytest.mark.parametrize(
    "elements",
    [
        [element("a", ("i", ID)), element("a", ("i", OTHER), ("j", OTHER))],
        [element("a", ("i", ID)), element("a", ("i", REF))],
        [
            element("a", ("i", ID)),
            "<element><anyName/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>",
        ],
        [f'<element><anyName/><attribute name="i">{ID}</attribute></element>'],
    ],
)
def test_where_the_schema_contradicts_itself_ids_are_not_checked(tmp_path: Path, elements: list[str]) -> None:
    assert found(schema(tmp_path, *elements), '<a i="x"/><a i="x"/>') == []


def test_a_namespace_may_hold_an_apostrophe(tmp_path: Path) -> None:
    attribute = f'<optional><attribute name="i" ns="urn:o\'clock">{ID}</attribute></optional>'
    timed = schema(tmp_path, f'<element name="a">{attribute}<empty/></element>')
    a = '<a xmlns:t="urn:o\'clock" t:i="x"/>'
    assert [each.split()[1] for each in found(timed, a + a)] == ["E301"]


def test_a_namespace_that_no_document_can_declare(tmp_path: Path) -> None:
    first = f'<optional><attribute name="i" ns="&quot;o\'clock&quot;">{ID}</attribute></optional>'
    both = schema(tmp_path, f'<element name="a">{first}<empty/></element>', element("b", ("i", ID)))
    assert [each.split()[1] for each in found(both, '<a/><b i="x"/><b i="y"/><b i="x"/>')] == ["E301"]


def test_ids_of_several_namespaces(tmp_path: Path) -> None:
    first = f'<optional><attribute name="i" ns="urn:i">{ID}</attribute></optional>'
    both = schema(tmp_path, f'<element name="a">{first}<empty/></element>', element("b", ("i", ID)))
    a, b = '<a xmlns:t="urn:i" t:i="x"/>', '<b i="x"/>'
    assert [each.split()[1] for each in found(both, a + b + a)] == ["E301", "E301"]
    assert found(both, a + b.replace("x", "y")) == []


def test_a_hundred_thousand_ids_and_references(tmp_path: Path) -> None:
    many = schema(tmp_path, element("a", ("i", ID), ("r", REF)))
    body = "".join(f'<a i="x{n}" r="x{n // 2}"/>' for n in range(100_000))
    assert found(many, body) == []
    assert len(found(many, body + '<a i="x7" r="y"/>')) == 2


def test_an_attribute_of_a_name_that_unicode_has_known_since_its_fifth_version(tmp_path: Path) -> None:
    later = schema(tmp_path, element("a", ("ⴰ", ID)))
    assert [each.split()[1] for each in found(later, '<a ⴰ="x"/><a ⴰ="x"/>')] == ["E301"]


def test_an_open_name_beside_ids_is_no_contradiction_where_it_excepts_them(tmp_path: Path) -> None:
    other = (
        "<element><anyName><except><name>a</name></except></anyName>"
        "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>"
    )
    both = schema(tmp_path, element("a", ("i", ID)), other)
    assert len(found(both, '<a i="x"/><z i="x"/><a i="x"/>')) == 1
