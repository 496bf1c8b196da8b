"""Ids that the last release had: told where git knows of one, and never in the way."""

import shutil
import subprocess
from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.vanished import check
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import read_edition

TOML = '[edition]\ndocuments = ["a.xml"]\nregisters = ["lists/b.xml"]\n'
NAMES = "".join(f'<p xml:id="p{n}"/>' for n in range(9))


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """An edition in a folder of a repository, with a release."""
    edition = tmp_path / "edition"
    (edition / "lists").mkdir(parents=True)
    (edition / "lists" / "b.xml").write_text(tei('<p xml:id="b"/>'), encoding="utf-8")
    edition_of(edition, TOML, a=tei(NAMES + '<!-- <p xml:id="never"/> -->'))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "One")
    git(tmp_path, "tag", "v1")
    return edition


def found(edition: Path, **files: str) -> list[Diagnostic]:
    for name, text in files.items():
        (edition / f"{name}.xml").write_text(text, encoding="utf-8")
    return list(check(read_edition(edition)))


def test_what_the_release_has_too(released: Path) -> None:
    assert found(released, a=tei('<p xml:id="new"/>' + NAMES)) == []


def test_ids_that_are_gone(released: Path) -> None:
    (only,) = found(released, a=tei(NAMES.replace('"p3"', '"p03"')))
    assert shown([only]) == ["a.xml:1:1 E490"]
    assert only.level is Level.INFO
    assert only.message.startswith("The id p3 of v1 has gone from this file")
    (only,) = found(released, a=tei("<p/>"))
    assert only.message.startswith("The ids p0, p1, p2, p3, p4 and 4 more of v1 have gone from this file")


def test_each_file_is_compared_with_itself(released: Path) -> None:
    (released / "lists" / "b.xml").write_text(tei("<p/>"), encoding="utf-8")
    assert shown(check(read_edition(released))) == ["lists/b.xml:1:1 E490"]


def test_a_file_that_the_release_has_not(released: Path) -> None:
    toml = TOML.replace('"a.xml"', '"c.xml", "a.xml"')
    (released / "edition.toml").write_text(toml, encoding="utf-8")
    assert shown(found(released, c=tei("<p/>"), a=tei("<p/>"))) == ["a.xml:1:1 E490"]


def test_the_newest_tag_counts(released: Path) -> None:
    (released / "a.xml").write_text(tei("<p/>"), encoding="utf-8")
    git(released, "commit", "-q", "-a", "-m", "Two")
    assert shown(found(released)) == ["a.xml:1:1 E490"]
    git(released, "tag", "-a", "v2", "-m", "Two")
    git(released, "pack-refs", "--all")
    assert found(released) == []
    assert shown(found(released, a="<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")) == []


def test_a_further_work_tree(released: Path) -> None:
    other = released.parent / "other"
    git(released, "worktree", "add", "-q", str(other))
    assert shown(found(other / "edition", a=tei("<p/>"))) == ["a.xml:1:1 E490"]


def test_a_file_that_stands_alone_is_not_asked_about(released: Path) -> None:
    (released / "edition.toml").unlink()
    (released / "a.xml").write_text(tei("<p/>"), encoding="utf-8")
    assert list(check(read_edition(released / "a.xml"))) == []


def test_without_tags_git_is_not_asked(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(released, "tag", "-d", "v1")
    monkeypatch.setattr(shutil, "which", lambda _: pytest.fail("git was asked"))
    assert found(released, a=tei("<p/>")) == []


@pytest.mark.parametrize("program", [None, "/nowhere/git", "/bin/false"])
def test_without_an_answer_there_is_no_finding(
    program: str | None, released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: program)
    assert found(released, a=tei("<p/>")) == []


def test_nothing_that_the_repository_names_is_run(released: Path) -> None:
    trap, sign = released / "trap.sh", released / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sign}\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "core.editor",
        "alias.describe",
    ):
        git(released, "config", key, str(trap) if not key.startswith("alias") else f"!{trap}")
    assert shown(found(released, a=tei("<p/>"))) == ["a.xml:1:1 E490"]
    assert not sign.exists()
