"""Diagnostics for other programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.control import CONTROL
from teitools.diagnostics.forms import FORMS

PLACED = Diagnostic("лицо.xml", 3, "E311", "target", 'A, b: "100%"\n<x>', column=2, end_line=3, end_column=9)
SPREAD = Diagnostic("a.xml", 3, "E101", "schema", "M.", Level.WARNING, 2, 5, 1, ("p", "ab"), "<p/>")
NOWHERE = Diagnostic("a,b.xml", 0, "E003", "missing", "N\x00.", Level.INFO)
FOUND = [PLACED, SPREAD, NOWHERE]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "e"


def test_json(root: Path) -> None:
    placed, spread, nowhere = json.loads(FORMS["json"](FOUND, root))
    assert list(placed.items()) == [
        ("file", "e/лицо.xml"),
        ("line", 3),
        ("column", 2),
        ("end_line", 3),
        ("end_column", 9),
        ("code", "E311"),
        ("rule", "target"),
        ("level", "error"),
        ("message", PLACED.message),
        ("expected", []),
        ("fix", None),
    ]
    assert (spread["expected"], spread["fix"]) == (["p", "ab"], "<p/>")
    assert (nowhere["line"], nowhere["column"], nowhere["end_line"]) == (None, None, None)


def test_sarif(root: Path) -> None:
    log = json.loads(FORMS["sarif"](FOUND, root))
    check_sarif(log)
    [run] = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E003", "E101", "E311"]
    placed, spread, nowhere = run["results"]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    place = placed["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "e/%D0%BB%D0%B8%D1%86%D0%BE.xml"
    assert place["region"] == {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 9}
    assert spread["locations"][0]["physicalLocation"]["region"]["endLine"] == 5
    assert "region" not in nowhere["locations"][0]["physicalLocation"]


def test_sarif_of_nothing_and_of_files_elsewhere(root: Path) -> None:
    check_sarif(json.loads(FORMS["sarif"]([], root)))
    log = json.loads(FORMS["sarif"]([SPREAD], Path("/elsewhere")))
    check_sarif(log)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///elsewhere/a.xml"}


def check_sarif(log: dict[str, Any]) -> None:
    """What the schema of SARIF 2.1.0 requires of the objects that are used."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        assert set(run) == {"tool", "originalUriBaseIds", "columnKind", "results"}
        assert run["columnKind"] == "unicodeCodePoints"
        assert all(base["uri"].endswith("/") for base in run["originalUriBaseIds"].values())
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
        for rule in driver["rules"]:
            assert set(rule) == {"id", "shortDescription", "help"}
            assert rule["shortDescription"]["text"] and rule["help"]["text"]
        for result in run["results"]:
            assert result["level"] in ("none", "note", "warning", "error")
            assert result["message"]["text"]
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            for location in result["locations"]:
                region = location["physicalLocation"].get("region", {})
                assert set(region) <= {"startLine", "startColumn", "endLine", "endColumn"}
                assert all(isinstance(number, int) and number >= 1 for number in region.values())


def test_github(root: Path) -> None:
    assert FORMS["github"](FOUND, root).splitlines() == [
        "::error file=e/лицо.xml,line=3,endLine=3,col=2,endColumn=9,title=E311 [target]::"
        'A, b: "100%25"%0A<x>',
        "::warning file=e/a.xml,line=3,endLine=5,title=E101 [schema]::M.",
        "::notice file=e/a%2Cb.xml,title=E003 [missing]::N�.",
    ]


def test_checkstyle(root: Path) -> None:
    checkstyle = etree.fromstring(FORMS["checkstyle"](FOUND, root).encode())
    assert checkstyle.tag == "checkstyle"
    assert [file.get("name") for file in checkstyle] == ["e/лицо.xml", "e/a.xml", "e/a,b.xml"]
    assert [dict(error.attrib) for error in checkstyle.iter("error")] == [
        {
            "line": "3",
            "column": "2",
            "severity": "error",
            "message": PLACED.message,
            "source": "teitools.E311.target",
        },
        {
            "line": "3",
            "column": "2",
            "severity": "warning",
            "message": "M.",
            "source": "teitools.E101.schema",
        },
        {"severity": "info", "message": "N\ufffd.", "source": "teitools.E003.missing"},
    ]


@pytest.mark.parametrize("form", FORMS)
def test_no_character_commands_a_terminal(form: str, root: Path) -> None:
    hostile = "\x1b[2J \x9b31m \u202egnp \u2028 \x07 \x7f"
    found = Diagnostic(
        f"a{hostile}.xml", 1, "E101", "schema", f"M {hostile}", expected=(hostile,), fix=hostile
    )
    assert CONTROL.findall(FORMS[form]([found], root).replace("\n", "")) == []
    if form == "json":
        assert json.loads(FORMS[form]([found], root))[0]["fix"] == hostile
