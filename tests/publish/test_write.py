"""An output folder gets all of a build or nothing, and what is not ours in it stays as it was."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from teitools import exchange
from teitools.edition import Document, Edition, Settings
from teitools.publish.build import Build
from teitools.publish.manifest import Manifest
from teitools.publish.standing import OutputError
from teitools.publish.write import write

Folder = Path
Snapshot = dict[str, bytes]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition of one document, in a folder of its own beside the output."""
    root = tmp_path / "edition"
    root.mkdir()
    source = b"<TEI/>"
    (root / "letter.xml").write_bytes(source)
    document = Document(root / "letter.xml", "letter.xml", source, etree.ElementTree(etree.XML(source)))
    settings = Settings("Letters", root / "own.rng", (), {}, ("html", "pdf"))
    return Edition(root, settings, (document,), (), ())


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def made(edition: Edition, **files: str) -> Build:
    """A build of pages (and of a PDF, where named ``pdf``)."""
    pages = {f"{name}.html": text.encode() for name, text in files.items() if name != "pdf"}
    pdf = {"print/letter.pdf": files["pdf"].encode()} if "pdf" in files else {}
    return Build(edition, {name: found for name, found in (("html", pages), ("pdf", pdf)) if found})


def snapshot(folder: Path) -> Snapshot:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refusal(build: Build, output: Path, force: bool = False) -> str:
    """The message of a refusal, which leaves everything as it was."""
    before = snapshot(build.edition.root.parent)
    with pytest.raises(OutputError) as refused:
        write(build, output, force)
    assert snapshot(build.edition.root.parent) == before
    assert refused.value.exit_code == 3
    return refused.value.message


def test_a_new_folder_gets_the_files_and_the_manifest(edition: Edition, output: Path) -> None:
    written = write(made(edition, index="text", pdf="print"), output)
    assert snapshot(output).keys() == {"index.html", "print/letter.pdf", "build.json"}
    assert written.removed == ()


def test_the_manifest_tells_what_was_made_from_what(edition: Edition, output: Path) -> None:
    write(made(edition, index="text"), output)
    manifest = json.loads((output / "build.json").read_bytes())
    assert manifest["edition"] == "Letters"
    assert manifest["sources"]["letter.xml"]["size"] == 6
    assert manifest["outputs"]["index.html"]["output"] == "html"
    assert len(manifest["outputs"]["index.html"]["sha256"]) == 64


def test_files_that_did_not_change_are_not_written_again(edition: Edition, output: Path) -> None:
    write(made(edition, index="text", persons="names"), output)
    os.utime(output / "index.html", (0, 0))
    written = write(made(edition, index="text", persons="other names"), output)
    assert written.changed == ("persons.html", "build.json")
    assert (output / "index.html").stat().st_mtime == 0


def test_foreign_files_of_other_names_stay(edition: Edition, output: Path) -> None:
    output.mkdir()
    (output / "CNAME").write_text("example.org")
    write(made(edition, index="text"), output)
    write(made(edition, other="text"), output)
    assert (output / "CNAME").read_text() == "example.org"


def test_a_foreign_file_in_the_way_is_refused(edition: Edition, output: Path) -> None:
    output.mkdir()
    (output / "index.html").write_text("by hand")
    assert "index.html" in refusal(made(edition, index="text"), output)


def test_a_file_changed_since_the_last_build_is_refused(edition: Edition, output: Path) -> None:
    write(made(edition, index="text"), output)
    (output / "index.html").write_text("mended by hand")
    assert "were changed since: index.html" in refusal(made(edition, index="new"), output)


def test_force_replaces_foreign_files(edition: Edition, output: Path) -> None:
    output.mkdir()
    (output / "index.html").write_text("by hand")
    write(made(edition, index="text"), output, force=True)
    assert (output / "index.html").read_text() == "text"


def test_a_foreign_build_json_is_refused(edition: Edition, output: Path) -> None:
    output.mkdir()
    (output / "build.json").write_text('{"scripts": {}}')
    assert "build.json" in refusal(made(edition, index="text"), output)


def test_many_foreign_files_are_counted(edition: Edition, output: Path) -> None:
    output.mkdir()
    names = {f"page{number}": "text" for number in range(9)}
    for name in names:
        (output / f"{name}.html").write_text("by hand")
    assert "and 4 more" in refusal(made(edition, **names), output)


def test_files_that_are_no_longer_made_go(edition: Edition, output: Path) -> None:
    write(made(edition, index="text", persons="names"), output)
    written = write(made(edition, index="text"), output)
    assert written.removed == ("persons.html",)
    assert snapshot(output).keys() == {"index.html", "build.json"}


def test_files_that_are_no_longer_made_stay_if_somebody_changed_them(edition: Edition, output: Path) -> None:
    write(made(edition, index="text", persons="names"), output)
    (output / "persons.html").write_text("mended by hand")
    write(made(edition, index="text"), output)
    assert (output / "persons.html").read_text() == "mended by hand"


def test_a_folder_that_is_emptied_goes_too(edition: Edition, output: Path) -> None:
    write(Build(edition, {"html": {"index.html": b"", "parts/one/a.html": b""}}), output)
    write(made(edition, index=""), output)
    assert not (output / "parts").exists()


def test_other_outputs_of_an_earlier_build_stay_and_stay_ours(edition: Edition, output: Path) -> None:
    whole = made(edition, index="text", pdf="print")
    write(whole, output)
    before = snapshot(output)
    write(made(edition, index="text"), output)
    assert snapshot(output) == before
    write(made(edition, index="text", pdf="another print"), output)
    assert (output / "print/letter.pdf").read_text() == "another print"


def test_an_output_left_standing_is_marked_when_its_sources_changed(edition: Edition, output: Path) -> None:
    write(made(edition, index="text", pdf="print"), output)
    document = edition.documents[0]
    newer = Document(document.path, document.name, b"<TEI n='2'/>", document.tree)
    changed = Edition(edition.root, edition.settings, (newer,), (), ())
    written = write(made(changed, index="text"), output)
    assert {product.path: product.outdated for product in written.manifest.products} == {
        "index.html": False,
        "print/letter.pdf": True,
    }


def test_the_output_is_a_file(edition: Edition, output: Path) -> None:
    output.write_text("a file")
    assert "is a file" in refusal(made(edition, index="text"), output)


@pytest.mark.parametrize("above", ["edition", "."])
@pytest.mark.parametrize("force", [False, True])
def test_the_edition_s_own_folder_is_refused(
    edition: Edition, tmp_path: Path, above: str, force: bool
) -> None:
    assert "holds the edition itself" in refusal(made(edition, index="text"), tmp_path / above, force)


def test_a_file_of_the_edition_is_never_replaced(edition: Edition) -> None:
    inside = edition.root / "tei"
    inside.mkdir()
    moved = inside / "letter.xml"
    (edition.root / "letter.xml").rename(moved)
    document = Document(moved, "tei/letter.xml", b"<TEI/>", edition.documents[0].tree)
    nested = Edition(edition.root, edition.settings, (document,), (), ())
    message = refusal(Build(nested, {"tei": {"letter.xml": b"<TEI n='new'/>"}}), inside, force=True)
    assert "is a file of the edition" in message


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_where_a_file_goes_is_refused(edition: Edition, output: Path, force: bool) -> None:
    (output / "index.html").mkdir(parents=True)
    assert "is a folder" in refusal(made(edition, index="text"), output, force)


@pytest.mark.parametrize("force", [False, True])
def test_a_file_where_a_folder_goes_is_refused(edition: Edition, output: Path, force: bool) -> None:
    output.mkdir()
    (output / "print").write_text("a file")
    assert "a folder has to go there" in refusal(made(edition, pdf="print"), output, force)


@pytest.mark.parametrize("force", [False, True])
def test_a_link_that_leads_out_is_not_followed(edition: Edition, output: Path, force: bool) -> None:
    output.mkdir()
    elsewhere = edition.root.parent / "elsewhere"
    elsewhere.mkdir()
    (output / "print").symlink_to(elsewhere, target_is_directory=True)
    assert "is a link" in refusal(made(edition, pdf="print"), output, force)


def test_a_linked_file_is_replaced_and_not_written_through(edition: Edition, output: Path) -> None:
    output.mkdir()
    precious = edition.root.parent / "precious.html"
    precious.write_text("by hand")
    (output / "index.html").symlink_to(precious)
    assert "index.html" in refusal(made(edition, index="text"), output)
    write(made(edition, index="text"), output, force=True)
    assert (precious.read_text(), (output / "index.html").is_symlink()) == ("by hand", False)


@pytest.mark.parametrize("path", ["../precious.html", "/etc/hosts", "a/../../x.html", "C:\\x", "C:x", ""])
def test_a_forged_manifest_removes_nothing_outside(edition: Edition, output: Path, path: str) -> None:
    write(made(edition, index="text"), output)
    forged = json.loads((output / "build.json").read_bytes())
    forged["outputs"][path] = {"output": "html", "sha256": "0" * 64, "size": 1}
    (output / "build.json").write_text(json.dumps(forged))
    assert Manifest.read(output) is None
    assert "build.json" in refusal(made(edition, index="new"), output)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000, '{"teitools": 1, "edition": ""}'])
def test_a_damaged_manifest_is_somebody_else_s_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "build.json").write_text(content)
    assert Manifest.read(tmp_path) is None


def test_a_path_with_spaces_and_cyrillic(edition: Edition, tmp_path: Path) -> None:
    folder = tmp_path / "мои издания" / "вывод 1"
    write(made(edition, index="text"), folder)
    assert (folder / "index.html").read_text() == "text"


def failing(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Lets the disk refuse the rename of one file, as Windows does for a file that is open elsewhere."""
    rename: Callable[[Path, Path], None] = os.replace
    calls = iter(range(1000))

    def replace(source: Path, target: Path) -> None:
        if next(calls) == at:
            raise PermissionError(13, "Permission denied", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("at", range(5))
def test_a_rename_that_fails_puts_everything_back(
    edition: Edition, output: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    write(made(edition, index="text", persons="names", places="sites"), output)
    with monkeypatch.context() as patched:
        failing(patched, at)
        message = refusal(made(edition, index="new", persons="names", other="new"), output)
    assert "permission denied" in message
    assert "Nothing was changed" in message
    assert not list(output.glob(".teitools-*"))


def test_a_new_folder_goes_again_when_writing_fails(
    edition: Edition, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, 1)
    refusal(made(edition, index="new", pdf="print"), output / "deep" / "er")
    assert not output.exists()


def stopping(monkeypatch: pytest.MonkeyPatch, name: str, how: signal.Signals) -> None:
    """Let somebody stop the process when the second file is written, or renamed."""
    called, real = iter(range(99)), getattr(exchange, name)

    def stopped(*arguments: object) -> None:
        if next(called) == 1:
            signal.raise_signal(how)
        real(*arguments)

    monkeypatch.setattr(exchange, name, stopped)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_who_stops_the_writing_finds_what_was_there(
    edition: Edition, output: Path, monkeypatch: pytest.MonkeyPatch, how: signal.Signals
) -> None:
    write(made(edition, index="text", persons="names"), output)
    before = snapshot(output)
    stopping(monkeypatch, "put_into", how)
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        write(made(edition, index="new", persons="new"), output)
    assert snapshot(output) == before
    assert not list(output.glob(".teitools-*"))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_who_stops_the_renaming_waits_until_all_is_there(
    edition: Edition, output: Path, monkeypatch: pytest.MonkeyPatch, how: signal.Signals
) -> None:
    write(made(edition, index="text", persons="names"), output)
    stopping(monkeypatch, "put", how)
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        write(made(edition, index="new", persons="new"), output)
    found = snapshot(output)
    assert (found["index.html"], found["persons.html"]) == (b"new", b"new")
    assert Manifest.read(output) is not None
    assert not list(output.glob(".teitools-*"))
