"""The Typst templates: one for each kind of text, and the parts that they share.

An edition's own files in ``theme/print/`` stand for ours of the same name, and add templates under new names.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from teitools.edition import Edition
from teitools.resources import resource

FOLDER = "print"
"""The folder of templates: in ``theme/`` of teitools and of an edition, and in the output."""


def templates(edition: Edition) -> Mapping[str, bytes]:
    """The templates that an edition is set with, by their paths in the output: ``print/article.typ``."""
    own = edition.root / "theme" / FOLDER
    return ours() | _read(own) if own.is_dir() else ours()


@cache
def ours() -> dict[str, bytes]:
    return _read(resource(f"theme/{FOLDER}"))


def _read(folder: Path) -> dict[str, bytes]:
    return {f"{FOLDER}/{file.name}": file.read_bytes() for file in sorted(folder.glob("*.typ"))}
