"""A new edition: a project file, a text to begin with and two registers.

None of teitools' own files is copied.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from teitools.exchange import exchange

SKELETON = Path(__file__).with_name("skeleton")
"""The files of a new edition; ``{title}``, ``{author}`` and the like stand for what is said of it."""


class ExistingError(Exception):
    """Files of somebody's stand where the new edition's would."""

    def __init__(self, files: list[str]) -> None:
        super().__init__(", ".join(files))
        self.files = files


def new_edition(folder: Path, title: str, author: str, day: date) -> list[Path]:
    """Write the files of a new edition into a folder, and return their paths. Raises ``ExistingError``."""
    texts = skeleton(title, author, day)
    standing = [name for name in texts if (folder / name).exists()]
    if standing:
        raise ExistingError(standing)
    exchange(folder, {name: text.encode() for name, text in texts.items()}, ())
    return [folder / name for name in texts]


def skeleton(title: str, author: str, day: date) -> dict[str, str]:
    """The texts of the files, by name."""
    said = {"title": title, "author": author, "day": day.isoformat(), "date": f"{day.day} {day:%B %Y}"}
    files = sorted(path for path in SKELETON.rglob("*") if path.suffix in (".toml", ".xml"))
    return {path.relative_to(SKELETON).as_posix(): _filled(path, said) for path in files}


def _filled(path: Path, said: dict[str, str]) -> str:
    """Return a file with what is said put in, escaped as XML or as TOML wants it."""
    escaped: Callable[[str], str] = (
        escape if path.suffix == ".xml" else partial(json.dumps, ensure_ascii=False)
    )
    return re.sub(r"\{(\w+)\}", lambda found: escaped(said[found[1]]), path.read_text("utf-8"))
