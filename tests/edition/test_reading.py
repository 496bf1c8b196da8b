"""Which files belong to an edition, and what keeps it from being read."""

import os
from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.edition import EditionError, read_edition

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def names(path: Path | None = None) -> list[str]:
    return [document.name for document in read_edition(path).files]


def test_a_folder_its_project_file_or_a_file_it_lists_are_one_edition(small: Path) -> None:
    whole = names(small)
    assert whole[0] == "letter.xml"
    assert len(whole) == 7
    assert names(small / "edition.toml") == whole
    assert names(small / "letter.xml") == whole
    assert names(small / "registers" / "persons.xml") == whole


def test_without_a_path_the_edition_one_stands_in(small_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_copy / "registers")
    assert names()[0] == "letter.xml"
    small_copy.rename(small_copy.parent / "edition")
    monkeypatch.chdir(small_copy.parent)
    assert names()[0] == "letter.xml"
    assert names(Path())[0] == "letter.xml"


def test_a_file_that_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "письмо один.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    edition = read_edition(tmp_path / "письмо один.xml")
    assert [document.id for document in edition.documents] == ["письмо-один"]
    assert edition.settings.schema is None
    assert edition.diagnostics == ()


def test_a_file_that_the_edition_above_does_not_list_stands_alone(small_copy: Path) -> None:
    (small_copy / "other.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    assert names(small_copy / "other.xml") == ["other.xml"]


@pytest.mark.parametrize("made", ["missing", "empty", "only TEI"])
def test_what_is_no_edition(made: str, tmp_path: Path) -> None:
    folder = tmp_path / "мой folder"
    if made != "missing":
        folder.mkdir()
    if made == "only TEI":
        (folder / "a.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    with pytest.raises(EditionError) as caught:
        read_edition(folder)
    assert caught.value.exit_code == 3
    assert str(folder) in caught.value.message
    remedy = f"name it: {folder / 'a.xml'}" if made == "only TEI" else "edition's folder or a TEI file"
    assert remedy in caught.value.message


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    with pytest.raises(EditionError, match="is no file"):
        read_edition(tmp_path / "pipe.xml")


def test_nothing_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EditionError, match="There is no edition here"):
        read_edition()


@pytest.mark.parametrize(
    ("xml", "code", "words"),
    [
        ("<TEI>\n</TEI>", "E002", "not in TEI's namespace"),
        ("<TEI.2/>", "E002", "TEI P4"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "E002", "its root element is <html>"),
        ("%PDF-1.7", "E001", "This is not XML"),
        ("", "E001", "empty"),
    ],
)
def test_what_is_not_tei(xml: str, code: str, words: str, tmp_path: Path) -> None:
    edition = edition_of(tmp_path, ONE, a=xml)
    assert edition.documents == ()
    assert [each.code for each in edition.diagnostics] == [code]
    assert words in edition.diagnostics[0].message


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, '[edition]\ndocuments = ["a.xml", "b.xml"]\n', a="<p>", b=tei("<p/>"))
    assert [document.name for document in edition.documents] == ["b.xml"]
    assert shown(edition.diagnostics) == ["a.xml:1:4 E001"]


def test_a_doctype_that_names_other_files_is_a_warning(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE TEI SYSTEM "tei.dtd"\n [<!ENTITY e SYSTEM "e.xml">]>'
    edition = edition_of(tmp_path, ONE, a=doctype + tei("<p>x</p>"))
    assert len(edition.documents) == 1
    assert [(each.line, each.level) for each in edition.diagnostics] == [(1, "warning"), (1, "warning")]
    assert "tei.dtd" in edition.diagnostics[0].message


def test_two_documents_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.xml").write_text(tei("<p/>"), encoding="utf-8")
    edition = edition_of(tmp_path, '[edition]\ndocuments = ["a.xml", "sub/a.xml"]\n', a=tei("<p/>"))
    assert shown(edition.diagnostics) == ["sub/a.xml:1:1 E016"]


def test_a_project_file_that_is_not_toml(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, "[edition\n", a=tei("<p/>"))
    assert edition.files == ()
    assert [each.code for each in edition.diagnostics] == ["E010"]
