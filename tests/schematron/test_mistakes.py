"""What is wrong with a schema is told at its place, and what is right in it runs."""

from pathlib import Path

import pytest

from schematron.small import POEM, edition, load, read, said
from teitools.schematron import SchemaError, Schematron


def test_a_circle_of_inclusions_ends(tmp_path: Path) -> None:
    pattern = '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><extends href="circle.sch"/></pattern>'
    (tmp_path / "circle.sch").write_text(pattern, "utf-8")
    with pytest.raises(SchemaError, match="circle"):
        load(tmp_path, '<include href="circle.sch"/>')


@pytest.mark.parametrize(
    ("body", "line", "column", "reason"),
    [
        ('\n<let value="1"/>', 3, 1, "no name"),
        ('\n<let name="x" value="1 +"/>', 3, 22, "XPST0003"),
        ('\n<ns prefix="a b" uri="urn:a"/>', 3, 1, "a prefix and its uri"),
        ('\n<xsl:include href="x.xsl"/>', 3, 1, "xsl:include is not read"),
        ('\n<xsl:key name="k" match="a[" use="1"/>', 3, 1, "XTSE0340"),
    ],
)
def test_what_is_wrong_with_a_schema_has_a_place(
    tmp_path: Path, body: str, line: int, column: int, reason: str
) -> None:
    with pytest.raises(SchemaError, match=reason) as raised:
        load(tmp_path, body)
    found = raised.value
    assert (found.path, found.line, found.column) == (tmp_path / "rules.sch", line, column)


@pytest.mark.parametrize(
    ("rule", "line", "column", "reason"),
    [
        ('<rule context="a">\n<assert test="count(">x</assert></rule>', 4, 15, "XPST0003"),
        ('<rule context="a"><assert test="$none">x</assert></rule>', 3, 33, "none"),
        ('<rule>\n<assert test="1">x</assert></rule>', 3, 1, "no context"),
        ('<rule context="a">\n<assert>x</assert></rule>', 4, 1, "no test"),
        ('<rule context="a"><let value="1"/></rule>', 3, 19, "no name"),
        ('<let value="1"/>', 3, 1, "no name"),
        ('<rule context="a"><extends rule="none"/></rule>', 3, 34, "has no abstract rule"),
        ('</pattern><pattern is-a="none">', 3, 26, "no abstract pattern"),
        ('<rule context="a">\n<report test="1"><value-of select="1 +"/></report></rule>', 4, 36, "XPST0003"),
        (
            '<rule context="a">\n<let name="x" value="f(1)"/><report test="1">x</report></rule>',
            4,
            22,
            "XPST0017",
        ),
        ('<rule context="a["><assert test="1">x</assert></rule>', 3, 16, "XTSE0340"),
        ('<rule context="unbound:a"><assert test="1">x</assert></rule>', 3, 16, "unbound"),
        ('<rule context="a" subject="]"><report test="1">x</report></rule>', 3, 28, "XPST0003"),
        ('<rule context="a" visit-each="]"><report test="1">x</report></rule>', 3, 31, "XPST0003"),
    ],
)
def test_what_cannot_be_compiled_is_told_and_the_rest_runs(
    tmp_path: Path, rule: str, line: int, column: int, reason: str
) -> None:
    body = f"""<pattern>
{rule}</pattern><pattern><rule context="b"><report test="true()">bold</report></rule></pattern>"""
    schematron = load(tmp_path, body)
    assert [(each.path, each.line, each.column) for each in schematron.problems] == [
        (tmp_path / "rules.sch", line, column)
    ]
    assert reason in schematron.problems[0].reason
    document = read(POEM)
    assert said(schematron.validate(document, edition(document))) == [(5, "bold")]


def test_all_that_cannot_be_compiled_is_told_at_once(tmp_path: Path) -> None:
    body = """<pattern>
      <rule context="b"><assert test="1 +">x</assert>
        <report test="$none">x</report><report test="true()">bold</report></rule></pattern>"""
    schematron = load(tmp_path, body)
    assert [each.line for each in schematron.problems] == [3, 4]
    document = read(POEM)
    assert said(schematron.validate(document, edition(document))) == [(5, "bold")]


def test_a_context_that_cannot_be_compiled_silences_its_pattern(tmp_path: Path) -> None:
    body = """<pattern><rule context="line[">
      <report test="true()">one</report></rule>
      <rule context="*"><report test="true()">other</report></rule></pattern>"""
    schematron = load(tmp_path, body)
    document = read(POEM)
    assert len(schematron.problems) == 1
    assert schematron.validate(document, edition(document)) == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<schema", "not well-formed"),
        ("<grammar/>", "not a Schematron schema"),
        ('<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="stx"/>', "stx"),
    ],
)
def test_what_is_no_schema_is_said(tmp_path: Path, source: str, reason: str) -> None:
    path = tmp_path / "rules.sch"
    path.write_text(source, "utf-8")
    with pytest.raises(SchemaError, match=reason):
        Schematron.load(path)


def test_a_missing_schema_is_said(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="cannot be read"):
        Schematron.load(tmp_path / "none.sch")


def test_a_complaint_without_a_place_is_told_of_the_pattern_at_fault(tmp_path: Path) -> None:
    body = """<pattern><rule context="b"><report test="true()">bold</report></rule></pattern>
<pattern><rule context="line" visit-each="tokenize(.)"><report test="true()" role="{name()}">x</report>
</rule></pattern>"""
    schematron = load(tmp_path, body)
    assert [(each.line, each.reason[:8]) for each in schematron.problems] == [(3, "XPTY0004")]
    document = read(POEM)
    assert said(schematron.validate(document, edition(document))) == [(5, "bold")]


def test_what_all_rules_share_is_not_a_patterns_fault(tmp_path: Path) -> None:
    body = """<xsl:function name="f:f" xmlns:f="urn:f" as="element()">
  <xsl:sequence select="'x'"/></xsl:function>
<pattern><rule context="b"><report test="true()">bold</report></rule></pattern>"""
    with pytest.raises(SchemaError, match="required item type of the result"):
        load(tmp_path, body)
