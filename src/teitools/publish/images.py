"""Images of the edition: which files a document shows, and what they are called on the site.

Only files inside the edition's folder are shown, of kinds that browsers know; what else is named stays a
description or a link. Nothing is asked of another host. TEI Guidelines, 15.4 and 12.1.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teitools.edition import Document, Edition
from teitools.edition.addresses import IMAGE
from teitools.edition.naming import file_name
from teitools.publish.drawing import is_only_shown

FOLDER = "images"
KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
_ELSEWHERE = re.compile(r"[A-Za-z][\w.+-]*:|//|/|\\\\")


def images_of(edition: Edition, document: Document) -> dict[str, str]:
    """Return the images that a document names and that can be shown, each with its path in the edition."""
    found = {url: _file(edition.root, document.path.parent, url) for url in _urls(document.tree)}
    return {url: path.relative_to(edition.root).as_posix() for url, path in found.items() if path}


def site_paths(files: Iterable[str]) -> dict[str, str]:
    """Return where each image of the edition stands on the site; no two are the same but for capitals."""
    taken: set[str] = set()
    paths: dict[str, str] = {}
    for file in sorted(set(files)):
        path = _safe(file)
        stem, dot, ending = path.rpartition(".")
        numbered = (path, *(f"{stem}-{number}{dot}{ending}" for number in range(2, len(paths) + 3)))
        paths[file] = next(each for each in numbered if each.casefold() not in taken)
        taken.add(paths[file].casefold())
    return paths


def place_images(tree: etree._ElementTree, paths: Mapping[str, str]) -> None:
    """Say in an addressed tree where the images stand on the site, which are given by their ``@url``."""
    for element in tree.iter(etree.Element):
        if (path := paths.get(element.get("url", ""))) is not None:
            element.set(IMAGE, path)


def _urls(tree: etree._ElementTree) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        if url := element.get("url"):
            yield url


def _file(root: Path, folder: Path, url: str) -> Path | None:
    if _ELSEWHERE.match(url):
        return None
    name = unquote(url.partition("#")[0].partition("?")[0])
    try:
        path = (folder / name).resolve()
        if path.suffix.lower() not in KINDS or not path.is_relative_to(root) or not path.is_file():
            return None
        state = path.stat()
    except (OSError, ValueError, RuntimeError):  # a name too long, with a null in it, a link to itself
        return None
    return path if _is_harmless(path, state.st_mtime_ns) else None


@lru_cache(maxsize=1024)
def _is_harmless(path: Path, _changed: int) -> bool:
    """Whether an image only shows itself: an SVG, opened alone, could run scripts and load other files."""
    return path.suffix.lower() != ".svg" or is_only_shown(path.read_bytes())


def _safe(file: str) -> str:
    """A path below the folder of images, safe on every system."""
    *folders, name = file.split("/")
    stem, _, ending = name.rpartition(".")
    folders = folders[1:] if folders[:1] == [FOLDER] else folders
    return "/".join((FOLDER, *map(file_name, folders), f"{file_name(stem)}.{ending.lower()}"))
