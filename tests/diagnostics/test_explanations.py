"""The examples of the codes' page do what the page says of them."""

import re
from pathlib import Path

import pytest

from inline import tei
from teitools.checks.report import validate
from teitools.diagnostics.explanations import explanations

EXAMPLE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
SETTINGS = ("E003", "E010", "E011", "E012", "E013", "E014", "E015", "E016")
BODIES = ("E001", "E101", "E102", "E103", "E105", "E106", "E107", "E301", "E302", "E310", "E312", "E313")


def wrong_and_right(code: str) -> tuple[str, str]:
    (_, wrong), (_, right) = EXAMPLE.findall(explanations()[code])
    return wrong, right


def codes(path: Path, schema: str | None = None) -> list[str]:
    return [diagnostic.code for diagnostic in validate(path, schema).diagnostics]


@pytest.mark.parametrize("code", SETTINGS)
def test_examples_of_the_project_file(code: str, tmp_path: Path) -> None:
    files = ("letter", "letter-1", "letter-2", "1960/letter", "1961/letter")
    for name in (*files, "1960/letter-1960", "1961/letter-1961"):
        (tmp_path / f"{name}.xml").parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        listed = "" if "documents" in example else 'documents = ["letter.xml"]\n'
        (tmp_path / "edition.toml").write_text(f"[edition]\n{listed}{example}", encoding="utf-8")
        found.append(code in codes(tmp_path))
    assert found == [True, False]


@pytest.mark.parametrize("code", BODIES)
def test_examples_of_the_text(code: str, tmp_path: Path) -> None:
    (tmp_path / "letter.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    wrong, right = (found_in(example, tmp_path).count(code) for example in wrong_and_right(code))
    assert wrong > right


def found_in(example: str, folder: Path) -> list[str]:
    body = example if example.startswith(("<p>", "<p ", "<div")) else f"<p>{example}</p>"
    (folder / "a.xml").write_text(tei(body), encoding="utf-8")
    return codes(folder / "a.xml", "teitools:edition.rng")
