"""What is large, changes while it is read, or is broken off: a clean end, and every file whole."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from inline import tei
from teitools.checks.report import check_texts, validate
from teitools.resources import resource

SCHEMA = str(resource("schema/edition.rng"))
PREFIX = (
    '<prefixDef ident="person" matchPattern="(.+)" replacementPattern="persons.xml#$1"><p>x</p></prefixDef>'
)
MANY = 50_000


def register(folder: Path, entries: int) -> Path:
    """An edition whose text mentions all entries of a register but the last."""
    people = "\n".join(f'<person xml:id="p{n}"><persName>Name{n}</persName></person>' for n in range(entries))
    (folder / "persons.xml").write_text(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{people}</listPerson></standOff></TEI>',
        encoding="utf-8",
    )
    names = "\n".join(f'<persName ref="person:p{n}">Name{n}</persName>' for n in range(entries - 1))
    text = tei(f"<p>{names}</p>")
    declared = f"<encodingDesc><listPrefixDef>{PREFIX}</listPrefixDef></encodingDesc></teiHeader>"
    (folder / "a.xml").write_text(text.replace("</teiHeader>", declared, 1), encoding="utf-8")
    settings = '[edition]\ndocuments = ["a.xml"]\nregisters = ["persons.xml"]\n'
    (folder / "edition.toml").write_text(settings, encoding="utf-8")
    return folder


def test_a_register_of_many_entries(tmp_path: Path) -> None:
    found = check_texts(register(tmp_path, MANY)).diagnostics
    assert [(each.file, each.line, each.code) for each in found] == [("persons.xml", MANY, "E460")]


@pytest.mark.slow
def test_the_rules_of_the_edition_come_to_their_end_with_it(tmp_path: Path) -> None:
    """A rule that compares each entry with all others would need a hundred million comparisons."""
    found = validate(register(tmp_path, 15_000), SCHEMA).diagnostics
    assert "E202" not in {each.code for each in found}


def test_thousands_of_dead_pointers_are_each_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        tei("\n".join(f'<p><ref target="#x{n}">x</ref></p>' for n in range(10_000))), encoding="utf-8"
    )
    report = check_texts(path)
    assert [each.line for each in report.diagnostics] == list(range(2, 10_002))
    assert {each.code for each in report.diagnostics} == {"E311"}
    shown = list(report.groups())
    assert len(shown) < 30
    assert "10,000 errors" in shown[-1]


def test_a_target_that_thousands_lack_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(tei('<ref target="#x">x</ref>\n' * 10_000), encoding="utf-8")
    [found] = check_texts(path).diagnostics
    assert found.line == 2
    assert "9,999 more pointers" in found.message


@pytest.mark.parametrize("becomes", ["<TEI>", "", None])
def test_a_file_that_changes_after_it_was_read_is_quoted_as_it_was(
    becomes: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(tei('<ref target="#none">words of old</ref>'), encoding="utf-8")
    report = validate(path, SCHEMA)
    if becomes is None:
        path.unlink()
    else:
        path.write_text(becomes, encoding="utf-8")
    assert any("words of old" in line for line in report.lines(source=True))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_whoever_stops_it_while_it_writes_finds_each_file_old_or_new(jobs: str, tmp_path: Path) -> None:
    wrong, right = (tei(f"<p>{tag}x</p>").encode() for tag in ("<LB/>", "<lb/>"))
    files = [tmp_path / f"{n:03}.xml" for n in range(150)]
    for file in files:
        file.write_bytes(wrong)
    asked = ["validate", str(tmp_path), "--schema", SCHEMA, "--fix", "--jobs", jobs, "--select", "E101"]
    process = subprocess.Popen(
        [sys.executable, "-m", "teitools", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and files[0].read_bytes() == wrong:
        time.sleep(0.002)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, 1, 130)
    assert b"Traceback" not in errors
    if process.returncode == 130:
        assert errors.strip().endswith(b"Stopped.")
    assert {file.read_bytes() for file in files} <= {wrong, right}
    assert sorted(tmp_path.iterdir()) == files
