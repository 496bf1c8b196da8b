"""The Typst templates: one for each kind of text, and the parts that they share.

An edition's own files in ``theme/print/`` stand for ours of the same name, and add templates under new names.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from teitools.edition import Edition
from teitools.publish.own import own_paths
from teitools.resources import resource

FOLDER = "print"
"""The folder of templates: in ``theme/`` of teitools and of an edition, and in the output."""


def templates(edition: Edition) -> Mapping[str, bytes]:
    """The templates that an edition is set with, by their paths in the output: ``print/article.typ``."""
    here = edition.root / "theme" / FOLDER
    return ours() | _read(path for path in own_paths(edition) if path.parent == here)


@cache
def ours() -> dict[str, bytes]:
    return _read(resource(f"theme/{FOLDER}").iterdir())


def _read(files: Iterable[Path]) -> dict[str, bytes]:
    return {f"{FOLDER}/{file.name}": file.read_bytes() for file in sorted(files) if file.suffix == ".typ"}
