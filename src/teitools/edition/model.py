"""The edition as a value: its files as trees, and the table of everything that can be pointed at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition.encoding import SourceText, source_text


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Document:
    """One TEI file: ``name`` is its path from the edition's folder, with ``/`` on every system."""

    path: Path
    name: str
    source: bytes
    tree: etree._ElementTree
    known: dict[object, Any] = field(default_factory=dict, repr=False)
    """What has been made of the document: it is kept in it, and forgotten with it."""
    id: str = ""
    """The name under which readers cite the document, by default the file's name without its ending."""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.path.stem)


class Ignored(NamedTuple):
    """Findings that an edition does not want to hear of, by codes or rules, in some files or all; and why."""

    names: tuple[str, ...]
    files: tuple[str, ...]
    """Patterns of names from the edition's folder; none means all files."""
    reason: str
    place: tuple[int, int] = (0, 0)
    """Line and column of the reason in ``edition.toml``, from 1."""


class Wanted(NamedTuple):
    """Which findings an edition wants, and which of them count; ``baseline`` is the file of known ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[Ignored, ...] = ()
    strict: bool = False
    baseline: Path | None = None


class Publication(NamedTuple):
    """How an edition is published: whether its pages begin at divisions, and at those of which types.

    Without types they begin at the outermost divisions.
    """

    by_division: bool = False
    divisions: tuple[str, ...] = ()


OUTPUTS = ("html", "print", "pdf", "epub", "text", "data", "tei")
"""What can be made of an edition."""


class Settings(NamedTuple):
    """What ``edition.toml`` says, defaults filled in. Paths are absolute and inside the edition's folder.

    ``schema`` is None where there is nothing to say how the files should be structured: a TEI file without
    an ``edition.toml``. ``file`` is the ``edition.toml`` itself.
    """

    title: str
    schema: Path | None
    schematron: tuple[Path, ...]
    stylesheets: Mapping[str, Path]
    outputs: tuple[str, ...]
    documents: tuple[Path, ...] = ()
    registers: tuple[Path, ...] = ()
    file: Path | None = None
    template: str = ""
    """The name of the template that sets every document for print; empty where the kind of text decides."""
    further_schemas: tuple[Path, ...] = ()
    """Schemas that a file that stands alone must agree with too."""
    rules: bool = True
    """Whether rules are applied: those of ``schematron``, and those inside the schemas."""
    wanted: Wanted = Wanted()
    publication: Publication = Publication()
    parameters: Mapping[str, str | int | bool] = MappingProxyType({})
    """Values for the parameters of the stylesheets, by name: see ``teitools.parameters``."""
    labels: Mapping[str, str] = MappingProxyType({})
    """The edition's own words for what pages and print say of themselves."""


def default_settings(title: str = "", documents: tuple[Path, ...] = ()) -> Settings:
    """Return the settings of a TEI file that stands alone: no schema, every output."""
    return Settings(title, None, (), {}, OUTPUTS, documents)


_UNREAD = frozenset({"E001", "E002", "E003", "E004", "E005", "E010", "E013"})
"""The codes of what keeps a file from being read."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """An edition read once: ``documents`` are published, ``registers`` hold the entries they point to.

    ``diagnostics`` are what reading found: files that are missing, not well-formed or not TEI, and wrong
    keys in ``edition.toml``.
    """

    root: Path
    settings: Settings
    documents: tuple[Document, ...]
    registers: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    known: dict[object, Any] = field(default_factory=dict, repr=False)
    """What has been made of the edition: it is kept in it, and forgotten with it."""

    @property
    def files(self) -> tuple[Document, ...]:
        """Documents and registers, in the order of ``edition.toml``."""
        return self.documents + self.registers

    @property
    def complete(self) -> bool:
        """Whether every file could be read: if not, what others say of a missing one cannot be judged."""
        return not any(each.code in _UNREAD and each.level is Level.ERROR for each in self.diagnostics)

    def name_of(self, path: Path) -> str:
        """Return a path as diagnostics name it: from the edition's folder, where it lies inside."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


Subject = TypeVar("Subject", Document, Edition)
Made = TypeVar("Made")


def kept(make: Callable[[Subject], Made]) -> Callable[[Subject], Made]:
    """Keep what a function makes of a document or an edition in that document or edition."""

    @wraps(make)
    def look_up(subject: Subject) -> Made:
        if make not in subject.known:
            subject.known[make] = make(subject)
        made: Made = subject.known[make]
        return made

    return look_up


@kept
def text_of(document: Document) -> SourceText:
    """Return the characters of a document's file."""
    return source_text(document.source)


@kept
def utf8_of(document: Document) -> bytes:
    """Return the characters of a document's file in UTF-8, in which most files are; it is searched fast."""
    source = text_of(document)
    if source.codec == "utf-8":
        return document.source[source.mark :]
    return source.text.encode("utf-8", "replace")
