"""Rules inside RELAX NG, in either syntax, and inside ODD."""

from pathlib import Path

import pytest

from schematron.small import POEM, edition, read, said
from teitools.schematron import SchemaError, Schematron

SCH = "http://purl.oclc.org/dsdl/schematron"
RNG = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="{SCH}">{{}}
  <start><element name="poem"><text/>{{}}</element></start></grammar>"""
ODD = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="{SCH}"><schemaSpec ident="poem">
<elementSpec ident="line" ns="">{{}}</elementSpec></schemaSpec></TEI>"""
SPEC = '<constraintSpec ident="{}" scheme="{}"><constraint>{}</constraint></constraintSpec>'
TEI_LINE = '<text xmlns="http://www.tei-c.org/ns/1.0">\n<line n="1"/>\n<line/></text>'


def load(folder: Path, name: str, text: str) -> Schematron | None:
    (folder / name).write_text(text, "utf-8")
    return Schematron.embedded(folder / name)


def check(folder: Path, name: str, text: str, tei: str = POEM) -> list[tuple[int, str]]:
    rules = load(folder, name, text)
    assert rules is not None
    assert rules.problems == []
    document = read(tei)
    return said(rules.validate(document, edition(document)))


def test_a_grammar_without_rules_has_none(tmp_path: Path) -> None:
    assert load(tmp_path, "s.rng", RNG.format("", "")) is None
    assert load(tmp_path, "s.rnc", "start = element a { empty }") is None
    assert load(tmp_path, "s.odd", ODD.format("")) is None


def test_patterns_stand_anywhere_in_a_grammar(tmp_path: Path) -> None:
    first = '<sch:ns prefix="p" uri=""/>'
    with pytest.raises(SchemaError, match="a prefix and its uri"):
        load(tmp_path, "s.rng", RNG.format(first, "<sch:pattern/>"))
    pattern = (
        '<sch:pattern><sch:rule context="{0}"><sch:report test="1">{0}</sch:report></sch:rule></sch:pattern>'
    )
    outer, inner = pattern.format("b"), pattern.format("line[1]")
    assert check(tmp_path, "s.rng", RNG.format(outer, inner)) == [(2, "line[1]"), (5, "b")]


def test_rules_without_a_pattern_are_those_of_one(tmp_path: Path) -> None:
    rules = """<sch:rule context="line[1]"><sch:report test="1">first</sch:report></sch:rule>
      <sch:rule context="line"><sch:report test="1">other</sch:report></sch:rule>"""
    assert check(tmp_path, "s.rng", RNG.format("", rules)) == [(2, "first"), (3, "other"), (4, "other")]


def test_checks_without_a_rule_are_about_the_element_around(tmp_path: Path) -> None:
    assert check(tmp_path, "s.rng", RNG.format("", '<sch:assert test="b">no b</sch:assert>')) == [(1, "no b")]


def test_the_element_around_may_have_a_namespace(tmp_path: Path) -> None:
    text = f"""<element name="line" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0"
      xmlns:sch="{SCH}"><empty/><sch:assert test="@n">no n</sch:assert></element>"""
    assert check(tmp_path, "s.rng", text, TEI_LINE) == [(3, "no n")]


def test_prefixes_hold_where_they_are_declared(tmp_path: Path) -> None:
    pattern = """<sch:pattern xmlns:t="http://www.tei-c.org/ns/1.0"><sch:rule context="t:line[@n]">
      <sch:report test="1">line</sch:report></sch:rule></sch:pattern>"""
    assert check(tmp_path, "s.rng", RNG.format("", pattern), TEI_LINE) == [(2, "line")]


def test_keys_functions_and_variables_come_along(tmp_path: Path) -> None:
    before = """<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="n" match="line" use="@n"/>
      <sch:let name="wanted" value="'4'"/>"""
    pattern = """<sch:pattern><sch:rule context="/"><sch:report test="key('n', $wanted)">four</sch:report>
      </sch:rule></sch:pattern>"""
    assert check(tmp_path, "s.rng", RNG.format(before, pattern)) == [(1, "four")]


def test_included_grammars_bring_their_rules_once(tmp_path: Path) -> None:
    pattern = (
        '<sch:pattern><sch:rule context="b"><sch:report test="1">b</sch:report></sch:rule></sch:pattern>'
    )
    (tmp_path / "inner.rng").write_text(RNG.format("", pattern), "utf-8")
    include = '<include href="inner.rng"/><include href="inner.rng"/>'
    assert check(tmp_path, "s.rng", RNG.format(include, "")) == [(5, "b")]


def test_nothing_is_included_from_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="outside the folder"):
        load(tmp_path, "s.rng", RNG.format('<include href="/etc/passwd"/>', ""))


def test_schematron_of_the_earlier_namespace(tmp_path: Path) -> None:
    pattern = """<s:pattern xmlns:s="http://www.ascc.net/xml/schematron" name="x"><s:rule context="b">
      <s:report test="1">b</s:report></s:rule></s:pattern>"""
    assert check(tmp_path, "s.rng", RNG.format("", pattern)) == [(5, "b")]


def test_the_compact_syntax(tmp_path: Path) -> None:
    text = f"""namespace s = "{SCH}"
s:ns [ prefix = "t" uri = "http://www.tei-c.org/ns/1.0" ]
start = [ s:pattern [ s:rule [ context = "t:line" s:assert [ test = "@n" "no n on " s:name [ ] ] ] ] ]
  element line {{ empty }}
"""
    assert check(tmp_path, "s.rnc", text, TEI_LINE) == [(3, "no n on line")]


def test_what_is_wrong_in_the_compact_syntax_has_its_line(tmp_path: Path) -> None:
    text = f"""namespace s = "{SCH}"
s:pattern [ s:rule [ context = "a"
  s:assert [ test = "1 +" ] ] ]
start = element line {{ empty }}
"""
    rules = load(tmp_path, "s.rnc", text)
    assert rules is not None
    assert [(each.line, each.reason[:8]) for each in rules.problems] == [(3, "XPST0003")]


@pytest.mark.parametrize("scheme", ["schematron", "isoschematron"])
def test_constraints_of_an_odd(tmp_path: Path, scheme: str) -> None:
    rule = '<sch:rule context="b"><sch:report test="1">b</sch:report></sch:rule>'
    check_alone = '<sch:assert test="@n = 1">not one</sch:assert>'
    third = rule.replace('"b"', '"line[3]"').replace(">b<", ">third<")
    pattern = f"<sch:pattern>{third}</sch:pattern>"
    specs = "".join(SPEC.format(f"c{n}", scheme, each) for n, each in enumerate((rule, check_alone, pattern)))
    assert check(tmp_path, "s.odd", ODD.format(specs)) == [
        (3, "not one"), (4, "third"), (4, "not one"), (5, "b"),
    ]  # fmt: skip


def test_a_constraint_has_the_name_of_its_specification(tmp_path: Path) -> None:
    rules = load(
        tmp_path, "s.odd", ODD.format(SPEC.format("numbered", "schematron", '<sch:assert test="@x"/>'))
    )
    document = read(POEM)
    assert rules is not None
    assert {found.rule for found in rules.validate(document, edition(document))} == {"numbered"}


def test_what_is_deleted_or_an_example_is_no_rule(tmp_path: Path) -> None:
    spec = SPEC.format("c", "schematron", '<sch:assert test="@x"/>')
    example = f'<exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples">{spec}</egXML></exemplum>'
    inner = spec.replace("<constraintSpec", '<constraintSpec xmlns="http://www.tei-c.org/ns/1.0"')
    deleted = spec.replace("<constraintSpec", '<constraintSpec mode="delete"')
    text = ODD.format(example.replace(spec, inner) + deleted)
    assert load(tmp_path, "s.odd", text) is None
