"""What a pointer points to: inside the file, in another file of the edition, or through a ``prefixDef``."""

import re
from functools import lru_cache
from pathlib import Path
from stat import S_ISLNK
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from teitools.diagnostics.nearest import Names, did_you_mean
from teitools.edition.ids import ids
from teitools.edition.model import Document, Edition, kept
from teitools.edition.parsing import parse_xml
from teitools.edition.prefixes import Prefix, named, prefixes

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.S)
_SCHEMES = """
    http https mailto ftp ftps sftp urn doi hdl ark info tag tel sip geo data isbn issn pmid orcid tei simple
"""
_WORD = re.compile(r"[\w-]+")
_OTHER_FILES = 8
_OUTSIDE = Path()
"""Stands for all paths that lead out of an edition."""
_ELSEWHERE = frozenset(_SCHEMES.split())
"""Schemes of addresses outside any edition: they are left alone."""


class Target(NamedTuple):
    """What a pointer points to: an element, or a whole file where ``element`` is None."""

    document: Document | None
    element: etree._Element | None


class External:
    """A web address, a mailbox, an XPointer expression: not for us to resolve."""


class Broken(NamedTuple):
    """A pointer to nothing, and the message that says why.

    ``cause`` names what many pointers of a file may need alike: a file that is not there, a prefix.
    ``right`` is the pointer that is meant, where that is certain.
    """

    code: str
    rule: str
    message: str
    cause: str = ""
    right: str = ""


Resolution = Target | External | Broken


def resolve(edition: Edition, document: Document, pointer: str) -> tuple[Document, etree._Element] | None:
    """Return the document and the element that one pointer means, or None."""
    target = follow(edition, document, pointer)
    if isinstance(target, Target) and target.document and target.element is not None:
        return target.document, target.element
    return None


def follow(edition: Edition, document: Document, pointer: str) -> Resolution:
    """Follow one pointer from a document; where it leads nowhere, say why."""
    return _links(edition).follow(document, pointer)


@kept
def _links(edition: Edition) -> "_Links":
    everywhere = [prefix for document in edition.files for prefix in prefixes(document)]
    return _Links(edition.root.resolve(), {file.path.resolve(): file for file in edition.files}, everywhere)


class _Links:
    """The files and prefixes of an edition. A file it does not list is read when a pointer needs it."""

    def __init__(self, root: Path, files: dict[Path, Document], everywhere: list[Prefix]) -> None:
        self.root, self.files, self.everywhere = root, files, everywhere
        self.unlisted: dict[Path, Document | None] = {}
        self.declared: dict[tuple[Document, str], list[Prefix]] = {}
        self.paths: dict[tuple[Document, str], Path | None] = {}
        self.registers: dict[tuple[Document, str], Document | None] = {}
        self.folders: dict[Path, Path] = {}
        self.targets: dict[tuple[Document, str], Document | None] = {}

    def follow(self, document: Document, pointer: str) -> Resolution:
        scheme = _SCHEME.fullmatch(pointer) if ":" in pointer else None
        if scheme is None:
            return self._address(document, pointer)
        return self._prefixed(document, pointer, scheme[1], scheme[2])

    def _prefixed(self, document: Document, pointer: str, name: str, rest: str) -> Resolution:
        declared = self._declared(document, name)
        if not declared:
            return self._undeclared(pointer, name, rest)
        if (entry := self._entry(document, declared[0], rest)) is not None:
            return entry
        for prefix in declared:
            if (address := prefix.expand(rest)) is not None:
                return self._expanded(prefix, pointer, address)
        if any(prefix.problem for prefix in declared):
            return External()
        message = f'"{pointer}" does not have the form that the prefixDef of {name}: describes.'
        return Broken("E315", "prefix", message)

    def _declared(self, document: Document, name: str) -> list[Prefix]:
        if (document, name) not in self.declared:
            found = named(name, prefixes(document)) or named(name, self.everywhere)
            self.declared[document, name] = found
        return self.declared[document, name]

    def _entry(self, document: Document, prefix: Prefix, rest: str) -> Target | None:
        """Return the element at once, if a prefix stands for a file of the edition that has this id."""
        if (document, prefix.name) not in self.registers:
            path = self._path(prefix.document, prefix.file) if prefix.file else None
            self.registers[document, prefix.name] = self.files.get(path) if path else None
        register = self.registers[document, prefix.name]
        if register is None or (found := prefix.match(rest)) is None or not found.re.groups:
            return None
        elements = ids(register).get(found[1])
        return Target(register, elements[0]) if elements and "%" not in rest else None

    def _undeclared(self, pointer: str, name: str, rest: str) -> Resolution:
        if name.lower() in _ELSEWHERE:
            return External()
        if name.lower() == "file" or (len(name) == 1 and rest.startswith(("/", "\\"))):
            return _leaves(pointer)
        end = did_you_mean(name, {prefix.name for prefix in self.everywhere}, "{}:")
        return Broken("E314", "prefix", f'"{pointer}": no prefixDef declares {name}{end}', f"{name}:")

    def _expanded(self, prefix: Prefix, pointer: str, address: str) -> Resolution:
        scheme = _SCHEME.fullmatch(address) if ":" in address else None
        if scheme is not None:
            return External() if scheme[1].lower() in _ELSEWHERE else _leaves(address)
        return self._address(prefix.document, address, pointer)

    def _address(self, document: Document, address: str, pointer: str = "") -> Resolution:
        """Follow ``#id``, ``file`` or ``file#id``; ``pointer`` is what the editor wrote for it."""
        file, _, fragment = address.partition("#")
        if address.startswith("//"):
            return External()
        if "(" in fragment:
            return External()
        if not file:
            return self._inside(document, fragment, pointer or address)
        if fragment and (known := self.targets.get((document, file))) is not None:
            return self._inside(known, fragment, pointer or address)
        path = self._path(document, file)
        if path is None:
            return Broken("E312", "file", f'"{pointer or address}" is not the name of a file.')
        if path is _OUTSIDE:
            return _leaves(pointer or address)
        self.targets[document, file] = self._file(path)
        return self._in_file(document, path, fragment, pointer or address)

    def _path(self, document: Document, file: str) -> Path | None:
        """Return what a name means in a document: asked once of the system, for thousands may be alike."""
        if (document, file) not in self.paths:
            path = self._resolved(document.path.parent, file)
            inside = path is None or path.is_relative_to(self.root)
            self.paths[document, file] = path if inside else _OUTSIDE
        return self.paths[document, file]

    def _resolved(self, folder: Path, file: str) -> Path | None:
        """Return the path without links in it, or None where it is no name of a file."""
        path = folder / unquote(file.partition("?")[0])
        try:
            if path.name == ".." or _is_link(path):
                return path.resolve()
            if path.parent not in self.folders:  # Thousands of pointers may lead to a few folders.
                self.folders[path.parent] = path.parent.resolve()
            return self.folders[path.parent] / path.name
        except (OSError, ValueError, RuntimeError):  # a name too long, with a null in it, a link to itself
            return None

    def _in_file(self, document: Document, path: Path, fragment: str, pointer: str) -> Resolution:
        target = self._file(path)
        if target is not None and fragment:
            return self._inside(target, fragment, pointer)
        if path.exists() and not fragment:
            return Target(target, None)
        name = path.relative_to(self.root).as_posix()
        if path.exists():
            return Broken("E312", "file", f'"{pointer}": {name} is no XML file that could hold "{fragment}".')
        if pointer in ids(document):
            right = f"#{pointer}"
            message = f'"{pointer}" names a file: write {right} for the element here.'
            return Broken("E311", "target", message, right=right)
        known = [file.relative_to(self.root).as_posix() for file in self.files]
        meant = did_you_mean(name, known)
        message = f'"{pointer}": there is no file {name}{meant}'
        if meant == "." and _WORD.fullmatch(pointer):
            message = f"{message[:-1]}, and a pointer to what stands in this file begins with #."
        return Broken("E312", "file", message, name)

    def _inside(self, document: Document, fragment: str, pointer: str) -> Resolution:
        if not fragment:
            return Target(document, document.tree.getroot())
        found = ids(document).get(unquote(fragment) if "%" in fragment else fragment)
        if found:
            return Target(document, found[0])
        right = self._in_right_case(document, fragment)
        meant = pointer.removesuffix(fragment) + right if right and pointer.endswith(fragment) else ""
        return Broken("E311", "target", _nowhere(document, fragment, pointer), right=meant)

    def _in_right_case(self, document: Document, fragment: str) -> str:
        """Return the one id of a file of the edition that is spelt so, but for capitals."""
        if document not in self.files.values():
            return ""  # It is not ours, and may change.
        alike = _names(document).but_for_capitals(fragment)
        return alike[0] if len(alike) == 1 else ""

    def _file(self, path: Path) -> Document | None:
        if path in self.files:
            return self.files[path]
        if path not in self.unlisted:
            self.unlisted[path] = self._unlisted(path)
        return self.unlisted[path]

    def _unlisted(self, path: Path) -> Document | None:
        try:
            state = path.stat()
        except OSError:
            return None
        name = path.relative_to(self.root).as_posix()
        return _other_file(path, name, state.st_mtime_ns, state.st_size) if path.is_file() else None


@lru_cache(maxsize=_OTHER_FILES)
def _other_file(path: Path, name: str, _changed: int, _size: int) -> Document | None:
    """Read a file that is not of the edition: once for many documents that point into it."""
    try:
        source = path.read_bytes()
        return Document(path, name, source, parse_xml(source))
    except (OSError, etree.XMLSyntaxError):
        return None


def _is_link(path: Path) -> bool:
    """Whether a path is a link. Raises ``OSError`` and ``ValueError`` where it cannot be one."""
    try:
        return S_ISLNK(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _leaves(pointer: str) -> Broken:
    message = f'"{pointer}" leaves the edition: point to its own files, or to an address on the web.'
    return Broken("E313", "outside", message)


def _nowhere(document: Document, fragment: str, pointer: str) -> str:
    """Say what is not there; the suggestion is written as the editor writes pointers."""
    found = _names(document).nearest(fragment)
    where = "in this file" if pointer.startswith("#") else f"in {document.name}"
    meant = pointer[: len(pointer) - len(fragment)] + found if found and pointer.endswith(fragment) else found
    end = f": did you mean {meant}?" if meant else "."
    return f'"{pointer}" points to nothing {where}{end}'


@kept
def _names(document: Document) -> Names:
    return Names(ids(document))
