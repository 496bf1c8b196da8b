"""A file is the old one or the new one, whatever happens while it is written."""

import os
import stat
from pathlib import Path

import pytest

from teitools.editing.change import Change, ChangedError
from teitools.editing.splice import Splice

OLD, NEW = b"<p>x</p>", b"<ab>x</ab>"
SPLICES = (Splice(1, 2, b"ab"), Splice(6, 7, b"ab"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ä b.xml"
    path.write_bytes(OLD)
    return path


def test_the_splices_are_written(file: Path) -> None:
    Change.of(file, OLD, SPLICES, 1).write()
    assert file.read_bytes() == NEW
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_permissions_stay(mode: int, file: Path) -> None:
    file.chmod(mode)
    Change.of(file, OLD, SPLICES, 1).write()
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.xml"
    link.symlink_to(file)
    Change.of(link, OLD, SPLICES, 1).write()
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert list(folder.iterdir()) == [link]


def test_what_somebody_else_has_written_is_not_overwritten(file: Path) -> None:
    file.write_bytes(b"<p>y</p>")
    with pytest.raises(ChangedError) as raised:
        Change.of(file, OLD, SPLICES, 1).write()
    assert raised.value.strerror == "it has changed since it was read"
    assert file.read_bytes() == b"<p>y</p>"


def test_a_file_that_may_not_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # a superuser may write everything
    with pytest.raises(PermissionError) as raised:
        Change.of(file, OLD, SPLICES, 1).write()
    assert raised.value.strerror == "it may not be written"
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_crash_leaves_the_old_file(step: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, crash)
    with pytest.raises(KeyboardInterrupt):
        Change.of(file, OLD, SPLICES, 1).write()
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]
