"""Names of documents: what they are cited by and their pages are called, on every system alike."""

import re
import unicodedata
from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

_LONGEST = 80
"""Characters: file systems allow 255 bytes, of which a letter may take four and endings some."""
_UNSAFE = re.compile(r"[^\w.-]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.I)
"""Names that Windows keeps for its devices, whatever their ending."""


def ids_of(wanted: Mapping[Path, str]) -> dict[Path, str]:
    """Return a name for each file. None is another's in other capitals: the second ends in ``-2``."""
    taken: set[str] = set()
    names: dict[Path, str] = {}
    for path, name in wanted.items():
        safe = file_name(name)
        numbered = chain([safe], (f"{safe}-{number}" for number in count(2)))
        names[path] = next(each for each in numbered if each.casefold() not in taken)
        taken.add(names[path].casefold())
    return names


def page_file(name: str, known: set[str]) -> str:
    """Return a page of this name, or with a number, that is not among the ``known``, and add it to them."""
    number, file = 1, f"{name}.html"
    while file.casefold() in known:
        number += 1
        file = f"{name}-{number}.html"
    known.add(file.casefold())
    return file


def file_name(text: str) -> str:
    """Return a text as a file's name without its ending: letters, digits, ``.``, ``_`` and ``-``."""
    plain = unicodedata.normalize("NFC", text)
    name = _UNSAFE.sub("-", plain).strip("-.") or "text"
    name = f"text-{name}" if _DEVICE.match(name) else name
    if len(name) <= _LONGEST:
        return name
    import hashlib  # few names are so long

    digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST - 9].rstrip('-.')}-{digest}"
