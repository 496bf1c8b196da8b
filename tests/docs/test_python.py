"""Every Python example of the manual runs as it stands and prints what the manual says."""

import doctest
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.M | re.S)
LETTER = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="letter"><ref name="date"/><oneOrMore><ref name="para"/></oneOrMore></element></start>
  <define name="date"><element name="date">
    <optional><attribute name="cert"><choice>
      <value>high</value><a:documentation>nobody would doubt it</a:documentation><value>low</value>
    </choice></attribute></optional><data type="date"/></element></define>
  <define name="para"><element name="para">
    <a:documentation>A paragraph of the letter.</a:documentation><text/></element></define>
</grammar>
"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
  <ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="tei:date">
    <assert id="dated" role="warning" test="@when"
      >The date "<value-of select="."/>" is not numbered: add @when.</assert>
  </rule></pattern>
</schema>
"""
DATED = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p>In <date>May</date>, <date when="1960">1960</date></p></body></text></TEI>
"""
WRONG = """<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><grammar><start>
  <ref name="paragraph"/></start></grammar></element>
"""


@pytest.mark.parametrize(
    "page",
    [page for page in sorted(DOCS.glob("*.md")) if BLOCK.search(page.read_text("utf-8"))],
    ids=lambda p: p.name,
)
def test_examples_print_what_the_manual_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.rng").write_text(LETTER, encoding="utf-8")
    (tmp_path / "wrong.rng").write_text(WRONG, encoding="utf-8")
    (tmp_path / "rules.sch").write_text(RULES, encoding="utf-8")
    (tmp_path / "letter.xml").write_text(DATED, encoding="utf-8")
    text = "".join(BLOCK.findall(page.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    report: list[str] = []
    failed, tried = doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert tried > 0
    assert not failed, "".join(report)
