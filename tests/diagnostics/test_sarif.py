"""The log for code scanning, held against the JSON schema of SARIF 2.1.0."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from inline import tei
from teitools.checks.report import validate
from teitools.cli.main import main
from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.codes import CODES
from teitools.diagnostics.sarif import to_sarif
from teitools.diagnostics.span import Span

SCHEMA = (
    Path(__file__).parents[1] / "pages/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)

Check = Callable[[str], Mapping[str, Any]]


@pytest.fixture
def run_of() -> Check:
    """Returns the one run of a log that is valid against the schema."""
    if not SCHEMA.is_file():
        pytest.skip("npm has not installed the packages of tests/pages/package.json")
    from jsonschema import Draft4Validator

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    def check(log: str) -> Mapping[str, Any]:
        data = json.loads(log)
        found = [f"{list(each.path)}: {each.message}" for each in Draft4Validator(schema).iter_errors(data)]
        assert found == []
        [run] = data["runs"]
        return dict(run)

    return check


def test_the_schema_refuses_what_is_not_sarif(run_of: Check) -> None:
    log = json.loads(to_sarif([Diagnostic("a.xml", 1, "E101", "schema", "M.")], Path.cwd()))
    del log["runs"][0]["results"][0]["message"]
    with pytest.raises(AssertionError, match="'message' is a required property"):
        run_of(json.dumps(log))


def test_nothing_found(run_of: Check, tmp_path: Path) -> None:
    assert run_of(to_sarif([], tmp_path))["results"] == []


def test_every_code_in_every_place(run_of: Check, tmp_path: Path) -> None:
    found = [
        each
        for code in CODES
        for each in (
            Diagnostic("мой file.xml", 0, code, "rule", "No place \x1b[31m."),
            Diagnostic("a b/c#d?.xml", 7, code, "rule", "A line.", Level.WARNING),
            Diagnostic("ä.xml", 1, code, "rule", "M.", Level.INFO, 1, 2, 3, ("p",), "p", (3, 3)),
        )
    ]
    run = run_of(to_sarif(found, tmp_path))
    assert len(run["results"]) == len(found)
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(CODES)


def test_findings_in_an_edition(run_of: Check, small_copy: Path) -> None:
    (small_copy / "cut ü.xml").write_text("<TEI>", encoding="utf-8")
    settings = small_copy / "edition.toml"
    listed = settings.read_text(encoding="utf-8").replace('"letter.xml"', '"cut ü.xml", "absent ü.xml"')
    settings.write_text(f"wrong = 1\n{listed}", encoding="utf-8")
    results = run_of("".join(validate(small_copy).lines("sarif")))["results"]
    assert {"E001", "E003", "E011"} <= {each["ruleId"] for each in results}


def test_a_fix_is_written_in_the_place_of_what_is_wrong(run_of: Check, tmp_path: Path) -> None:
    attribute = Diagnostic(
        "a.xml", 1, "E105", "schema", "M.", Level.ERROR, 4, 1, 8, ("when",), "when", (3, 7)
    )
    element = replace(attribute, code="E101", also=(Span(2, 3, 2, 7, 12, 16),))
    one, other = run_of(to_sarif([attribute, element], tmp_path))["results"]
    [change] = one["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == one["locations"][0]["physicalLocation"]["artifactLocation"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"] == {"text": "when"}
    assert (replacement["deletedRegion"]["byteOffset"], replacement["deletedRegion"]["byteLength"]) == (3, 4)
    [start, end] = other["fixes"][0]["artifactChanges"][0]["replacements"]
    assert start == replacement
    assert end["deletedRegion"] == {
        "startLine": 2,
        "startColumn": 3,
        "endLine": 2,
        "endColumn": 7,
        "byteOffset": 12,
        "byteLength": 4,
    }


def test_what_is_excused_or_known_is_no_result_and_fixes_are(
    run_of: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    excuse = "<!-- teitools-ignore E311: the letter is lost -->"
    body = f'{excuse}<p><ref target="#lost">x</ref></p><p><ref target="#old">x</ref><LB/></p>'
    Path("a.xml").write_text(tei(body), encoding="utf-8")

    def results(*arguments: str) -> list[Mapping[str, Any]]:
        asked = ["validate", "a.xml", "--schema", "teitools:edition.rng", *arguments]
        printed = CliRunner().invoke(main, [*asked, "--format", "sarif"]).stdout
        return list(run_of(printed)["results"])

    def codes(found: list[Mapping[str, Any]]) -> set[str]:
        return {each["ruleId"] for each in found}

    found = results()
    assert sum(each["ruleId"] == "E311" for each in found) == 1
    [misspelt] = (each for each in found if each["ruleId"] == "E101")
    [replacement] = misspelt["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "lb"}
    CliRunner().invoke(
        main, ["validate", "a.xml", "--schema", "teitools:edition.rng", "--write-baseline", "known.json"]
    )
    assert results("--baseline", "known.json") == []
    Path("a.xml").write_text(tei(body.replace("<LB/>", "<LB/><PB/>")), encoding="utf-8")
    assert codes(results("--baseline", "known.json")) == {"E101"}


def test_places_in_bytes(run_of: Check, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    text = '\ufeff<TEI xmlns="http://www.tei-c.org/ns/1.0">ё<persname/></TEI>'
    file.write_text(text, encoding="utf-8")
    log = "".join(validate(file, "teitools:edition.rng").lines("sarif"))
    regions = [
        each["locations"][0]["physicalLocation"]["region"]
        for each in run_of(log)["results"]
        if "persname" in each["message"]["text"]
    ]
    assert regions
    for region in regions:
        start, length = region["byteOffset"], region["byteLength"]
        assert file.read_bytes()[start : start + length] == b"persname"
