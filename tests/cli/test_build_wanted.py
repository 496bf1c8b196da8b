"""What ``[validation]`` says of findings holds in builds too, also of words that an output lost."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import ANY_SCHEMA, tei
from teitools.cli import main

EDITION = """[edition]
documents = ["letter.xml"]
[publication]
outputs = ["html"]
[validation]
schema = "any.rng"
schematron = []
"""
DROPPING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:t="urn:teitools:xslt" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:import href="teitools:html.xsl"/>
  <xsl:template match="date" mode="t:html" priority="99"/>
</xsl:stylesheet>"""
LOST = "<p>In <date>spring</date>.</p>"
WARNING = '<p xml:lang="iw">Spring.</p>'


@pytest.fixture(autouse=True)
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition whose website drops dates."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "edition" / "xslt").mkdir(parents=True)
    (tmp_path / "edition" / "xslt" / "html.xsl").write_text(DROPPING, encoding="utf-8")
    (tmp_path / "edition" / "any.rng").write_text(ANY_SCHEMA, encoding="utf-8")
    return tmp_path / "edition"


def build(edition: Path, body: str, validation: str = "", *options: str) -> Result:
    (edition / "letter.xml").write_text(tei(body), encoding="utf-8")
    (edition / "edition.toml").write_text(EDITION + validation, encoding="utf-8")
    return CliRunner().invoke(main, ["build", *options], catch_exceptions=False)


def told() -> list[str]:
    """The codes of the findings that stand beside the pages."""
    file = Path("output/diagnostics.json")
    return [each["code"] for each in json.loads(file.read_bytes())] if file.exists() else []


IGNORED = """[[validation.ignore]]
names = ["lost"]
files = "letter.xml"
reason = "shown by a script"
"""


def test_lost_words_count_unless_something_speaks_for_them(edition: Path) -> None:
    assert (build(edition, LOST).exit_code, told()) == (1, ["E501"])


@pytest.mark.parametrize(
    ("body", "validation"),
    [
        (f"<!-- teitools-ignore E501: shown by a script -->{LOST}", ""),
        (LOST, IGNORED),
        (LOST, 'select = ["E1", "E2"]'),
    ],
    ids=["an excuse", "what is ignored", "what is selected"],
)
def test_lost_words_may_be_excused_or_unwanted(body: str, validation: str, edition: Path) -> None:
    result = build(edition, body, validation)
    assert (result.exit_code, result.stderr, told()) == (0, "", [])
    account = json.loads(Path("output/build.json").read_bytes())["account"]
    assert account["letter"]["html"]["lost"] == 1


def test_a_baseline_knows_lost_words_if_a_build_wrote_it(edition: Path) -> None:
    written = build(edition, LOST, "", "--write-baseline", "edition/known.json")
    assert written.exit_code == 0
    assert "edition/known.json knows 1 finding." in written.stdout
    known = 'baseline = "known.json"'
    result = build(edition, LOST, known)
    assert (result.exit_code, told()) == (0, [])
    assert "No problems found in 1 file (1 known finding left out)" in result.stderr
    assert build(edition, LOST + LOST.replace("spring", "autumn"), known).exit_code == 1
    (edition / "letter.xml").write_text(tei(LOST + WARNING), encoding="utf-8")
    validated = CliRunner().invoke(main, ["validate", "edition"])
    assert validated.stdout.endswith("1 warning in 1 file (0 known findings left out)\n")


def test_warnings_fail_where_the_edition_is_strict_and_are_published(edition: Path) -> None:
    assert (build(edition, WARNING).exit_code, told()) == (0, ["E413"])
    assert (build(edition, WARNING, "strict = true").exit_code, told()) == (1, ["E413"])
