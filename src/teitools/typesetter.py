"""Sets pages with Typst: the only module that imports typst, so another engine is a change in one place."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import typst

MAIN = "main.typ"
ACCESSIBLE = ("ua-1",)
_NO_GLYPH = "could not be displayed with"

# typst's stub does not know of sources in memory.
_compile: Callable[..., bytes] = typst.compile


@dataclass(frozen=True, slots=True)
class TypesettingError(Exception):
    """The typesetter refused its input; ``message`` says why, ``diagnostic`` shows the place."""

    message: str
    diagnostic: str

    def __str__(self) -> str:
        return f"The PDF could not be set: {self.message}"


def set_pdf(template: str, files: Mapping[str, bytes]) -> bytes:
    """Set a Typst source as PDF/UA-1, the same bytes each time; it can read ``files`` and nothing else.

    Characters that the typesetter's own fonts lack are looked for in those of the machine. Where no font has
    them, the PDF shows an empty box and makes no claim to PDF/UA.
    """
    sources = {MAIN: template.encode(), **files}
    for system_fonts, standards in ((False, ACCESSIBLE), (True, ACCESSIBLE), (True, ())):
        try:
            return _compiled(sources, system_fonts, standards)
        except typst.TypstError as error:
            failure = TypesettingError(error.message, error.diagnostic)
            if _NO_GLYPH not in error.message:
                break
    raise failure


def _compiled(sources: Mapping[str, bytes], system_fonts: bool, standards: tuple[str, ...]) -> bytes:
    with tempfile.TemporaryDirectory() as empty:
        return _compile(
            dict(sources),
            format="pdf",
            root=empty,
            package_path=empty,
            package_cache_path=empty,
            font_paths=_fonts(system_fonts),
            ignore_system_fonts=not system_fonts,
            pdf_standards=list(standards),
            timestamp=0,
        )


@cache
def _fonts(system_fonts: bool) -> typst.Fonts:
    """The fonts in typst's wheel, with those of the machine where asked for; looked for once a process."""
    return typst.Fonts(include_system_fonts=system_fonts)
