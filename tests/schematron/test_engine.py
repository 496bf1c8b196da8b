"""The engine: small schemas over small documents."""

import os
from pathlib import Path

import pytest

from schematron.small import POEM, check, edition, load, read, said
from teitools.diagnostics import Diagnostic, Level
from teitools.schematron import SchemaError, Schematron


def test_an_assertion_speaks_where_it_fails(tmp_path: Path) -> None:
    body = """<pattern><rule context="line">
      <assert id="line-run" test="not(preceding-sibling::*) or @n = preceding-sibling::*[1]/@n + 1"
        >Line <value-of select="@n"/> of <name path="name(..)"/> follows line
        <value-of select="preceding-sibling::*[1]/@n"/> {in braces}</assert></rule></pattern>"""
    assert check(tmp_path, body) == [
        Diagnostic(
            "poem.xml", 4, "E201", "line-run", "Line 4 of poem follows line 2 {in braces}",
            Level.ERROR, 5, 5, 13,
        )
    ]  # fmt: skip


def test_a_report_speaks_where_it_holds(tmp_path: Path) -> None:
    body = '<pattern><rule context="b"><report test="true()">bold</report></rule></pattern>'
    assert [(d.line, d.column, d.message) for d in check(tmp_path, body)] == [(5, 18, "bold")]


def test_attributes_have_their_own_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="@n"><assert test=". &lt; 4">much</assert></rule></pattern>'
    assert [(d.line, d.column, d.end_column) for d in check(tmp_path, body)] == [(5, 7, 12)]


def test_attributes_in_a_namespace_have_their_own_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="@xml:lang"><report test="true()">lang</report></rule></pattern>'
    assert [(d.line, d.column) for d in check(tmp_path, body)] == [(1, 7)]


def test_text_has_the_place_of_its_words(tmp_path: Path) -> None:
    body = """<pattern><rule context="text()[normalize-space()]"><report test="true()"
      ><value-of select="."/></report></rule></pattern>"""
    text = "<a>one <b>two</b>\n  three\n four <!-- x --> five\n</a>"
    assert [(d.line, d.column, d.end_line, d.end_column) for d in check(tmp_path, body, text)] == [
        (1, 4, 1, 7), (1, 11, 1, 14), (2, 3, 3, 6), (3, 18, 3, 22),
    ]  # fmt: skip


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


def test_parts_are_included_from_the_folder(tmp_path: Path) -> None:
    rule = '<rule xmlns="http://purl.oclc.org/dsdl/schematron" {}><report test="true()">{}</report></rule>'
    (tmp_path / "rule.sch").write_text(rule.format('context="b"', "included"), "utf-8")
    (tmp_path / "more.sch").write_text(rule.format('abstract="true"', "more"), "utf-8")
    body = """<pattern><include href="rule.sch"/></pattern>
      <pattern><rule context="b"><extends href="more.sch"/></rule></pattern>"""
    assert said(check(tmp_path, body)) == [(5, "included"), (5, "more")]


@pytest.mark.parametrize(
    "href", ["../rule.sch", "/etc/passwd", "http://example.org/rule.sch", "file:///etc/passwd"]
)
def test_nothing_is_included_from_elsewhere(tmp_path: Path, href: str) -> None:
    (tmp_path / "rule.sch").write_text("<x/>", "utf-8")
    (tmp_path / "inner").mkdir()
    with pytest.raises(SchemaError, match="outside the folder"):
        load(tmp_path / "inner", f'\n<pattern><include href="{href}"/></pattern>')


def test_a_circle_of_inclusions_ends(tmp_path: Path) -> None:
    pattern = '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><extends href="circle.sch"/></pattern>'
    (tmp_path / "circle.sch").write_text(pattern, "utf-8")
    with pytest.raises(SchemaError, match="circle"):
        load(tmp_path, '<include href="circle.sch"/>')


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


def test_a_subject_moves_the_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="b"><report test="true()" subject="../@n">b</report></rule></pattern>'
    assert [(d.line, d.column) for d in check(tmp_path, body)] == [(5, 7)]


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


def test_rules_see_all_files_of_the_edition(tmp_path: Path) -> None:
    body = """<let name="edition" value="/"/><pattern><rule context="entry">
      <assert test="some $file in $edition satisfies $file//name/@ref = concat('#', current()/@id)"
        >nobody mentions <value-of select="@id"/></assert></rule></pattern>"""
    text, register = (
        read('<text><name ref="#a"/></text>'),
        read('<list>\n<entry id="a"/>\n<entry id="b"/></list>', "r.xml"),
    )
    assert said(load(tmp_path, body).validate(register, edition(text, register))) == [
        (3, "nobody mentions b")
    ]
    assert len(load(tmp_path, body).validate(register, edition(register))) == 2


@pytest.mark.parametrize(
    ("body", "line", "column", "reason"),
    [
        ('\n<pattern>\n<rule>\n<assert test="1">x</assert></rule></pattern>', 4, 1, "no context"),
        ('\n<pattern>\n<rule context="a">\n<assert>x</assert></rule></pattern>', 5, 1, "no test"),
        ('\n<let value="1"/>', 3, 1, "no name"),
        ('\n<let name="x" value="1 +"/>', 3, 22, "XPST0003"),
        ('\n<pattern is-a="none"/>', 3, 16, "no abstract pattern"),
        (
            '\n<pattern><rule context="a"><extends rule="none"/></rule></pattern>',
            3,
            43,
            "has no abstract rule",
        ),
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
    "test", ["unparsed-text('/etc/passwd')", "doc('file:///etc/passwd')", "environment-variable('HOME')"]
)
def test_rules_read_nothing_but_the_edition(tmp_path: Path, test: str) -> None:
    body = f'<pattern><rule context="b"><report test="string({test})">read</report></rule></pattern>'
    try:
        assert all(diagnostic.code != "E201" for diagnostic in check(tmp_path, body))
    except SchemaError as error:
        assert "read" not in str(error.reason).split()


def test_a_file_that_was_changed_has_its_own_places(tmp_path: Path) -> None:
    rules = load(tmp_path, '<pattern><rule context="b"><report test="true()">b</report></rule></pattern>')
    before, after = read("<a><b/></a>"), read("<a>\n\n<b/></a>")
    assert said(rules.validate(before, edition(before))) == [(1, "b")]
    assert said(rules.validate(after, edition(after))) == [(3, "b")]


def test_a_subject_in_another_file_has_its_place_there(tmp_path: Path) -> None:
    body = """<let name="edition" value="/"/><pattern><rule context="text">
      <report test="true()" subject="$edition//entry">here</report></rule></pattern>"""
    text, register = read("<text/>"), read("<list>\n<entry/></list>", "r.xml")
    found = load(tmp_path, body).validate(text, edition(text, register))
    assert [(each.file, each.line) for each in found] == [("r.xml", 2)]


@pytest.mark.parametrize(
    ("context", "places"),
    [
        ("*", "1:1 2:3 3:3 4:5 5:18"),
        ("/*", "1:1"),
        ("/", "1:1"),
        ("*[@n]", "2:3 3:3 4:5"),
        ("*[@n = 2]", "3:3"),
        ("line | b", "2:3 3:3 4:5 5:18"),
        ("(line | b)[@n]", "2:3 3:3 4:5"),
        ("line | *[@xml:lang]", "1:1 2:3 3:3 4:5"),
        ("poem | /*", "1:1"),
        (".[self::b]", "5:18"),
        ("line/@n | b", "2:9 3:9 5:7 5:18"),
        ("key('bold', 'bold')", "5:18"),
        ("$all[self::b]", "5:18"),
        ("node()[. = 'bold']", "5:18 5:21"),
        ("@*", "1:7 2:9 3:9 5:7"),
        ("*:line[last()]", "4:5"),
    ],
)
def test_each_node_that_a_context_matches_is_visited_once(tmp_path: Path, context: str, places: str) -> None:
    body = f"""<xsl:key name="bold" match="b" use="string()"/><let name="all" value="//*"/>
      <pattern><rule context="{context}"><report test="true()">x</report></rule></pattern>
      <pattern><rule context="none"><report test="true()">no</report></rule>
      <rule context="{context}"><report test="true()">y</report></rule></pattern>
      <pattern><rule context="/*"><report test="false()"/></rule></pattern>"""
    found = [f"{each.line}:{each.column} {each.message}" for each in check(tmp_path, body)]
    assert sorted(found) == sorted(f"{place} {text}" for place in places.split() for text in "xy")


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
