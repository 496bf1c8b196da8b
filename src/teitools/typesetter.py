"""Sets pages with Typst: the only module that imports typst, so another engine is a change in one place."""

import json
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import typst

T = TypeVar("T")

MAIN = "main.typ"
STANDARDS = ("a-3u", "ua-1")
_NO_GLYPH = "could not be displayed with"

# typst's stub does not know of sources in memory.
_compile: Callable[..., bytes] = typst.compile
_evaluate: Callable[..., str] = typst.eval


class TypesettingError(Exception):
    """The typesetter refused its input; ``message`` says why, ``diagnostic`` shows the place."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(f"The PDF could not be set: {message}")
        self.message, self.diagnostic = message, diagnostic


def set_pdf(template: str, files: Mapping[str, bytes]) -> bytes:
    """Set a Typst source as PDF/A-3u and PDF/UA-1, the same bytes each time.

    It reads ``files`` and nothing else. Characters that the typesetter's own fonts lack are looked for in
    those of the machine. Where no font has them, the PDF shows an empty box and claims neither standard.
    """
    for system_fonts, standards in ((False, STANDARDS), (True, STANDARDS), (True, ())):
        try:
            settings = {"format": "pdf", "pdf_standards": list(standards), "timestamp": 0}
            return _run(_compile, template, files, system_fonts, **settings)
        except TypesettingError as error:
            failure = error
            if _NO_GLYPH not in error.message:
                break
    raise failure


def measure(template: str, files: Mapping[str, bytes], expression: str) -> Any:
    """What an expression of the template's says of the pages as they are set, as JSON has it."""
    return json.loads(_run(_evaluate, template, files, False, expression=expression))


def _run(
    engine: Callable[..., T], template: str, files: Mapping[str, bytes], system_fonts: bool, **settings: Any
) -> T:
    with tempfile.TemporaryDirectory() as empty:
        try:
            return engine(
                {MAIN: template.encode(), **files},
                root=empty,
                package_path=empty,
                package_cache_path=empty,
                font_paths=_fonts(system_fonts),
                ignore_system_fonts=not system_fonts,
                **settings,
            )
        except RuntimeError as error:  # typst.TypstError, and what evaluating raises
            message = str(getattr(error, "message", error))
            raise TypesettingError(message, str(getattr(error, "diagnostic", error))) from None


@cache
def _fonts(system_fonts: bool) -> typst.Fonts:
    """The fonts in typst's wheel, with those of the machine where asked for; looked for once a process."""
    return typst.Fonts(include_system_fonts=system_fonts)
