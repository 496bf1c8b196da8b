"""Each rule of edition.sch: silent on the edition as it is, and at its line after a slip."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from schema.slips import HARMLESS, LETTER, SLIPS, SMALL, Slip
from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition, read_edition
from teitools.edition.parsing import parse_xml
from teitools.resources import resource
from teitools.schematron import Schematron
from teitools.schematron.source import SCH

ROOT = Path(__file__).resolve().parents[2]


@cache
def rules() -> Schematron:
    return Schematron.load(resource("schema/edition.sch"))


@cache
def small() -> Edition:
    return read_edition(ROOT / "tests/editions/small")


def findings(edition: Edition) -> list[Diagnostic]:
    return [found for file in edition.files for found in rules().validate(file, edition)]


def changed(edition: Edition, name: str, *changes: tuple[str, str]) -> Edition:
    """The edition with changes in one file."""

    def apply(files: Iterable[Document]) -> tuple[Document, ...]:
        return tuple(_changed(file, changes) if file.name == name else file for file in files)

    return replace(edition, documents=apply(edition.documents), registers=apply(edition.registers))


def _changed(file: Document, changes: Iterable[tuple[str, str]]) -> Document:
    text = file.source.decode()
    for old, new in changes:
        assert old in text, f"{old} does not stand in {file.name}"
        text = text.replace(old, new, 1)
    return replace(file, source=text.encode(), tree=parse_xml(text.encode()))


def with_slip(slip: Slip) -> Edition:
    changes = [change for change in ((slip.old, slip.new), slip.also) if change[0]]
    return changed(small(), slip.file, *changes)


def line_of(edition: Edition, file: str, text: str) -> int:
    source = next(document for document in edition.files if document.name == file).source.decode()
    return source[: source.index(text)].count("\n") + 1


def test_the_edition_as_it_is_gives_nothing() -> None:
    assert findings(small()) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.rule)
def test_a_slip_is_found_at_its_line(slip: Slip) -> None:
    edition = with_slip(slip)
    found = [(d.file, d.line) for d in findings(edition) if d.rule == slip.rule]
    assert found[:1] == [(slip.where, line_of(edition, slip.where, slip.place))]


@pytest.mark.parametrize("words", HARMLESS)
def test_what_is_right_gives_nothing(words: str) -> None:
    edition = changed(small(), LETTER, (SMALL, f"The dispute {words} remained."))
    assert findings(edition) == []


def checks() -> dict[str, str]:
    """The ids of all assertions and reports with their roles."""
    schema = parse_xml(resource("schema/edition.sch").read_bytes())
    return {c.get("id", ""): c.get("role", "") for c in schema.iter(f"{SCH}assert", f"{SCH}report")}


def test_every_rule_has_a_slip_that_it_finds() -> None:
    assert {slip.rule for slip in SLIPS} == set(checks())


def test_every_rule_has_a_role_and_a_name_of_its_own() -> None:
    assert set(checks().values()) == {"error", "warning"}
    assert len(checks()) == resource("schema/edition.sch").read_text("utf-8").count(" role=")


def test_the_article_is_free_of_slips() -> None:
    assert findings(read_edition(ROOT / "edition")) == []
