"""Checkstyle's XML has its structure, and what went in comes out.

``checkstyle`` holds ``file`` elements with a name, these hold ``error`` elements with a severity, a message,
a source and, where they are known, a line and a column, which are positive.
"""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from diagnostics.hostile import findings, shown
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.checkstyle import to_checkstyle

ROOT = Path("/nowhere")
NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
ATTRIBUTES = {"line", "column", "severity", "message", "source"}


def text(written: str) -> str:
    return NO_XML.sub("\ufffd", shown(written, "\t\r\n"))


def check(report: etree._Element) -> None:
    """What the report format requires."""
    assert (report.tag, set(report.attrib)) == ("checkstyle", {"version"})
    for file in report:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        assert file.get("name")
        for error in file:
            assert error.tag == "error"
            assert len(error) == 0
            assert set(error.attrib) <= ATTRIBUTES
            assert error.get("severity") in ("ignore", "info", "warning", "error")
            assert all(int(error.get(name, "1")) > 0 for name in ("line", "column"))


@given(st.lists(findings(), max_size=5))
def test_what_goes_in_comes_out(found: list[Diagnostic]) -> None:
    report = etree.fromstring(to_checkstyle(found, ROOT).encode())
    check(report)
    read = [(file.get("name"), error) for file in report for error in file]
    assert len(read) == len(found)
    for (name, error), each in zip(read, found, strict=True):
        assert name == text((ROOT / each.file).as_posix())
        assert error.get("source") == text(f"teitools.{each.code}.{each.rule}")
        assert error.get("message", "") == text(each.message)
        assert int(error.get("line", "0")) == each.line
        assert int(error.get("column", "0")) == each.column


def test_findings_of_one_file_stand_together() -> None:
    found = [Diagnostic(name, 1, "E101", "schema", "M.") for name in ("a.xml", "a.xml", "b.xml")]
    report = etree.fromstring(to_checkstyle(found, ROOT).encode())
    assert [(Path(file.get("name", "")).name, len(file)) for file in report] == [("a.xml", 2), ("b.xml", 1)]


def test_nothing_found() -> None:
    report = etree.fromstring(to_checkstyle([], ROOT).encode())
    check(report)
    assert len(report) == 0
