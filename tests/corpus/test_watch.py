"""Waiting for files to change."""

import os
from collections.abc import Callable
from pathlib import Path

from teitools.corpus.watch import changes


def write(path: Path, text: str, nanoseconds: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(nanoseconds, nanoseconds))


def test_what_changes_comes_and_goes_is_told_once_it_rests(tmp_path: Path) -> None:
    old, new, gone = (tmp_path / f"{name}.xml" for name in ("old", "new", "gone"))
    write(old, "1", 1)
    write(gone, "1", 1)
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: write(old, "12", 2),
        lambda: (write(old, "123", 3), write(new, "1", 1), gone.unlink()),
        lambda: None,
        lambda: write(new, "2", 5),
        lambda: None,
    ]
    looks = changes(lambda: tmp_path.glob("*.xml"), wait=lambda: steps.pop(0)())  # type: ignore[arg-type,return-value]
    assert next(looks) == {old, new, gone}
    assert next(looks) == {new}
    assert steps == []
