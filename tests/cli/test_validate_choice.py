"""``teitools validate``: which findings are shown, and which count."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli.main import main

BODY = '<p><ref target="#x"/><ref target="#y"/>\n<ref target=""/></p>'


def validate(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["validate", "--no-source", *map(str, arguments)])


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(tei(BODY), encoding="utf-8")
    return tmp_path


def codes(result: Result) -> list[str]:
    return [line.split(" error ")[1].split()[0] for line in result.output.splitlines() if ": error " in line]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["E311", "E311", "E310"]),
        (("--select", "E311"), ["E311", "E311"]),
        (("--select", "e3", "--ignore", "target"), ["E310"]),
        (("--ignore", "E310,E311"), []),
    ],
)
def test_codes_and_rules(options: tuple[str, ...], expected: list[str], letters: Path) -> None:
    for path in (letters / "a.xml", letters):
        result = validate(path, *options)
        times = 2 if path is letters else 1
        assert codes(result) == expected * times
        assert result.exit_code == (1 if expected else 0)


def test_a_code_that_there_is_not(letters: Path) -> None:
    result = validate(letters, "--ignore", "E999")
    assert result.exit_code == 2
    assert "there is no code E999" in result.output


def test_a_summary_has_a_line_for_each_kind(letters: Path) -> None:
    lines = validate(letters, "--summary").output.splitlines()
    assert lines[0] == "      4 × error E311  A pointer points to an element that is not there."
    assert lines[1].strip() == "a.xml:2:9, a.xml:2:27, b.xml:2:9 and 1 more place in 1 file"
    assert lines[2].strip() == "teitools explain E311"
    assert lines[-1].startswith("6 errors of 2 kinds in 2 files")


def test_only_what_a_baseline_does_not_know_fails(letters: Path) -> None:
    written = validate(letters, "--write-baseline", "known.json")
    assert (written.exit_code, written.output) == (0, "known.json knows 6 findings.\n")
    again = validate(letters, "--baseline", "known.json")
    assert again.exit_code == 0
    assert "(6 known findings left out)" in again.output
    (letters / "a.xml").write_text(tei(f'\n\n{BODY}<p><ref target="#new"/></p>'), encoding="utf-8")
    (letters / "b.xml").write_text(tei("<p/>"), encoding="utf-8")
    new = validate(letters, "--baseline", "known.json")
    assert new.exit_code == 1
    assert codes(new) == ["E311"]
    assert "(3 known findings left out; 3 others mended: write the baseline anew)" in new.output


def test_a_baseline_and_other_forms(letters: Path) -> None:
    validate(letters / "a.xml", "--write-baseline", "known.json")
    found = json.loads(validate(letters, "--baseline", "known.json", "--format", "json").output)
    assert [each["file"] for each in found] == ["b.xml"] * 3


@pytest.mark.parametrize("text", [None, "{}"])
def test_a_baseline_that_cannot_be_used(text: str | None, letters: Path) -> None:
    if text is not None:
        (letters / "known.json").write_text(text, encoding="utf-8")
    assert validate(letters, "--baseline", "known.json").exit_code == 2
