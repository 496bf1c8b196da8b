"""The rules of an edition: those of its Schematron files and those inside its schema."""

from dataclasses import replace
from pathlib import Path

import pytest

from inline import NAMESPACE, edition_of
from teitools.checks.report import without_rules
from teitools.checks.run import check_edition
from teitools.diagnostics import Diagnostic
from teitools.edition import read_edition

SCH = "http://purl.oclc.org/dsdl/schematron"
PATTERN = """<s:pattern xmlns:s="http://purl.oclc.org/dsdl/schematron"><s:rule context="*:p">
<s:report id="found" role="warning" test="{}">a paragraph</s:report></s:rule></s:pattern>"""
RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<start><element name="TEI"><element name="p"><empty/></element></element></start>
{}</grammar>"""
RULES = '<s:schema xmlns:s="http://purl.oclc.org/dsdl/schematron">\n{}</s:schema>'
TOML = '[edition]\ndocuments = ["a.xml"]\n[validation]\nschema = "s.rng"\nschematron = [{}]\n'
XML = f'<TEI xmlns="{NAMESPACE}">\n<p/></TEI>'


def found(folder: Path, rng: str, sch: str = "", named: str = '"s.sch"') -> list[Diagnostic]:
    (folder / "s.rng").write_text(RNG.format(rng), "utf-8")
    (folder / "s.sch").write_text(RULES.format(sch), "utf-8")
    return check_edition(edition_of(folder, TOML.format(named if sch else ""), a=XML))


def test_rules_inside_the_schema_are_applied(tmp_path: Path) -> None:
    rules = PATTERN.format("true()")
    assert [(each.file, each.line, each.code, each.rule) for each in found(tmp_path, rules)] == [
        ("a.xml", 2, "E201", "found")
    ]


def test_so_are_those_of_files_beside_it(tmp_path: Path) -> None:
    inside, beside = PATTERN.format("true()").replace("found", "inside"), PATTERN.format("true()")
    assert {each.rule for each in found(tmp_path, inside, beside)} == {"inside", "found"}


def test_a_schema_that_is_named_as_rules_too_is_applied_once(tmp_path: Path) -> None:
    rules = PATTERN.format("true()")
    assert len(found(tmp_path, rules, "unused", named='"s.rng"')) == 1


def test_the_same_rule_in_both_is_one_finding(tmp_path: Path) -> None:
    rules = PATTERN.format("true()")
    assert len(found(tmp_path, rules, rules)) == 1


def test_no_rules_are_applied_where_they_are_not_wanted(tmp_path: Path) -> None:
    rules = PATTERN.format("true()")
    assert found(tmp_path, rules, rules.replace("found", "beside")) != []
    edition = read_edition(tmp_path)
    assert check_edition(without_rules(edition)) == []


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


@pytest.mark.parametrize("broken", ["<", PATTERN + "<"])
def test_a_schema_that_is_broken_is_one_finding(broken: str, tmp_path: Path) -> None:
    assert [each.code for each in found(tmp_path, broken)] == ["E110"]


def test_so_is_a_further_schema_that_is_broken(tmp_path: Path) -> None:
    found(tmp_path, "")
    (tmp_path / "t.rng").write_text(RNG.format(PATTERN) + "<", "utf-8")
    edition = read_edition(tmp_path)
    settings = edition.settings._replace(further_schemas=(tmp_path / "t.rng",))
    checked = check_edition(replace(edition, settings=settings))
    assert [(each.file, each.code) for each in checked] == [("t.rng", "E110")]


def test_rules_that_are_broken_in_a_schema_that_is_not(tmp_path: Path) -> None:
    nameless = '<s:ns xmlns:s="http://purl.oclc.org/dsdl/schematron"/>' + PATTERN.format("true()")
    assert [(each.file, each.line, each.code) for each in found(tmp_path, nameless)] == [("s.rng", 3, "E210")]
