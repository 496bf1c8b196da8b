"""``teitools validate --watch`` and ``--no-rules``."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
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


def again_after(
    changes: Sequence[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch, *options: str
) -> list[list[str]]:
    """Return what is found at first, and after each change of a file that is seen to be watched."""

    def looks(watched: Callable[[], Iterator[Path]]) -> Iterator[set[Path]]:
        for path, text in changes:
            assert path in set(watched())
            print("CHANGE")
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(1, path.stat().st_mtime_ns + 10**9))
            yield {path}
        raise KeyboardInterrupt

    monkeypatch.setattr("teitools.cli.watching.changes", looks)
    result = CliRunner().invoke(main, ["validate", *options, "--watch", "--no-source"])
    assert result.exit_code == 130, result.output
    return [found(part.splitlines()) for part in result.stdout.split("CHANGE")]


def grammar(content: str) -> str:
    return f'<grammar xmlns="http://relaxng.org/ns/structure/1.0">{content}</grammar>'


PARTS = {
    "s.rng": grammar('<include href="parts/p.rng"/><start><ref name="any"/></start>'),
    "parts/p.rng": grammar('<include href="q.rng"/>'),
}
ANYTHING = grammar(
    '<define name="any"><element><anyName/><zeroOrMore><choice><text/><attribute><anyName/></attribute>'
    '<ref name="any"/></choice></zeroOrMore></element></define>'
)
NOTHING = grammar('<define name="any"><element><anyName/><empty/></element></define>')


def schema_in_parts(folder: Path) -> Path:
    (folder / "parts").mkdir()
    for name, text in {**PARTS, "parts/q.rng": ANYTHING}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "parts" / "q.rng"


def test_all_is_checked_again_when_a_part_of_the_schema_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    part = schema_in_parts(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(tei("<p/>"), encoding="utf-8")
    first, then = again_after([(part, NOTHING)], monkeypatch, "a.xml", "b.xml", "--schema", "s.rng")
    assert first == []
    assert {each.split()[0] for each in then} == {"a.xml", "b.xml"}


def test_a_file_is_checked_again_when_a_part_of_its_own_schema_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    part = schema_in_parts(tmp_path)
    model = '<?xml-model href="s.rng"?>'
    (tmp_path / "a.xml").write_text(model + tei('<ref target="#no"/>'), encoding="utf-8")
    (tmp_path / "b.xml").write_text(tei('<ref target="#no"/>'), encoding="utf-8")
    first, then = again_after([(part, NOTHING)], monkeypatch, "a.xml", "b.xml")
    assert first == ["a.xml E311", "b.xml E311"]
    assert {each.split()[0] for each in then} == {"a.xml"}


def test_a_file_of_rules_and_what_it_includes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    rule = (
        f'<pattern {sch}><rule context="*[local-name() = \'ref\']"><assert test="{{}}">No.</assert></rule>'
        "</pattern>"
    )
    (tmp_path / "r.sch").write_text(f'<schema {sch} queryBinding="xslt3"><include href="p.sch"/></schema>')
    (tmp_path / "p.sch").write_text(rule.format("true()"))
    model = '<?xml-model href="r.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    (tmp_path / "a.xml").write_text(model + tei('<ref target="http://example.org"/>'), encoding="utf-8")
    assert again_after([(tmp_path / "p.sch", rule.format("false()"))], monkeypatch, "a.xml") == [
        [],
        ["a.xml E201"],
    ]


def test_registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition is checked again with its register; a file that stands alone, if it names the register."""
    monkeypatch.chdir(tmp_path)
    register = tmp_path / "register.xml"
    register.write_text(tei('<p xml:id="a"/>'), encoding="utf-8")
    (tmp_path / "a.xml").write_text(tei('<ref target="register.xml#a"/>'), encoding="utf-8")
    (tmp_path / "b.xml").write_text(tei('<ref target="#no"/>'), encoding="utf-8")
    without = tei('<p xml:id="b"/>')
    first, then = again_after([(register, without)], monkeypatch, "a.xml", "b.xml", "register.xml")
    assert (first, then) == (["b.xml E311"], ["a.xml E311"])
    (tmp_path / "edition.toml").write_text(
        '[edition]\ndocuments = ["a.xml"]\nregisters = ["register.xml"]\n'
        '[validation]\nschema = "s.rng"\nschematron = []\n'
    )
    schema_in_parts(tmp_path)
    first, then = again_after([(register, tei('<p xml:id="a"/>'))], monkeypatch, ".")
    assert (first, then) == (["a.xml E311"], [])
