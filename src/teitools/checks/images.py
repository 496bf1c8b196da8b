"""Images are there under the name that is written, and are described (TEI Guidelines, 12.1 and 15.4)."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from lxml import etree

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.notes import TEI
from teitools.edition.positions import finding, finding_at, positions
from teitools.edition.uses import uses

_PICTURES = (f"{TEI}graphic", f"{TEI}media")
_FIGURE = f"{TEI}figure"
_SOURCE = tuple(f"{TEI}{name}" for name in ("facsimile", "sourceDoc", "teiHeader"))
_DESCRIPTIONS = tuple(f"{TEI}{name}" for name in ("figDesc", "desc"))
_SCHEME = re.compile(r"[A-Za-z][\w.+-]*:|//|#|/|\\")
_BEGINNINGS: tuple[tuple[str, bytes], ...] = (
    ("PNG", rb"\x89PNG\r\n\x1a\n"),
    ("JPEG", rb"\xff\xd8\xff"),
    ("GIF", rb"GIF8[79]a"),
    ("WebP", rb"RIFF....WEBP"),
    ("TIFF", rb"II\*\0|MM\0\*|II\+\0|MM\0\+"),
    ("JPEG 2000", rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"),
    ("AVIF", rb"....ftyp(?:avif|avis|mif1)"),
    ("SVG", rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!DOCTYPE svg|!--)"),
    ("compressed SVG", rb"\x1f\x8b"),
)
_KINDS: Mapping[str, str] = {
    **{".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WebP"},
    **{".tif": "TIFF", ".tiff": "TIFF", ".jp2": "JPEG 2000", ".avif": "AVIF"},
    **{".svg": "SVG", ".svgz": "compressed SVG"},
}
_FOLDERS = 16
_LONGEST = 255
"""Characters of a file's name: no system allows more."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the images of all files that lie in the edition's folder, and the descriptions of figures."""
    for document in edition.files:
        causes = Causes()
        pictures = list(document.tree.iter(*_PICTURES))
        pointing = (*((each, "url") for each in pictures), *_facsimiles(document))
        if pointing:
            root, folder = edition.root.resolve(), document.path.parent.resolve()
            for element, attribute in pointing:
                _check_files(root, folder, document, element, attribute, causes)
        for picture in pictures:
            if _lacks_description(picture):
                causes.add("description", _undescribed, document, picture)
        yield from causes.findings()


def _facsimiles(document: Document) -> list[tuple[etree._Element, str]]:
    return [(element, "facs") for those in uses(document).get("facs", {}).values() for element in those]


def _check_files(
    root: Path, folder: Path, document: Document, element: etree._Element, attribute: str, causes: Causes
) -> None:
    for pointer in (element.get(attribute) or "").split():
        path = _path(root, folder, pointer)
        if path is None:
            continue
        there = _as_named(root, path)
        if there is None:
            continue
        if there != path:
            causes.add(("case", pointer), _other_case, document, element, attribute, pointer, path, there)
        elif problem := _content(path) if _is_inside(root, path) else None:
            causes.add(("content", pointer), _no_image, document, element, attribute, pointer, *problem)


def _path(root: Path, folder: Path, pointer: str) -> Path | None:
    """Return the file in the edition that a pointer in a folder names; its letters' case may be another."""
    if _SCHEME.match(pointer):
        return None
    name = unquote(pointer.partition("#")[0].partition("?")[0])
    if not name or "\0" in name:
        return None
    path = Path(os.path.normpath(folder / name))
    return path if path.is_relative_to(root) and max(map(len, path.parts)) <= _LONGEST else None


def _is_inside(root: Path, path: Path) -> bool:
    """Whether a path is an ordinary file of the edition, not a link that leaves it."""
    try:
        return path.is_file() and path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _as_named(root: Path, path: Path) -> Path | None:
    """Return the path as its folders spell it, or None where it is not there."""
    if path.exists() and not _ignores_case(root):
        return path
    there = root
    for part in path.relative_to(root).parts:
        known = _names_in(there)
        found = part if known.get(part) == part else known.get(part.casefold())
        if found is None:
            return None
        there = there / found
    return there


def _ignores_case(folder: Path) -> bool:
    """Whether a folder is found by its name in other capitals too."""
    other = folder.with_name(folder.name.swapcase())
    try:
        return other != folder and other.samefile(folder)
    except OSError:
        return False


def _names_in(folder: Path) -> Mapping[str, str]:
    """Return the names in a folder, by themselves and by what they are in small letters."""
    try:
        return _names(folder, folder.stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=_FOLDERS)
def _names(folder: Path, _changed: int) -> Mapping[str, str]:
    """Read a folder once for all the files that point into it."""
    names = sorted(entry.name for entry in folder.iterdir())
    return {**{name.casefold(): name for name in names}, **{name: name for name in names}}


def _content(path: Path) -> tuple[str, Level] | None:
    """Return what is wrong with the content of a file whose name says that it is an image."""
    expected = _KINDS.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            beginning = file.read(64)
    except OSError:
        return None
    if not beginning:
        return "is an empty file: copy the image again.", Level.ERROR
    if expected is None:
        return None
    if beginning.startswith(b"version https://git-lfs"):
        return (
            "holds only the name of an image that git keeps elsewhere: fetch it with git lfs pull.",
            Level.ERROR,
        )
    kind = next((kind for kind, begin in _BEGINNINGS if re.match(begin, beginning, re.S)), None)
    if kind is None:
        return f"is not an image, whatever its name says ({path.suffix}): copy the image again.", Level.ERROR
    if kind != expected and "SVG" not in kind + expected:
        return f"is {kind}, and its name says {expected}: give it the right ending.", Level.WARNING
    return None


def _other_case(
    document: Document, element: etree._Element, attribute: str, pointer: str, path: Path, there: Path
) -> Diagnostic:
    written, right = (PurePosixPath(each.as_posix()).parts for each in (path, there))
    parts = {one: other for one, other in zip(written, right, strict=True) if one != other}
    names = re.split("([/?#])", pointer)
    fix = "".join(quote(parts[name]) if (name := unquote(each)) in parts else each for each in names)
    spelt = ", ".join(parts.values())
    message = (
        f'@{attribute} "{pointer}": the file is called {spelt}, in other capitals, and is found on some '
        f"computers only: write {fix}."
    )
    places = positions(document)
    span = places.part(places.value(element, attribute), pointer)
    return finding_at(document, span, "E470", "image-name", message, fix=fix)


def _no_image(
    document: Document, element: etree._Element, attribute: str, pointer: str, problem: str, level: Level
) -> Diagnostic:
    places = positions(document)
    span = places.part(places.value(element, attribute), pointer)
    return finding_at(document, span, "E471", "image", f'@{attribute} "{pointer}" {problem}', level)


def _lacks_description(picture: etree._Element) -> bool:
    """Whether a picture of the text, not of its source, is described nowhere."""
    if next(picture.iterancestors(*_SOURCE), None) is not None:
        return False
    kind = picture.get("mimeType") or "image/*"
    if picture.tag == f"{TEI}media" and not kind.startswith("image/"):
        return False
    figure = next(picture.iterancestors(_FIGURE), None)
    described = [*picture.iterchildren(*_DESCRIPTIONS)]
    described += [] if figure is None else [*figure.iterchildren(*_DESCRIPTIONS)]
    return not any("".join(map(str, each.itertext())).strip() for each in described)


def _undescribed(document: Document, picture: etree._Element) -> Diagnostic:
    message = (
        "This image has no description, so that readers who cannot see it miss it: "
        "say in a <figDesc> what it shows."
    )
    figure = next(picture.iterancestors(_FIGURE), None)
    place = picture if figure is None else figure
    return finding(document, place, "E472", "image-description", message, level=Level.INFO)
