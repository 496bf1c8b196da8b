"""Many files, in one process and in several."""

import os
from pathlib import Path

import pytest

from inline import tei
from teitools.corpus.check import Outcome, Request, check
from teitools.corpus.run import run
from teitools.corpus.tasks import Task, tasks
from teitools.corpus.workers import outcomes
from teitools.diagnostics import Diagnostic
from teitools.resources import resource

SCHEMA = resource("schema/edition.rng")


def corpus(folder: Path, **bodies: str) -> list[Task]:
    for name, body in bodies.items():
        (folder / f"{name}.xml").write_text(tei(body), encoding="utf-8")
    return tasks([folder])


def diagnostics(outcome: Outcome) -> list[Diagnostic]:
    return [finding.diagnostic for finding in outcome.findings]


def shown(found: list[Outcome]) -> list[list[str]]:
    return [[f"{Path(each.file).name}:{each.line} {each.code}" for each in diagnostics(one)] for one in found]


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_the_order_of_the_tasks(jobs: int, tmp_path: Path) -> None:
    found = corpus(tmp_path, **{f"f{n}": f'<p><ref target="#x{n}"/></p>' for n in range(10, 20)})
    expected = [[f"f{n}.xml:2 E311"] for n in range(10, 20)]
    assert [
        [each for each in one if "E311" in each] for one in shown(list(run(found, Request(SCHEMA), jobs)))
    ] == expected


def test_files_may_point_to_one_another_and_not_further(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "outside.xml").write_text(tei("<p/>"), encoding="utf-8")
    found = corpus(
        tmp_path / "c",
        a='<p xml:id="here"/>',
        b='<ref target="a.xml#here"/>',
        c='<ref target="a.xml#there"/>',
        d='<ref target="../outside.xml"/>',
    )
    assert shown(list(run(found, Request(), 1))) == [[], [], ["c.xml:2 E311"], ["d.xml:2 E313"]]


def test_a_wrong_schema_is_said_once(tmp_path: Path) -> None:
    found = corpus(tmp_path, a="<p/>", b="<p/>")
    (tmp_path / "s.rng").write_text("<grammar/>", encoding="utf-8")
    assert shown(list(run(found, Request(tmp_path / "s.rng"), 1))) == [["s.rng:1 E110"], []]


def test_xml_that_is_not_tei_in_a_folder_is_a_remark(tmp_path: Path) -> None:
    (tmp_path / "catalog.xml").write_text("<catalog/>", encoding="utf-8")
    (by_folder,) = run(tasks([tmp_path]), Request(), 1)
    (by_name,) = run(tasks([tmp_path / "catalog.xml"]), Request(), 1)
    assert [each.level for each in diagnostics(by_folder) + diagnostics(by_name)] == ["info", "error"]


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    found = corpus(tmp_path, a="<p/>", b="<p/>")
    (tmp_path / "a.xml").unlink()
    first, second = run(found, Request(), 1)
    assert [each.code for each in diagnostics(first)] == ["E006"]
    assert diagnostics(second) == []


def deadly(task: Task, request: Request) -> Outcome:
    if task.path.name == "killer.xml":
        os._exit(9)
    if task.path.name == "raiser.xml":
        raise ValueError("a mistake")
    return check(task, request)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_kills_its_process_takes_no_other_with_it(jobs: int, tmp_path: Path) -> None:
    found = corpus(tmp_path, a="<p/>", killer="<p/>", l="<p/>", raiser="<p/>", z='<ref target="#x"/>')
    made = list(outcomes(found, Request(), jobs, deadly))
    assert shown(made) == [[], ["killer.xml:0 E006"], [], ["raiser.xml:0 E006"], ["z.xml:2 E311"]]
    assert "exit code 9" in diagnostics(made[1])[0].message
    assert "ValueError: a mistake" in diagnostics(made[3])[0].message


def test_whoever_stops_early_leaves_no_process(tmp_path: Path) -> None:
    from multiprocessing import active_children

    found = corpus(tmp_path, **{f"f{n}": "<p/>" for n in range(6)})
    begun = outcomes(found, Request(), 2, check)
    next(begun)
    begun.close()
    assert active_children() == []
