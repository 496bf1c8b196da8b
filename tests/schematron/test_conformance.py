"""Schematron as the cases of SchXslt2 have it: each is a schema, documents, and what SVRL says."""

import os
from pathlib import Path

import pytest
from lxml import etree

from teitools.edition import Document, Edition, Settings
from teitools.edition.parsing import parse_xml
from teitools.schematron import SchemaError, Schematron

SUITES = os.environ.get("TEITOOLS_SUITES")
FOLDER = Path(SUITES or "") / "schematron"
CASES = sorted(FOLDER.glob("conformance/testcases/*/*.xml")) if SUITES else []
CASES += sorted([*FOLDER.glob("bugs/*.xml"), *FOLDER.glob("features/*.xml")]) if SUITES else []
NAMESPACES = {"t": "https://doi.org/10.5281/zenodo.5679629#", "svrl": "http://purl.oclc.org/dsdl/svrl"}


@pytest.mark.samples
@pytest.mark.skipif(not CASES, reason="TEITOOLS_SUITES names no folder with the cases")
@pytest.mark.parametrize("case", CASES or [FOLDER], ids=lambda path: path.stem)
def test_a_case(case: Path, tmp_path: Path) -> None:
    root = parse_xml(case.read_bytes()).getroot()
    documents = [written(tmp_path, each) for each in root.iterfind("t:documents/t:document", NAMESPACES)]
    for number, schema in enumerate(root.find("t:schemas", NAMESPACES).iterchildren("*")):
        path = tmp_path / f"schema{number}.sch"
        path.write_bytes(etree.tostring(schema, with_tail=False))
        if root.get("expect") == "error":
            assert is_refused(path)
            continue
        report = svrl(path, documents, tmp_path, root.get("phase", "#DEFAULT"))
        spoken = report.findall("svrl:failed-assert", NAMESPACES) + report.findall(
            "svrl:successful-report", NAMESPACES
        )
        shown = etree.tostring(report, encoding="unicode", pretty_print=True)
        assert ("invalid" if spoken else "valid") == root.get("expect"), shown
        for assertion in root.iterfind("t:assertions/t:assertion", NAMESPACES):
            test = assertion.get("assert", "")
            assert report.getroottree().xpath(test, namespaces=NAMESPACES), f"{test}\n{shown}"


@pytest.mark.samples
@pytest.mark.skipif(not CASES, reason="TEITOOLS_SUITES names no folder with the cases")
def test_no_case_is_missing() -> None:
    suites = [parse_xml(path.read_bytes()) for path in FOLDER.glob("conformance/testsuites/**/*.xml")]
    listed = {
        each.get("href").rpartition("/")[2]
        for suite in suites
        for each in suite.iter(f"{{{NAMESPACES['t']}}}testcase")
    }
    assert listed <= {case.name for case in CASES}


def written(folder: Path, element: etree._Element) -> Document:
    path = folder / element.get("filename", "")
    path.write_bytes(etree.tostring(element[0], with_tail=False))
    return Document(path, path.name, path.read_bytes(), parse_xml(path.read_bytes()))


def is_refused(path: Path) -> bool:
    try:
        return bool(Schematron.load(path).problems)
    except SchemaError:
        return True


def svrl(path: Path, documents: list[Document], folder: Path, phase: str) -> etree._Element:
    edition = Edition(folder, Settings("", None, (), {}, ()), (documents[0],), (), ())
    schematron = Schematron.load(path, phase)
    assert schematron.problems == []
    return schematron.svrl(documents[0], edition)
