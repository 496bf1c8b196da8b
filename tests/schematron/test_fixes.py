"""Quick fixes are read as data where they are simple."""

from pathlib import Path

import pytest

from schematron.small import POEM, check, edition, load, read
from teitools.schematron.fixes import Fix, Operation

RULE = """<pattern><rule context="line" xmlns:sqf="http://www.schematron-quickfix.com/validator/process">
  <assert test="@n != 4" sqf:fix="{}">four</assert>{}</rule></pattern>"""
SQF = 'xmlns:sqf="http://www.schematron-quickfix.com/validator/process"'


def proposed(folder: Path, body: str) -> list[Fix]:
    rules = load(folder, body)
    document = read(POEM)
    (finding,) = rules.findings(document, edition(document))
    return list(finding.fixes(rules.schema))


def test_a_fix_of_the_rule(tmp_path: Path) -> None:
    fix = """<sqf:fix id="three"><sqf:description><sqf:title>Write
      three</sqf:title></sqf:description>
      <sqf:replace match="@n" node-type="attribute" target="n" select="'3'"/></sqf:fix>"""
    attributes = {"node-type": "attribute", "target": "n", "select": "'3'"}
    assert proposed(tmp_path, RULE.format("three none", fix)) == [
        Fix("three", "Write three", (Operation("replace", "@n", attributes, ""),))
    ]


def test_a_fix_of_the_schema(tmp_path: Path) -> None:
    fix = f"""<sqf:fixes {SQF}><sqf:fix id="away"><sqf:delete/>
      <sqf:stringReplace regex="a">b</sqf:stringReplace></sqf:fix></sqf:fixes>"""
    assert proposed(tmp_path, RULE.format("away", "") + fix) == [
        Fix(
            "away",
            "",
            (Operation("delete", ".", {}, ""), Operation("stringReplace", ".", {"regex": "a"}, "b")),
        )
    ]


@pytest.mark.parametrize(
    "fix",
    [
        '<sqf:fix id="x" use-when="@n"><sqf:delete/></sqf:fix>',
        '<sqf:fix id="x"><sqf:user-entry name="n"/><sqf:delete/></sqf:fix>',
        '<sqf:fix id="x"><sqf:call-fix ref="y"/></sqf:fix>',
        '<sqf:fix id="x"><sqf:add><b/></sqf:add></sqf:fix>',
        '<sqf:fix id="x"/>',
    ],
)
def test_what_is_not_simple_is_not_proposed(tmp_path: Path, fix: str) -> None:
    assert proposed(tmp_path, RULE.format("x", fix)) == []


def test_fixes_change_nothing_in_what_is_said(tmp_path: Path) -> None:
    fix = '<sqf:fix id="x"><sqf:delete/></sqf:fix>'
    assert [each.message for each in check(tmp_path, RULE.format("x", fix))] == ["four"]
