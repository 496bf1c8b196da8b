"""The rules inside TEI's complete schema: over real documents, and over a slip for each of them."""

import os
from functools import cache
from pathlib import Path

import pytest

from inline import document, tei
from schematron.small import edition
from schematron.tei_slips import SLIPS
from teitools.edition import Document
from teitools.edition.parsing import parse_xml
from teitools.schematron import Schematron
from teitools.schematron.concern import names_of
from teitools.schematron.source import SCH

FOLDERS = [os.environ.get(name, "") for name in ("TEITOOLS_TEI", "TEITOOLS_SUITES", "TEITOOLS_SAMPLES")]
SCHEMA, FINDINGS, SAMPLES = (
    Path(folder) / name
    for folder, name in zip(FOLDERS, ("tei_all.rng", "schematron/tei_all-findings.tsv", ""), strict=True)
)
ROWS = FINDINGS.read_text("utf-8").splitlines()[2:] if FINDINGS.is_file() and FOLDERS[2] else []
SPOKEN = ("failed-assert", "successful-report", "error")

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(
        not (SCHEMA.is_file() and FOLDERS[0]), reason="TEITOOLS_TEI names no folder with tei_all.rng"
    ),
]


@cache
def rules() -> Schematron:
    found = Schematron.embedded(SCHEMA)
    assert found is not None
    return found


def test_all_rules_are_found_and_compiled() -> None:
    assert rules().problems == []
    in_file = sum(1 for _ in parse_xml(SCHEMA.read_bytes()).iter(SCH + "rule"))
    assert sum(len(pattern.rules) for pattern in rules().schema.patterns) == in_file > 90


@pytest.mark.skipif(
    not ROWS, reason="TEITOOLS_SUITES names no folder with the findings, or TEITOOLS_SAMPLES none"
)
@pytest.mark.parametrize("row", ROWS or [""], ids=lambda row: row.partition("\t")[0])
def test_findings_in_real_documents(row: str) -> None:
    name, asserts, reports = row.split("\t")
    source = (SAMPLES / name).read_bytes()
    file = Document(SAMPLES / name, name, source, parse_xml(source))
    report = rules().svrl(file, edition(file))
    spoken = [len(report.findall(f"{{http://purl.oclc.org/dsdl/svrl}}{kind}")) for kind in SPOKEN]
    assert spoken == [int(asserts), int(reports), 0]
    assert len(rules().validate(file, edition(file))) == sum(spoken)


@pytest.mark.skipif(not ROWS, reason="TEITOOLS_SAMPLES names no folder with documents")
@pytest.mark.parametrize("name", [row.partition("\t")[0] for row in ROWS] or [""])
def test_rules_that_concern_a_document_find_what_all_find(name: str) -> None:
    source = (SAMPLES / name).read_bytes()
    file = Document(SAMPLES / name, name, source, parse_xml(source))
    some = Schematron.embedded(SCHEMA, names=names_of([file]))
    assert some is not None
    assert some.validate(file, edition(file)) == rules().validate(file, edition(file))


@pytest.mark.parametrize(("rule", "slip"), SLIPS)
def test_a_slip_is_found_at_its_line(rule: str, slip: str) -> None:
    file = document(tei(slip))
    found = rules().validate(file, edition(file))
    assert {each.code for each in found} == {"E201"}
    assert any(rule in f"{each.rule} {each.message}" and each.line in (1, 2) for each in found), found


def test_every_check_has_a_slip() -> None:
    fired = set()
    for _, slip in SLIPS:
        file = document(tei(slip))
        report = rules().svrl(file, edition(file))
        fired |= {
            each.get("test")
            for kind in SPOKEN
            for each in report.iter(f"{{http://purl.oclc.org/dsdl/svrl}}{kind}")
        }
    tests = {c.get("test") for c in parse_xml(SCHEMA.read_bytes()).iter(SCH + "assert", SCH + "report")}
    assert tests - fired == set()


def test_the_rules_of_the_odd_are_found_and_compiled() -> None:
    found = Schematron.embedded(SCHEMA.with_name("p5subset.xml"))
    assert found is not None
    assert found.problems == []
    assert sum(len(pattern.rules) for pattern in found.schema.patterns) > 90
