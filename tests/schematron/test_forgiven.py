"""What schemas of real projects leave out or do in their own way."""

from pathlib import Path

import pytest

from schematron.small import POEM, SCHEMA, check, edition, read, said
from teitools.schematron import Schematron


def test_the_earlier_namespace_and_a_missing_binding_are_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "rules.sch"
    path.write_text(
        '\ufeff<schema xmlns="http://www.ascc.net/xml/schematron"><pattern><rule context="b">'
        '<report test="xs:integer(1) = 1">b</report></rule></pattern></schema>',
        "utf-8",
    )
    document = read(POEM)
    assert said(Schematron.load(path).validate(document, edition(document))) == [(5, "b")]


@pytest.mark.parametrize(
    ("binding", "expected"),
    [("xslt", [(1, "One false")]), ("xslt2", [(1, "error")]), (None, [(1, "error")])],
)
def test_the_first_of_several_values_counts_where_the_binding_is_the_oldest(
    tmp_path: Path, binding: str | None, expected: list[tuple[int, str]]
) -> None:
    path = tmp_path / "rules.sch"
    attribute = f'queryBinding="{binding}"' if binding else ""
    path.write_text(
        f"""<schema xmlns="http://purl.oclc.org/dsdl/schematron" {attribute}>
        <let name="lines" value="//line"/><pattern><rule context="poem">
        <report test="contains(line, 'One')"><value-of select="$lines"/>
        <value-of select="'b' > 'a'"/></report></rule></pattern></schema>""",
        "utf-8",
    )
    document = read(POEM)
    found = Schematron.load(path).validate(document, edition(document))
    assert [(d.line, d.message if d.code == "E201" else "error") for d in found] == expected


def test_a_schema_may_use_any_prefix(tmp_path: Path) -> None:
    body = """<ns prefix="own" uri="urn:o"/><ns prefix="xsl" uri="urn:x"/><ns prefix="xs" uri="urn:s"/>
      <pattern><rule context="own:a | xsl:b"><report test="xs:c"><name/></report></rule></pattern>"""
    text = '<r><a xmlns="urn:o"><c xmlns="urn:s"/></a>\n<b xmlns="urn:x"><c xmlns="urn:s"/></b></r>'
    path = tmp_path / "rules.sch"
    path.write_text(f'<schema xmlns="http://purl.oclc.org/dsdl/schematron">{body}</schema>', "utf-8")
    document = read(text)
    assert said(Schematron.load(path).validate(document, edition(document))) == [(1, "a"), (2, "b")]


def test_prefixes_that_are_often_forgotten(tmp_path: Path) -> None:
    body = (
        '<pattern><rule context="tei:a[xs:integer(@n) = 1]"><report test="true()">a</report></rule></pattern>'
    )
    text = '<a xmlns="http://www.tei-c.org/ns/1.0" n="1"/>'
    assert said(check(tmp_path, body, text)) == [(1, "a")]


def test_a_whole_schema_may_be_included(tmp_path: Path) -> None:
    other = SCHEMA.format('<pattern><rule context="b"><report test="true()">b</report></rule></pattern>')
    (tmp_path / "other.sch").write_text(other, "utf-8")
    assert said(check(tmp_path, '<include href="other.sch"/>')) == [(5, "b")]
    assert said(check(tmp_path, '<extends href="other.sch"/>')) == [(5, "b")]
