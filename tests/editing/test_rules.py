"""What a rule is certain to propose (Schematron QuickFix) is mended: one attribute, and nothing else."""

from pathlib import Path

import pytest

from editing.mended import mended, result
from inline import NAMESPACE

RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
  xmlns:s="http://purl.oclc.org/dsdl/schematron"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process">
<s:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<s:pattern><s:rule context="{context}"><s:assert test="{test}" {attributes}>wrong</s:assert>{fixes}
</s:rule></s:pattern>
<start><element name="TEI"><zeroOrMore><element name="p"><optional><attribute name="n"/></optional>
<optional><attribute name="type"><choice><value>a</value><value>b</value></choice></attribute></optional>
<text/></element></zeroOrMore></element></start></grammar>"""


def after(folder: Path, paragraph: str, fixes: str, **rule: str) -> str:
    """The paragraph as it is after mending."""
    rule = {"context": "t:p", "attributes": 'sqf:fix="f"', **rule}
    (folder / "s.rng").write_text(RNG.format(fixes=fixes, **rule), "utf-8")
    before, end = f'<TEI xmlns="{NAMESPACE}">\r\n', "\r\n</TEI>"
    source = f"{before}{paragraph}{end}".encode()
    text = result(source, mended(source, folder, folder / "s.rng", only="E201")).decode()
    return text.removeprefix(before).removesuffix(end)


def fix(operation: str, name: str = "f") -> str:
    return f'<sqf:fix id="{name}"><sqf:{operation}</sqf:fix>'


ADD = fix('add node-type="attribute" target="n" select="\'1\'"/>')
WRITE = fix('replace match="@n" node-type="attribute" target="n" select="upper-case(.)"/>')
DELETE = fix('delete match="@n"/>')


@pytest.mark.parametrize(
    ("before", "test", "fixes", "expected"),
    [
        ("<p>é</p>", "@n", ADD, '<p n="1">é</p>'),
        ("<p type='a'\r\n />", "@n", ADD, "<p type='a' n=\"1\"\r\n />"),
        ("<p>é</p>", "@n", fix('add node-type="attribute" target="n"> 1 </sqf:add>'), '<p n="1">é</p>'),
        ("<p>é</p>", "@n", fix('add node-type="attribute" target="n">&lt;</sqf:add>'), '<p n="&lt;">é</p>'),
        ("<p n = 'x' type='b'>é</p>", "@n = 'X'", WRITE, "<p n = 'X' type='b'>é</p>"),
        ("<p\r\n  n='x' type='b'>é</p>", "not(@n)", DELETE, "<p type='b'>é</p>"),
    ],
)  # fmt: skip
def test_an_attribute_of_the_element_that_is_found(
    before: str, test: str, fixes: str, expected: str, tmp_path: Path
) -> None:
    assert after(tmp_path, before, fixes, test=test) == expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ('replace node-type="attribute" target="n" select="concat(., \'1\')"/>', "<p n='x1'>x</p>"),
        ('replace node-type="keep" select="../string()"/>', "<p n='x'>x</p>"),
        ("delete/>", "<p >x</p>"),
    ],
)
def test_an_attribute_that_is_found_itself(operation: str, expected: str, tmp_path: Path) -> None:
    mended_one = after(tmp_path, "<p n='x'>x</p>", fix(operation), context="t:p/@n", test="string() != 'x'")
    assert mended_one == expected


@pytest.mark.parametrize(
    ("default", "expected"),
    [("", "<p>x</p>"), ('sqf:default-fix="g"', '<p n="2">x</p>'), ('sqf:default-fix="h"', "<p>x</p>")],
)
def test_of_several_the_default_is_certain(default: str, expected: str, tmp_path: Path) -> None:
    both = ADD + fix('add node-type="attribute" target="n" select="2"/>', "g")
    attributes = f'sqf:fix="f g" {default}'
    assert after(tmp_path, "<p>x</p>", both, test="@n", attributes=attributes) == expected


def test_two_rules_about_one_tag_are_both_mended(tmp_path: Path) -> None:
    second = '<s:assert test="@type" sqf:fix="t">wrong</s:assert>'
    kind = fix('add node-type="attribute" target="type">a</sqf:add>', "t")
    assert after(tmp_path, "<p>x</p>", second + ADD + kind, test="@n") == '<p n="1" type="a">x</p>'


@pytest.mark.parametrize(
    "operation",
    [
        "delete/>",
        'delete match="t:p"/>',
        'add node-type="element" target="n"/>',
        'add node-type="attribute" target="x:n" select="1"/>',
        'add node-type="attribute" target="n" select="()"/>',
        'add node-type="attribute" target="n" select="xs:date(string())"/>',
        'add node-type="attribute" target="type" select="\'c\'"/>',
        'add node-type="attribute" target="m" select="1"/>',
        'replace match="@n" node-type="attribute" target="n" select="1"/>',
        'replace node-type="keep" select="1"/>',
        'stringReplace regex="x" select="\'y\'"/>',
    ],
)
def test_what_is_not_certain_is_left(operation: str, tmp_path: Path) -> None:
    assert after(tmp_path, "<p>x</p>", fix(operation), test="@n") == "<p>x</p>"


def test_a_rule_about_another_place_is_left(tmp_path: Path) -> None:
    other = 'sqf:fix="f" subject=".."'
    assert after(tmp_path, "<p>x</p>", ADD, test="@n", attributes=other) == "<p>x</p>"
