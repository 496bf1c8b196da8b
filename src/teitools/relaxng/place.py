"""A piece of a schema: the file it stands in, and what it inherits there."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import cast

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.relaxng.pattern import Pattern
from teitools.relaxng.syntax import RNG, mistake

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


class SchemaError(Exception):
    """A schema that cannot be used: the file, the line (0 for the whole file) and the reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(eq=False)
class Grammar:
    """The definitions of one ``grammar``; a reference is followed when the element around it is opened."""

    outer: "Grammar | None"
    parts: defaultdict[str, list["Place"]] = field(default_factory=lambda: defaultdict(list))
    combined: dict[str, Pattern] = field(default_factory=dict)
    open_names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """A piece of a schema, the file it stands in, and the grammar it belongs to."""

    element: etree._Element
    path: Path
    grammar: "Grammar | None"
    namespace: str = ""
    """The namespace of names for which the file itself says none."""

    def at(self, element: etree._Element) -> "Place":
        return Place(element, self.path, self.grammar, self.namespace)

    def inherited(self, attribute: str, otherwise: str = "") -> str:
        """Return an attribute that holds for all that stands inside (``ns``, ``datatypeLibrary``)."""
        carriers = (each.get(attribute) for each in (self.element, *self.element.iterancestors()))
        return next((value for value in carriers if value is not None), otherwise)

    def ns(self) -> str:
        return self.inherited("ns", self.namespace)

    def included(self, grammar: "Grammar | None") -> "Place":
        """Return the root of the file that ``href`` names."""
        from urllib.parse import unquote, urlsplit

        href = self._resolved(self.element.get("href", "").strip())
        if urlsplit(href).scheme or href.startswith("/"):
            raise self.error(f"{href} is not read: put the file beside the schema.")
        path = self.path.parent / unquote(urlsplit(href).path)
        return Place(root_of(path), path, grammar, self.ns())

    def _resolved(self, href: str) -> str:
        """Return an address as ``xml:base`` means it, beside the schema's file."""
        from urllib.parse import urljoin

        bases = [base for each in self.element.iterancestors() if (base := each.get(_BASE))]
        own = self.element.get(_BASE)
        outermost_first = [*reversed(bases), *([own] if own else []), href]
        return reduce(urljoin, outermost_first)

    def error(self, reason: str) -> SchemaError:
        return SchemaError(self.path, cast("int", self.element.sourceline or 0), reason)

    def kind(self) -> str:
        """Return the name of the element in RELAX NG."""
        return etree.QName(self.element).localname

    def children(self) -> list["Place"]:
        return [self.at(child) for child in self.element.iterchildren(f"{RNG}*")]

    def documentation(self) -> str:
        """Return what the definition of a datatype says of it, not what is said of an attribute."""
        around = self.element.iterancestors(f"{RNG}define", f"{RNG}attribute", f"{RNG}element")
        define = next(around, None)
        if define is None or define.tag != f"{RNG}define":
            return ""
        return " ".join(define.findtext(_DOCUMENTATION, "").split())


def root_of(path: Path) -> etree._Element:
    """Read a file of a schema, in either syntax. Raises ``SchemaError``."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise SchemaError(path, 0, f"It cannot be read: {error.strerror}.") from None
    root = _compact_root(path, source) if _is_compact(path, source) else _xml_root(path, source)
    if found := mistake(root):
        raise SchemaError(path, cast("int", found[0].sourceline or 0), found[1])
    return root


def _is_compact(path: Path, source: bytes) -> bool:
    """Whether a file is in the compact syntax: by its name, unless it begins as XML does."""
    begin = source[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return path.suffix.lower() == ".rnc" and not begin.startswith(b"<")


def _compact_root(path: Path, source: bytes) -> etree._Element:
    from teitools.relaxng.compact import Mistake, read_compact  # most schemas are in XML

    try:
        return read_compact(source)
    except Mistake as error:
        raise SchemaError(path, error.line, error.reason) from None


def _xml_root(path: Path, source: bytes) -> etree._Element:
    try:
        return parse_xml(source).getroot()
    except etree.XMLSyntaxError as error:
        from teitools.edition.faults import fault

        problem = fault(path.name, source, error)
        raise SchemaError(path, problem.line, problem.message) from None
