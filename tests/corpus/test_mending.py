"""Many files are mended alike, whatever their order and the number of processes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from inline import tei
from teitools.cli.choice import Choice
from teitools.corpus.check import Outcome, Request
from teitools.corpus.mending import compared, tally, written
from teitools.corpus.run import run
from teitools.corpus.tasks import Task, tasks
from teitools.diagnostics import Diagnostic
from teitools.editing.change import Change
from teitools.editing.task import Mending
from teitools.resources import resource

SCHEMA = resource("schema/edition.rng")
ALL = Choice((), ())
BODIES = {
    "a": '<p xml:id="p1"><LB/><ref target="p1">x</ref><ref target="b.xml#x1">x</ref></p>',
    "b": '<p><note place="botom" n="1" xml:Id="x1">x</note></p>',
    "c": '<p><ref target="a.xml#P1">x</ref><ref target="b.xml#none">x</ref></p>',
    "d": "<p><hi rennd='italic'>x</hi></p>",
    "e": "<p>right</p>",
}


def whole(body: str) -> str:
    return tei(body).replace("<TEI ", '<TEI xml:lang="en" ')


def corpus(folder: Path) -> list[Task]:
    folder.mkdir(exist_ok=True)
    for name, body in BODIES.items():
        (folder / f"{name}.xml").write_text(whole(body), encoding="utf-8")
    return tasks([folder])


def request(choice: Choice = ALL, diff: bool = False) -> Request:
    return Request(SCHEMA, mending=Mending(choice.chosen, diff))


def mended(found: Sequence[Task], jobs: int = 1, choice: Choice = ALL) -> list[Outcome]:
    return written(found, list(run(found, request(choice), jobs)), request(choice), jobs)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def codes(outcomes: Sequence[Outcome]) -> list[list[str]]:
    return [[each.diagnostic.code for each in outcome.findings] for outcome in outcomes]


def test_what_is_left_is_known_after_all_is_written(tmp_path: Path) -> None:
    found = corpus(tmp_path / "c")
    done = mended(found)
    assert tally(done) == (5, 8, 3)
    assert codes(done) == [[], [], ["E311", "E311"], [], []]
    assert b'<lb/><ref target="#p1">' in (tmp_path / "c" / "a.xml").read_bytes()
    assert b'xml:id="x1"' in (tmp_path / "c" / "b.xml").read_bytes()
    again = mended(found)
    assert tally(again).mended == 0
    assert codes(again) == codes(done)


@pytest.mark.parametrize("jobs", [2, 3])
def test_neither_order_nor_jobs_make_a_difference(jobs: int, tmp_path: Path) -> None:
    one = corpus(tmp_path / "c")
    expected = codes(mended(one))
    result = bytes_in(tmp_path / "c")
    other = corpus(tmp_path / "c")[::-1]
    assert codes(mended(other, jobs))[::-1] == expected
    assert bytes_in(tmp_path / "c") == result


def test_only_what_is_chosen_is_mended(tmp_path: Path) -> None:
    found = corpus(tmp_path / "c")
    before = bytes_in(tmp_path / "c")
    assert tally(mended(found, choice=Choice(("E101",), ()))) == (1, 1, 1)
    after = bytes_in(tmp_path / "c")
    assert after.pop("a.xml") == before.pop("a.xml").replace(b"<LB/>", b"<lb/>")
    assert after == before


def test_a_diff_changes_nothing(tmp_path: Path) -> None:
    found = corpus(tmp_path / "c")
    before = bytes_in(tmp_path / "c")
    outcomes = list(run(found, request(diff=True), 1))
    lines = list(compared(outcomes))
    assert [line for line in lines if line.startswith("--- ")] == [
        f"--- {tmp_path / 'c' / name}" for name in ("a.xml", "b.xml", "d.xml")
    ]
    assert bytes_in(tmp_path / "c") == before
    assert list(compared(list(run(found, request(diff=True), 2)))) == lines


def test_a_file_that_has_changed_meanwhile_is_said_and_checked_again(tmp_path: Path) -> None:
    found = corpus(tmp_path / "c")
    outcomes = list(run(found, request(), 1))
    other = whole('<p><LB/><ref target="#none">x</ref></p>').encode()
    (tmp_path / "c" / "d.xml").write_bytes(other)
    done = written(found, outcomes, request(), 1)
    assert (tmp_path / "c" / "d.xml").read_bytes() == other
    assert codes(done)[3] == ["E007", "E101", "E311"]
    assert (
        done[3].findings[0].diagnostic.message == "Not mended: it has changed since it was read. Try again."
    )
    assert tally(done) == (4, 8, 2)


def test_a_crash_between_files_leaves_each_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = corpus(tmp_path / "c")
    before = bytes_in(tmp_path / "c")
    outcomes = list(run(found, request(), 1))
    write = Change.write

    def crash(change: Change) -> None:
        if change.path.name == "b.xml":
            raise KeyboardInterrupt
        write(change)

    monkeypatch.setattr(Change, "write", crash)
    with pytest.raises(KeyboardInterrupt):
        written(found, outcomes, request(), 1)
    after = bytes_in(tmp_path / "c")
    assert {name for name in before if before[name] != after[name]} == {"a.xml"}


def test_an_edition_is_mended_as_a_whole(small_copy: Path) -> None:
    letter = small_copy / "letter.xml"
    right = letter.read_bytes()
    name = b'<persName ref="person:author">Ada Author</persName>'
    wrong = right.replace(b'target="#app3"', b'target="app3"').replace(name, name.replace(b"N", b"n"))
    assert (wrong.count(b"persname"), wrong.count(b'"app3"')) == (2, 2)
    letter.write_bytes(wrong)
    found = tasks([small_copy])
    asked = Request(mending=Mending(ALL.chosen))
    done = written(found, list(run(found, asked, 1)), asked, 1)
    assert letter.read_bytes() == right
    assert codes(done) == [[]]
    assert tally(done).files == 1


def test_what_a_baseline_knows_is_not_mended(tmp_path: Path) -> None:
    from teitools.diagnostics.baseline import Baseline, to_text

    found = corpus(tmp_path / "c")
    outcomes = list(run(found, Request(SCHEMA), 1))
    known: list[Diagnostic] = [each.diagnostic for one in outcomes for each in one.findings]
    path = tmp_path / "known.json"
    path.write_text(
        to_text([each for each in known if each.code == "E101"], tmp_path, path), encoding="utf-8"
    )
    done = mended(found, choice=Choice((), (), Baseline.read(path)))
    assert tally(done) == (4, 7, 3)
    assert b"<LB/>" in (tmp_path / "c" / "a.xml").read_bytes()
