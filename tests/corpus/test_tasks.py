"""What names on the command line mean."""

from pathlib import Path

import pytest

from inline import tei
from teitools.corpus.tasks import Task, tasks
from teitools.edition import EditionError


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(tei("<p/>"), encoding="utf-8")


def meant(folder: Path, *names: str) -> list[str]:
    return [task.path.relative_to(folder).as_posix() for task in tasks(folder / name for name in names)]


def test_a_folder_is_all_xml_in_it_in_order(tmp_path: Path) -> None:
    files(tmp_path, "b.xml", "a/2.xml", "a/1.XML", ".git/x.xml", "note.txt")
    assert meant(tmp_path, ".") == ["b.xml", "a/1.XML", "a/2.xml"]
    assert all(task.root == tmp_path and not task.named for task in tasks([tmp_path]))


def test_numbers_in_names_are_in_their_order(tmp_path: Path) -> None:
    names = ["2.xml", "10.xml", "a1b.xml", "a9.xml", "a10.xml", "ä.xml", "9/1.xml", "10/1.xml"]
    files(tmp_path, *names)
    assert meant(tmp_path, ".") == names


def test_an_edition_in_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    files(tmp_path, "a.xml", "e/listed.xml", "e/other.xml")
    (tmp_path / "e" / "edition.toml").write_text('[edition]\ndocuments = ["listed.xml"]', encoding="utf-8")
    assert meant(tmp_path, ".") == ["a.xml", "e/edition.toml", "e/other.xml"]
    assert meant(tmp_path, "e/listed.xml", "e", "e/other.xml") == ["e/edition.toml", "e/other.xml"]


def test_a_folder_inside_an_edition_stands_for_the_edition(tmp_path: Path) -> None:
    files(tmp_path, "letters/1.xml", "letters/draft.xml")
    (tmp_path / "edition.toml").write_text('[edition]\ndocuments = ["letters/1.xml"]', encoding="utf-8")
    assert meant(tmp_path, "letters") == ["edition.toml", "letters/draft.xml"]


def test_what_teitools_has_made_is_left_out(tmp_path: Path) -> None:
    files(tmp_path, "a.xml", "output/tei/a.xml")
    (tmp_path / "output" / "build.json").write_text("{}", encoding="utf-8")
    assert meant(tmp_path, ".") == ["a.xml"]


def test_patterns_that_no_shell_has_expanded(tmp_path: Path) -> None:
    files(tmp_path, "a/1.xml", "a/b/2.xml", "a/3.txt")
    assert meant(tmp_path, "a/**/*.xml") == ["a/1.xml", "a/b/2.xml"]
    assert {task.root for task in tasks([tmp_path / "a" / "*.xml"])} == {tmp_path / "a"}


def test_each_file_once(tmp_path: Path) -> None:
    files(tmp_path, "a.xml")
    assert tasks([tmp_path / "a.xml", tmp_path, tmp_path / "a.xml"]) == [Task(tmp_path / "a.xml", tmp_path)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.xml", "does not exist"),
        ("*.xml", "No file is called like"),
        ("empty", "holds neither an edition.toml nor an XML file"),
    ],
)
def test_names_that_mean_nothing(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EditionError, match=words):
        tasks([tmp_path / name])
