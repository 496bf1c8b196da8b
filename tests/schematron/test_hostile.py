"""Rules that are not ours: they read nothing, and one that does not end keeps no other from its findings."""

from pathlib import Path

import pytest

from schematron.small import POEM, SCHEMA, check, edition, load, read
from teitools.schematron import SchemaError, Schematron

SOUND = '<pattern><rule context="b"><report test="true()">bold</report></rule></pattern>'
FUNCTION = """<ns prefix="f" uri="urn:f"/><xsl:function name="f:{name}"><xsl:param name="n"/>
  <xsl:sequence select="{body}"/></xsl:function>"""


def limited(folder: Path, body: str, limit: float) -> Schematron:
    path = folder / "rules.sch"
    path.write_text(SCHEMA.format(body), "utf-8")
    return Schematron.load(path, limit=limit)


def found_by(rules: Schematron, text: str = POEM) -> list[tuple[str, str, int]]:
    document = read(text)
    return [(each.code, each.rule, each.line) for each in rules.validate(document, edition(document))]


@pytest.mark.parametrize(
    "select",
    [
        "unparsed-text('{}')",
        "unparsed-text-lines('{}')",
        "doc('{}')",
        "document('{}')",
        "json-doc('{}')",
        "collection('{}')",
        "uri-collection('{}')",
        "transform(map{{'stylesheet-location': '{}'}})",
        "environment-variable('HOME')",
        "available-environment-variables()",
        "system-property('user.home')",
        "doc('http://127.0.0.1:9/')",
        "unparsed-text('http://127.0.0.1:9/')",
    ],
)
def test_rules_read_no_file_no_network_and_no_environment(
    tmp_path: Path, select: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>key</secret>", "utf-8")
    monkeypatch.setenv("HOME", "/home/secret")
    test = select.format(secret.as_uri()).replace("'", "&apos;")
    body = f"""<pattern><rule context="b"><let name="read" value="{test}"/>
      <report test="exists($read)"><value-of select="$read"/></report></rule></pattern>"""
    for each in check(tmp_path, body):
        assert each.code == "E202" or each.message == ""


def test_rules_write_nothing(tmp_path: Path) -> None:
    target = tmp_path / "written.xml"
    body = f"""<xsl:function name="f:f" xmlns:f="urn:f"><xsl:result-document href="{target.as_uri()}"><a/>
      </xsl:result-document></xsl:function><ns prefix="f" uri="urn:f"/>
      <pattern><rule context="b"><report test="exists(f:f())">x</report></rule></pattern>{SOUND}"""
    with pytest.raises(SchemaError, match="xsl:result-document is disabled"):
        load(tmp_path, body)


def test_an_address_in_the_schema_is_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    path = tmp_path / "rules.sch"
    path.write_text(
        f'<!DOCTYPE schema [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><title>&e;</title></schema>',
        "utf-8",
    )
    with pytest.raises(SchemaError, match="not well-formed"):
        Schematron.load(path)


LOOP = "every $x in 1 to 2000000000 satisfies $x != {} + 0.5"
RECURSION = "let $f := function($f, $n) { $n + $f($f, $n + 1) } return $f($f, 1) = 0"
MEMORY = "string-length(fold-left(1 to 50, string(.), function($a, $b) { concat($a, $a) })) = 1"
ENDLESS = '<pattern id="endless"><rule context="b"><assert test="{}">x</assert></rule></pattern>'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("test", "said"),
    [
        (LOOP.format("string-length(.)"), "it did not end within 1 s"),
        (LOOP.format("0"), "it did not end within 1 s"),  # Saxon begins while it compiles
        (RECURSION, "it did not end within 1 s"),
        (MEMORY, "it "),
    ],
    ids=["loop", "constant", "recursion", "memory"],
)
def test_a_rule_that_does_not_end_is_told_and_the_others_run(tmp_path: Path, test: str, said: str) -> None:
    rules = limited(tmp_path, ENDLESS.format(test) + SOUND, 1)
    document = read(POEM)
    found = rules.validate(document, edition(document))
    assert [(each.code, each.rule, each.line) for each in found] == [
        ("E202", "endless", 0), ("E201", "rule about b", 5),
    ]  # fmt: skip
    assert found[0].message.startswith(f"this rule cannot be applied: {said}")


def test_a_rule_that_did_not_end_is_not_applied_again(tmp_path: Path) -> None:
    rules = limited(tmp_path, ENDLESS.format(LOOP.format("string-length(.)")) + SOUND, 1)
    found_by(rules)
    document = read(POEM, "second.xml")
    first, second = rules.validate(document, edition(document))
    assert first.message.startswith("this rule cannot be applied: it did not end within 1 s over poem.xml")
    assert (first.file, second.message) == ("second.xml", "bold")


def test_a_function_that_calls_itself_for_ever_is_told_and_the_others_run(tmp_path: Path) -> None:
    function = FUNCTION.format(name="f", body="1 + f:f($n + 1)")
    found = found_by(limited(tmp_path, function + ENDLESS.format("f:f(1) = 0") + SOUND, 20))
    assert [(code, rule) for code, rule, _ in found] == [("E202", "endless"), ("E201", "rule about b")]


def test_after_a_rule_was_stopped_other_schemas_run(tmp_path: Path) -> None:
    other = load(tmp_path, SOUND)
    assert found_by(other) == [("E201", "rule about b", 5)]
    found_by(limited(tmp_path, ENDLESS.format(LOOP.format("string-length(.)")), 1))
    assert found_by(other) == [("E201", "rule about b", 5)]


def test_what_all_rules_share_does_not_end(tmp_path: Path) -> None:
    shared = f"""<let name="x" value="{LOOP.format("string-length(.)")}"/>"""
    found = found_by(limited(tmp_path, shared + ENDLESS.format("$x") + SOUND, 1))
    assert found == [("E202", "endless", 0), ("E201", "rule about b", 5)]


def test_schemas_that_include_one_another_without_end_are_refused(tmp_path: Path) -> None:
    rule = '<rule xmlns="http://purl.oclc.org/dsdl/schematron" {}>{}</rule>'
    twice = '<extends href="twice.sch"/><extends href="twice.sch"/>'
    (tmp_path / "twice.sch").write_text(rule.format('abstract="true"', twice), "utf-8")
    (problem,) = load(tmp_path, f'<pattern><rule context="b">{twice}</rule></pattern>').problems
    assert (problem.path.name, problem.line) == ("twice.sch", 1)
    assert "circle" in problem.reason


def test_rules_that_extend_one_another_without_end_are_refused(tmp_path: Path) -> None:
    body = """<pattern><rule abstract="true" id="a"><extends rule="b"/><extends rule="b"/></rule>
      <rule abstract="true" id="b"><extends rule="a"/><extends rule="a"/></rule>
      <rule context="b"><extends rule="a"/></rule></pattern>"""
    (problem,) = load(tmp_path, body).problems
    assert "circle" in problem.reason
