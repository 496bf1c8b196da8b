"""``teitools validate --watch`` and ``--no-rules``."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from inline import tei
from teitools.cli.main import main

RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">
<s:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<s:pattern><s:rule context="t:p"><s:report test="@n">No number here.</s:report></s:rule></s:pattern>
<start><ref name="any"/></start><define name="any"><element><anyName/><zeroOrMore><choice><text/>
<attribute><anyName/></attribute><ref name="any"/></choice></zeroOrMore></element></define></grammar>"""


def test_the_rules_inside_a_schema_unless_they_are_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "s.rng").write_text(RNG, encoding="utf-8")
    (tmp_path / "a.xml").write_text(tei('<p n="1"/>'), encoding="utf-8")
    (tmp_path / "b.xml").write_text(tei('<p n="1"/>'), encoding="utf-8")

    def codes(*options: str) -> list[str]:
        arguments = [
            "validate",
            str(tmp_path / "a.xml"),
            "--schema",
            str(tmp_path / "s.rng"),
            "--format",
            "json",
        ]
        return [each["code"] for each in json.loads(CliRunner().invoke(main, [*arguments, *options]).output)]

    assert codes() == ["E201"]
    assert codes(str(tmp_path / "b.xml")) == ["E201", "E201"]
    assert codes("--no-rules") == []
    assert codes("--no-rules", str(tmp_path / "b.xml")) == []


def test_what_changes_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(tei(f'<ref target="#{name}"/>'), encoding="utf-8")

    def looks(_files: object) -> Iterator[set[Path]]:
        (tmp_path / "b.xml").write_text(tei('<ref target="#new"/>'), encoding="utf-8")
        yield {tmp_path / "b.xml"}
        (tmp_path / "c.xml").write_text("<TEI", encoding="utf-8")
        yield {tmp_path / "c.xml"}
        raise KeyboardInterrupt

    monkeypatch.setattr("teitools.cli.watching.changes", looks)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["validate", ".", "--watch", "--no-source"])
    assert result.exit_code == 130
    assert found(result.stdout.splitlines()) == ["a.xml E311", "b.xml E311", "b.xml E311", "c.xml E001"]
    assert '"#new"' in result.stdout
    assert "b.xml changed" in result.stderr


def found(lines: Sequence[str]) -> list[str]:
    return [
        f"{line.split(':')[0]} {line.split(' error ')[1].split()[0]}" for line in lines if ": error " in line
    ]
