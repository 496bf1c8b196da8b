"""Whether a schema may have rules inside is told from its bytes, and from what it includes."""

from pathlib import Path

import pytest

from teitools.schematron.holders import holds_rules

RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">{}</grammar>'
RULE = '<s:assert xmlns:s="http://purl.oclc.org/dsdl/schematron"/>'


def held(folder: Path, name: str, text: str, encoding: str = "utf-8") -> bool:
    (folder / name).write_bytes(text.encode(encoding))
    return holds_rules(folder / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_rules_in_the_schema(encoding: str, tmp_path: Path) -> None:
    assert held(tmp_path, "s.rng", RNG.format(RULE), encoding)


def test_a_schema_without_rules(tmp_path: Path) -> None:
    assert not held(tmp_path, "s.rng", RNG.format(""))
    assert not held(tmp_path, "s.rnc", "start = element a { empty }")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.rng", RNG.format('<include href="parts/a&amp;b%20c.rng"/>')),
        ("s.rng", RNG.format("<externalRef href = 'parts/a&amp;b c.rng'/>")),
        ("s.rnc", 'include "parts/a&b c.rng"'),
        ("s.rnc", "start = external 'parts/a&b c.rng'"),
    ],
)
def test_rules_in_what_is_included(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a&b c.rng").write_text(RNG.format('<include href="d.rng"/>'), "utf-8")
    (tmp_path / "parts" / "d.rng").write_text(RNG.format('<include href="../s.rng"/>'), "utf-8")
    assert not held(tmp_path, name, text)
    (tmp_path / "parts" / "d.rng").write_text(RNG.format(RULE), "utf-8")
    assert holds_rules(tmp_path / name)


def test_what_lies_outside_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "outside.rng").write_text(RNG.format(RULE), "utf-8")
    (tmp_path / "inner").mkdir()
    assert not held(tmp_path / "inner", "s.rng", RNG.format('<include href="../outside.rng"/>'))


def test_a_schema_that_is_gone_may_have_had_rules(tmp_path: Path) -> None:
    assert holds_rules(tmp_path / "gone.rng")
