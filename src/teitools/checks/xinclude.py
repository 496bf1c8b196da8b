"""What an ``xi:include`` stands for is not read, and so not published (XInclude 1.1, 3.1)."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.model import utf8_of
from teitools.edition.notes import TEI
from teitools.edition.parsing import parse_xml
from teitools.edition.positions import finding

_XI = "{http://www.w3.org/2001/XInclude}"
_INCLUDE, _FALLBACK = f"{_XI}include", f"{_XI}fallback"
_MANY = 200
"""A circle of more files than this is not looked for."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the inclusions of all files."""
    including = [document for document in edition.files if b"XInclude" in utf8_of(document)]
    if including:
        included = _Included(edition.root.resolve())
        for document in including:
            yield from (_finding(included, document, each) for each in document.tree.iter(_INCLUDE))


def _finding(included: "_Included", document: Document, include: etree._Element) -> Diagnostic:
    for attribute, wrong in (("parse", _parse(include)), ("href", _href(included, document, include))):
        if wrong:
            there = attribute if include.get(attribute) is not None else None
            return finding(document, include, "E476", "xinclude", wrong, attribute=there)
    in_header = next(include.iterancestors(f"{TEI}teiHeader"), None) is not None
    level = Level.WARNING if in_header else Level.ERROR
    return finding(document, include, "E475", "xinclude", _unread(include), level=level)


def _unread(include: etree._Element) -> str:
    """Say what a reader of the publication will miss."""
    held = f"what {include.get('href')} holds" if include.get("href") else "what it stands for"
    lacks = f"{held} is missing from the publication"
    if include.find(_FALLBACK) is not None:
        lacks = f"the publication shows its xi:fallback instead of {held}"
    return f"xi:include is not followed, so that {lacks}: put the text itself here."


def _parse(include: etree._Element) -> str | None:
    parse = include.get("parse", "xml")
    if parse not in ("xml", "text"):
        return f'@parse of xi:include is "xml" or "text", not "{parse}".'
    if parse == "text" and include.get("xpointer") is not None:
        return 'An xi:include with parse="text" takes the whole file: it may have no xpointer.'
    return None


def _href(included: "_Included", document: Document, include: etree._Element) -> str | None:
    href = include.get("href", "")
    if not href:
        return None if include.get("xpointer") else "This xi:include names no file: give it a href."
    try:
        address = urlsplit(href)
    except ValueError:
        return f'"{href}" is not an address.'
    if address.fragment:
        return f'"{href}" names a part of a file with #, which xi:include does with xpointer: move it there.'
    if address.scheme or address.netloc:
        return None
    return _file(included, document, include, href)


def _file(included: "_Included", document: Document, include: etree._Element, href: str) -> str | None:
    here, path = document.path.resolve(), included.path(document.path, href)
    if path is None:
        return f'"{href}" leaves the edition: only files in its folder can be included.'
    if not path.is_file():
        name = path.relative_to(included.root).as_posix()
        return f'"{href}": there is no file {name}, so that nothing can be put here.'
    if _is_whole(include) and included.leads(path, here):
        what = "itself" if path == here else "a file that includes this one again"
        return f'"{href}" is {what}: files that include one another have no end.'
    return None


def _is_whole(include: etree._Element) -> bool:
    """Whether a whole XML file is meant."""
    return include.get("parse", "xml") == "xml" and include.get("xpointer") is None


class _Included:
    """The files that files in a folder include as a whole; each is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known: dict[Path, tuple[Path, ...]] = {}

    def path(self, file: Path, href: str) -> Path | None:
        """Return the file in the folder that an address in another means."""
        try:
            path = (file.parent / unquote(href)).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        return path if path.is_relative_to(self.root) else None

    def leads(self, start: Path, wanted: Path) -> bool:
        """Whether a file is another, or includes it, itself or through others."""
        seen: set[Path] = set()
        waiting = [start]
        while waiting and len(seen) < _MANY:
            path = waiting.pop()
            if path == wanted:
                return True
            if path not in seen:
                seen.add(path)
                waiting += self._in(path)
        return False

    def _in(self, path: Path) -> tuple[Path, ...]:
        if path not in self.known:
            self.known[path] = tuple(self._read(path))
        return self.known[path]

    def _read(self, path: Path) -> Iterator[Path]:
        try:
            tree = parse_xml(path.read_bytes() if path.is_file() else b"")
        except (OSError, etree.XMLSyntaxError):
            return
        for include in tree.iter(_INCLUDE):
            included = self.path(path, include.get("href") or "") if _is_whole(include) else None
            if included is not None:
                yield included
