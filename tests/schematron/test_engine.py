"""The engine: small schemas over small documents."""

import os
from pathlib import Path

import pytest

from schematron.small import POEM, check, edition, load, read, said
from teitools.diagnostics import Diagnostic, Level
from teitools.schematron import SchemaError


def test_an_assertion_speaks_where_it_fails(tmp_path: Path) -> None:
    body = """<pattern><rule context="line">
      <assert id="line-run" test="not(preceding-sibling::*) or @n = preceding-sibling::*[1]/@n + 1"
        >Line <value-of select="@n"/> of <name path="name(..)"/> follows line
        <value-of select="preceding-sibling::*[1]/@n"/> {in braces}</assert></rule></pattern>"""
    assert check(tmp_path, body) == [
        Diagnostic(
            "poem.xml", 4, "E201", "line-run", "Line 4 of poem follows line 2 {in braces}",
            Level.ERROR, 5, 5, 13, byte_range=(75, 93),
        )
    ]  # fmt: skip


def test_a_report_speaks_where_it_holds(tmp_path: Path) -> None:
    body = '<pattern><rule context="b"><report test="true()">bold</report></rule></pattern>'
    assert [(d.line, d.column, d.message) for d in check(tmp_path, body)] == [(5, 18, "bold")]


def test_text_comments_and_the_document_are_contexts_too(tmp_path: Path) -> None:
    body = """<pattern><rule context="/"><report test="true()">document</report></rule></pattern>
      <pattern><rule context="comment()"><report test="true()">comment</report></rule>
      <rule context="text()[. = 'bold']"><report test="true()">text</report></rule></pattern>"""
    text = "<a>\n<b>bold</b>\n<c><!-- x --></c></a>"
    assert said(check(tmp_path, body, text)) == [(1, "document"), (2, "text"), (3, "comment")]


def test_the_first_rule_of_a_pattern_wins(tmp_path: Path) -> None:
    body = """<pattern><rule context="line[@n = 1]"><report test="true()">first</report></rule>
        <rule context="line | poem/line"><report test="true()">other</report></rule></pattern>
      <pattern><rule context="line[@n = 1]"><report test="true()">second pattern</report></rule></pattern>"""
    assert said(check(tmp_path, body)) == [
        (2, "first"), (2, "second pattern"), (3, "other"), (4, "other"),
    ]  # fmt: skip


def test_nested_nodes_have_rules_of_their_own(tmp_path: Path) -> None:
    body = (
        '<pattern><rule context="a"><report test="true()"><value-of select="@n"/></report></rule></pattern>'
    )
    text = '<a n="1"><a n="2">\n<a n="3"/></a></a>'
    assert said(check(tmp_path, body, text)) == [(1, "1"), (1, "2"), (2, "3")]


@pytest.mark.parametrize(
    ("role", "level"),
    [("error", "error"), ("fatal", "error"), ("warning", "warning"), ("warn", "warning"), ("info", "info")],
)
def test_a_role_is_a_level(tmp_path: Path, role: str, level: str) -> None:
    body = f'<pattern><rule context="b"><report role="{role}" test="true()">b</report></rule></pattern>'
    assert [diagnostic.level for diagnostic in check(tmp_path, body)] == [level]


def test_the_role_of_a_rule_is_that_of_its_checks(tmp_path: Path) -> None:
    body = '<pattern id="p"><rule context="b" role="info"><report test="true()">b</report></rule></pattern>'
    assert [(d.level, d.rule) for d in check(tmp_path, body)] == [(Level.INFO, "p")]


def test_variables_keys_and_functions(tmp_path: Path) -> None:
    body = """<ns prefix="f" uri="urn:f"/>
      <xsl:key name="by-n" match="line" use="@n"/>
      <xsl:function name="f:double"><xsl:param name="n"/>
        <xsl:sequence select="2 * xs:integer($n)"/></xsl:function>
      <let name="all" value="count(//line)"/>
      <pattern><let name="last" value="//line[last()]"/>
        <rule context="line"><let name="twice" value="f:double(@n)"/>
          <assert test="key('by-n', string($twice))"
            >of <value-of select="$all"/>: no <value-of select="$twice"/>;
            last is <value-of select="$last/@n"/></assert>
        </rule></pattern>"""
    assert said(check(tmp_path, body)) == [(4, "of 3: no 8; last is 4")]


def test_two_patterns_may_use_one_name(tmp_path: Path) -> None:
    pattern = """<pattern><let name="x" value="'{0}'"/><rule context="b"><report test="true()"
      ><value-of select="concat($x, ' not $x')"/></report></rule></pattern>"""
    assert said(check(tmp_path, pattern.format("one") + pattern.format("two"))) == [
        (5, "one not $x"), (5, "two not $x"),
    ]  # fmt: skip


def test_abstract_patterns_take_parameters(tmp_path: Path) -> None:
    body = """<pattern abstract="true" id="needs"><param name="what" value="@x"/>
        <rule context="$where"><assert test="$what">no <value-of select="'$what'"/></assert></rule></pattern>
      <pattern is-a="needs"><param name="where" value="line[2]"/></pattern>
      <pattern is-a="needs"><param name="where" value="b"/><param name="what" value="@y"/></pattern>"""
    assert said(check(tmp_path, body)) == [(3, "no @x"), (5, "no @y")]


def test_rules_extend_abstract_rules(tmp_path: Path) -> None:
    body = """<pattern><rule abstract="true" id="base"><let name="n" value="'base'"/>
        <report test="true()"><value-of select="$n"/></report></rule>
      <rule context="b"><extends rule="base"/><report test="true()">own</report></rule></pattern>"""
    assert said(check(tmp_path, body)) == [(5, "base"), (5, "own")]


def test_phases(tmp_path: Path) -> None:
    body = """<phase id="first"><let name="x" value="1"/><active pattern="one"/></phase>
      <pattern id="one"><rule context="b"><report test="true()">one</report></rule></pattern>
      <pattern id="two"><rule context="b"><report test="true()">two</report></rule></pattern>"""
    assert said(check(tmp_path, body)) == [(5, "one"), (5, "two")]
    assert said(check(tmp_path, body, phase="first")) == [(5, "one")]
    with pytest.raises(SchemaError, match='no phase "third"'):
        check(tmp_path, body, phase="third")


def test_diagnostics_follow_the_message(tmp_path: Path) -> None:
    body = """<pattern><rule context="b"><report test="true()" diagnostics="more"
        >bold</report></rule></pattern>
      <diagnostics><diagnostic id="more">in <value-of select="name(..)"/></diagnostic></diagnostics>"""
    assert said(check(tmp_path, body)) == [(5, "bold in line")]


def test_a_failing_rule_is_reported_and_the_others_run(tmp_path: Path) -> None:
    body = """<pattern><rule context="line">
        <assert id="broken" test="xs:integer(string(.)) = 1">x</assert>
        <report id="sound" test="@n = 1">one</report></rule></pattern>
      <pattern><rule id="variable" context="line"><let name="x" value="error()"/>
        <assert test="$x = 1">x</assert></rule></pattern>
      <pattern><rule context="b"><report test="true()">bold</report></rule></pattern>"""
    found = check(tmp_path, body)
    assert [(d.line, d.code, d.rule) for d in found] == [
        (2, "E202", "broken"), (2, "E201", "sound"), (2, "E202", "variable"), (5, "E201", "rule about b"),
    ]  # fmt: skip
    assert "nor at 2 further places: Cannot convert" in found[0].message


def test_the_same_rules_are_compiled_once_however_often_they_are_loaded(tmp_path: Path) -> None:
    rule = '<pattern><rule context="b"><report test="true()">{}</report></rule></pattern>'
    document = read(POEM)
    for number in [*range(120), 0]:
        rules = load(tmp_path, rule.format(number))
        assert said(rules.validate(document, edition(document))) == [(5, str(number))]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_fork_has_a_worker_of_its_own(tmp_path: Path) -> None:
    rules = load(tmp_path, '<pattern><rule context="b"><report test="true()">b</report></rule></pattern>')
    document = read(POEM)
    rules.validate(document, edition(document))
    if (child := os.fork()) == 0:
        found = rules.validate(document, edition(document))
        os._exit(0 if said(found) == [(5, "b")] else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert said(rules.validate(document, edition(document))) == [(5, "b")]


def test_a_message_with_a_whole_text_in_it_is_cut(tmp_path: Path) -> None:
    body = """<pattern><rule context="a"><report test="true()">in <value-of select="."/></report>
      </rule></pattern>"""
    (found,) = check(tmp_path, body, f"<a>{'word ' * 1000}</a>")
    assert (len(found.message), found.message[-1]) == (1001, "…")


def test_line_ends_and_spaces_in_strings_are_kept(tmp_path: Path) -> None:
    body = """<pattern><rule context="a"><report test=". = '&#10;&#9;x&quot;&lt;'">same</report>
      </rule></pattern>"""
    assert said(check(tmp_path, body, '<a>\n\tx"&lt;</a>')) == [(1, "same")]
