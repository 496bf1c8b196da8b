"""The fonts that set a text: the typesetter's own, an edition's, those of Python packages, the machine's.

The typesetter's own set Latin, Greek, Cyrillic and Hebrew. The edition's stand in ``theme/fonts/``. Packages
of fonts say so by an entry point of the group ``fontpkg.family`` (``pip install fontpkg-amiri``). Those of
the machine are used only for characters that all these lack: then no other machine makes the same bytes.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.model import text_of
from teitools.edition.repertoire import repertoire
from teitools.typesetter import Fonts, lacking

PACKAGES = "fontpkg.family"


def fonts_for(edition: Edition, characters: frozenset[str]) -> Fonts:
    """The fonts that set these characters: the machine's only where there is no other way."""
    fonts = Fonts((*_own(edition), *_packages()))
    return Fonts(fonts.folders, machine=True) if lacking(characters, fonts) else fonts


def unset_characters(edition: Edition) -> Iterator[Diagnostic]:
    """A finding for each character of a document that no font has, at its first place."""
    for document in edition.documents:
        characters = repertoire(document)
        unset = lacking(characters, fonts_for(edition, characters))
        yield from (_finding(document, character) for character in sorted(unset))


def _finding(document: Document, character: str) -> Diagnostic:
    text = text_of(document)
    place = text.text.find(character)
    line, column = text.place(place) if place >= 0 else (1, 1)
    name = unicodedata.name(character, "a character without a name")
    message = (
        f"No font has {character} (U+{ord(character):04X}, {name}): the PDF shows an empty box. Put a font "
        "for its script into theme/fonts/ of the edition, or install a package (pip install fontpkg-NAME)."
    )
    return Diagnostic(document.name, line, "E491", "fonts", message, Level.WARNING, column)


def _own(edition: Edition) -> tuple[Path, ...]:
    folder = edition.root / "theme" / "fonts"
    return (folder,) if edition.settings.file and folder.is_dir() else ()


@cache
def _packages() -> tuple[Path, ...]:
    """The folders of installed packages of fonts, which need not be imported to be read."""
    names = sorted({point.value.partition(":")[0] for point in entry_points(group=PACKAGES)})
    origins = (spec.origin for name in names if (spec := find_spec(name)) is not None)
    return tuple(Path(origin).parent for origin in origins if origin)
