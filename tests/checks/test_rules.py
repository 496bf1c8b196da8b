"""The rules of an edition: those of its Schematron files and those inside its schema."""

from pathlib import Path

from inline import NAMESPACE, edition_of
from teitools.checks.run import check_edition
from teitools.diagnostics import Diagnostic

SCH = "http://purl.oclc.org/dsdl/schematron"
PATTERN = """<s:pattern xmlns:s="http://purl.oclc.org/dsdl/schematron"><s:rule context="*:p">
<s:report id="found" role="warning" test="{}">a paragraph</s:report></s:rule></s:pattern>"""
RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<start><element name="TEI"><element name="p"><empty/></element></element></start>
{}</grammar>"""
RULES = '<s:schema xmlns:s="http://purl.oclc.org/dsdl/schematron">\n{}</s:schema>'
TOML = '[edition]\ndocuments = ["a.xml"]\n[validation]\nschema = "s.rng"\nschematron = [{}]\n'
XML = f'<TEI xmlns="{NAMESPACE}">\n<p/></TEI>'


def found(folder: Path, rng: str, sch: str = "", embedded: bool = True) -> list[Diagnostic]:
    (folder / "s.rng").write_text(RNG.format(rng), "utf-8")
    (folder / "s.sch").write_text(RULES.format(sch), "utf-8")
    edition = edition_of(folder, TOML.format('"s.sch"' if sch else ""), a=XML)
    return check_edition(edition, embedded=embedded)


def test_rules_inside_the_schema_are_applied_where_they_are_asked_for(tmp_path: Path) -> None:
    rules = PATTERN.format("true()")
    assert [(each.file, each.line, each.code, each.rule) for each in found(tmp_path, rules)] == [
        ("a.xml", 2, "E201", "found")
    ]
    assert found(tmp_path, rules, embedded=False) == []


def test_a_schema_without_rules_gives_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "") == []


def test_one_that_cannot_be_compiled_is_told_at_its_place_and_the_others_run(tmp_path: Path) -> None:
    rules = PATTERN.format("1 +") + PATTERN.format("true()")
    inside = [(each.file, each.line, each.column, each.code) for each in found(tmp_path, rules)]
    assert inside == [("s.rng", 4, 43, "E210"), ("a.xml", 2, 1, "E201")]
    alone = [(each.file, each.line, each.column, each.code) for each in found(tmp_path, "", rules)]
    assert alone == [("s.sch", 3, 43, "E210"), ("a.xml", 2, 1, "E201")]


def test_the_message_says_what_to_mend(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "", PATTERN.format("1 +"))
    assert problem.message.startswith("This rule cannot be used. XPST0003 ")
    assert problem.message.endswith(": mend @test")


def test_a_schema_that_is_broken_has_no_rules_to_apply(tmp_path: Path) -> None:
    codes = [each.code for each in found(tmp_path, "<")]
    assert codes == ["E110", "E210"]
