"""Sets pages with Typst: the only module that imports typst, so another engine is a change in one place."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import typst

T = TypeVar("T")

MAIN = "main.typ"
STANDARDS = ("a-3u", "ua-1")
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed with', re.DOTALL)
ENOUGH = 64
"""So many characters that no font has are looked for."""

# typst's stub does not know of sources in memory.
_compile: Callable[..., bytes] = typst.compile
_evaluate: Callable[..., str] = typst.eval


class TypesettingError(Exception):
    """The typesetter refused its input: why, and in which file, line and column, where it tells."""

    def __init__(self, message: str, file: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(f"The PDF could not be set: {message}")
        self.message, self.file, self.line, self.column = message, file, line, column


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where fonts are found beside the typesetter's own: in folders, and on the machine."""

    folders: tuple[Path, ...] = ()
    machine: bool = False


OWN_FONTS = Fonts()


def set_pdf(template: str, files: Mapping[str, bytes], fonts: Fonts = OWN_FONTS) -> bytes:
    """Set a Typst source as PDF/A-3u and PDF/UA-1, the same bytes each time; it reads ``files`` alone.

    Where no font has a character, the PDF shows an empty box for it and claims neither standard.
    """
    try:
        return _pdf(template, files, fonts, STANDARDS)
    except TypesettingError as error:
        if _NO_GLYPH.search(error.message) is None:
            raise
        return _pdf(template, files, fonts, ())


def _pdf(template: str, files: Mapping[str, bytes], fonts: Fonts, standards: tuple[str, ...]) -> bytes:
    return _run(_compile, template, files, fonts, format="pdf", pdf_standards=list(standards), timestamp=0)


def measure(template: str, files: Mapping[str, bytes], expression: str, fonts: Fonts = OWN_FONTS) -> Any:
    """What an expression of the template's says of the pages as they are set, as JSON has it."""
    return json.loads(_run(_evaluate, template, files, fonts, expression=expression))


@lru_cache(maxsize=256)
def lacking(characters: frozenset[str], fonts: Fonts) -> frozenset[str]:
    """The characters that no font has; of very many, the first.

    The typesetter names one at a time, so a page that holds each of them is set until it finds no more.
    """
    left = sorted(character for character in characters if unicodedata.category(character) not in _UNSEEN)
    found: set[str] = set()
    while left and len(found) < ENOUGH:
        try:
            _pdf(_PAGE + "\n\n".join(f'#"{_shown(character)}"' for character in left), {}, fonts, ("ua-1",))
            break
        except TypesettingError as error:
            named = _NO_GLYPH.search(error.message)
            new = set(_unescaped(named[1])) & set(left) if named else set()
            if not new:
                break
            found |= new
            left = [character for character in left if character not in new]
    return frozenset(found)


@lru_cache(maxsize=1024)
def can_show(path: str, content: bytes) -> bool:
    """Whether an image is whole and of a kind that the typesetter knows."""
    name = "image" + PurePosixPath(path).suffix
    try:
        _pdf(f'{_PAGE}#image("{name}", alt: "a")', {name: content}, OWN_FONTS, STANDARDS)
    except TypesettingError:
        return False
    return True


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs", "Zs", "Zl", "Zp"})
_PAGE = """\
#set document(title: "a", date: datetime(year: 2000, month: 1, day: 1))
#set page(width: auto, height: auto)
"""


def _shown(character: str) -> str:
    """A character as Typst's strings have it; a mark stands on a letter."""
    base = "a" if unicodedata.category(character).startswith("M") else ""
    return f"{base}\\u{{{ord(character):x}}}"


def _unescaped(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), text)


def _run(
    engine: Callable[..., T], template: str, files: Mapping[str, bytes], fonts: Fonts, **settings: Any
) -> T:
    texts = {path: content for path, content in files.items() if _is_text(content)}
    with tempfile.TemporaryDirectory() as root, tempfile.TemporaryDirectory() as empty:
        for path in files.keys() - texts.keys():
            _write(Path(root, path), files[path])
        try:
            return engine(
                {MAIN: template.encode(), **texts},
                root=root,
                package_path=empty,
                package_cache_path=empty,
                font_paths=_found(fonts),
                ignore_system_fonts=not fonts.machine,
                **settings,
            )
        except RuntimeError as error:  # typst.TypstError, and what evaluating raises
            message = str(getattr(error, "message", error))
            raise TypesettingError(message, *_place(str(getattr(error, "diagnostic", "")), files)) from None


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    """Typst holds texts in memory; other files it reads from its root."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _place(diagnostic: str, files: Mapping[str, bytes]) -> tuple[str, int, int]:
    """The file, line and column that the typesetter's own report names first; its columns count from 0."""
    for line in diagnostic.splitlines():
        for file in files:
            if place := re.search(rf"/{re.escape(file)}:(\d+):(\d+)$", line):
                return file, int(place[1]), int(place[2]) + 1
    return "", 0, 0


@cache
def _found(fonts: Fonts) -> typst.Fonts:
    """The fonts in typst's wheel, with those of the places asked for; looked for once a process."""
    return typst.Fonts(include_system_fonts=fonts.machine, font_paths=[str(path) for path in fonts.folders])
