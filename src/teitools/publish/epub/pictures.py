"""Images of an e-book: those that every reading system shows; EPUB 3.3, 3.2."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teitools.publish.epub.chapter import HTML, Chapter
from teitools.publish.images import KINDS

IMG, SPAN = f"{HTML}img", f"{HTML}span"

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF8", "image/gif", "gif"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of the book and its media type, which is what the file is, whatever it was called."""

    file: str
    media_type: str
    content: bytes


def place_pictures(chapters: Iterable[Chapter], images: Mapping[str, Path]) -> list[Picture]:
    """Let chapters show their images by their names in the book; return these.

    ``images`` are by their paths on the site. In the place of what cannot be shown stands its description.
    """
    found: dict[str, Picture | None] = {}
    for chapter in chapters:
        for img in list(chapter.root.iter(IMG)):
            path = unquote(img.get("src", ""))
            if path not in found:
                found[path] = _picture(len(found) + 1, path, images)
            if (picture := found[path]) is not None:
                img.set("src", picture.file)
            else:
                _describe(img)
    return [picture for picture in found.values() if picture is not None]


def is_described(img: etree._Element) -> bool:
    """Whether an image has a description; where the document has none, stylesheets give its address."""
    alternative = img.get("alt", "").strip()
    return bool(alternative) and not alternative.lower().endswith(tuple(KINDS))


def _picture(number: int, path: str, images: Mapping[str, Path]) -> Picture | None:
    if (file := images.get(path)) is None:
        return None
    content = file.read_bytes()
    media_type, ending = _type_of(path, content)
    return Picture(f"image-{number}.{ending}", media_type, content) if ending else None


def _type_of(path: str, content: bytes) -> tuple[str, str]:
    if path.endswith(".svg"):
        return "image/svg+xml", "svg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp", "webp"
    for beginning, media_type, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type, ending
    return "", ""


def _describe(img: etree._Element) -> None:
    """Make of an image the description of it: it keeps its id and what describes it to those who hear it."""
    text = img.get("alt", "")
    img.tag = SPAN
    for name in ("src", "alt"):
        img.attrib.pop(name, "")
    img.set("class", "image")
    img.set("data-generated", "")
    img.text = f"[{text}]"
