"""The files of a schema, read as they stand: no part is moved, so each keeps its line and its prefixes.

Inclusions are followed where the parts of a schema are looked at (ISO 19757-3, 5.4.3 and 5.4.4).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition.model import Document
from teitools.edition.parsing import parse_xml
from teitools.schematron.problem import SchemaError
from teitools.schematron.variables import filled, renamed

SCH = "{http://purl.oclc.org/dsdl/schematron}"
EARLIER = "{http://www.ascc.net/xml/schematron}"
SQF = "{http://www.schematron-quickfix.com/validator/process}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DEEPEST = 16
"""Inclusions inside inclusions beyond this are taken for a circle."""
MOST = 1_000
"""How many files may be included in all: a file that includes another twice doubles what there is."""


class Files:
    """The files of one schema. Nothing outside the folder of the first is read, and each is read once."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent.resolve()
        self._read: dict[Path, File] = {}
        self._included = 0

    def read(self, path: Path) -> "File":
        """Return a file. Raises ``SchemaError`` where it is missing or not well-formed."""
        if path not in self._read:
            self._read[path] = File(self, path, *_parsed(path))
        return self._read[path]

    def included(self, link: "Part") -> "Part":
        """Return the element that ``@href`` of an inclusion names. Raises ``SchemaError``."""
        href = link.get("href") or ""
        address = urlsplit(href)
        target = (link.file.path.parent / unquote(address.path)).resolve()
        self._included += 1
        if link.depth > DEEPEST or self._included > MOST:
            raise link.problem(
                "the schema includes itself in a circle: take one of the inclusions out", "href"
            )
        if address.scheme or address.netloc or not target.is_relative_to(self._folder):
            reason = f'"{href}" lies outside the folder of the schema and is not included: put it beside it'
            raise link.problem(reason, "href")
        if not target.is_file():
            raise link.problem(
                f'there is no file "{href}": put it beside the schema, or mend the address', "href"
            )
        root = replace(self.read(target).part, depth=link.depth + 1)
        return root.named(address.fragment, link) if address.fragment else root


@dataclass(frozen=True, eq=False)
class File:
    """One file: its tree, all in the one namespace of Schematron, and what its places are told by."""

    files: Files = field(repr=False)
    path: Path
    root: etree._Element
    document: Document | None = field(repr=False, default=None)

    @property
    def part(self) -> "Part":
        """The root element."""
        return Part(self.root, self)

    @cached_property
    def declared(self) -> Mapping[str, str]:
        """The prefixes that ``ns`` elements of the file declare."""
        found = self.root.iter(SCH + "ns")
        return {ns.get("prefix", ""): ns.get("uri", "") for ns in found if ns.get("prefix")}

    def place(self, element: etree._Element, attribute: str = "") -> tuple[int, int]:
        """Return the line and column of an element, or of the value of its attribute."""
        if self.document is None:
            return element.sourceline or 0, 0  # type: ignore[return-value]
        from teitools.edition.positions import positions  # only a mistake needs it

        where = positions(self.document)
        span = where.value(element, attribute) if attribute else where.start_tag(element)
        return span.line, span.column


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An element of a schema as its pattern sees it: parameters have their values, variables their names."""

    element: etree._Element
    file: File
    depth: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    def get(self, attribute: str) -> str | None:
        """Return the value of an attribute, parameters of the abstract pattern filled in."""
        found = self.element.get(attribute)
        return None if found is None else self.shown(found)

    def shown(self, text: str) -> str:
        """Return text of the schema with parameters and new names of variables filled in."""
        return renamed(filled(text, self.values), self.names)

    def children(self, *names: str) -> Iterator["Part"]:
        """Return the children with these names; what is included stands in the place of its inclusion."""
        for child in self.element.iterchildren("*"):
            part = replace(self, element=child)
            if child.get("href") is None or child.tag not in (SCH + "include", SCH + "extends"):
                if not names or child.tag in names:
                    yield part
                continue
            included = replace(self.file.files.included(part), values=self.values, names=self.names)
            if child.tag == SCH + "extends" or included.tag == SCH + "schema":
                yield from included.children(*names)
            elif not names or included.tag in names:
                yield included

    def named(self, name: str, link: "Part") -> "Part":
        """Return the part below with this id. Raises ``SchemaError`` about the link."""
        for element in self.element.iter("*"):
            if name in (element.get("id"), element.get(XML_ID)):
                return replace(self, element=element)
        raise link.problem(f'"{self.file.path.name}" has no element with the id "{name}"', "href")

    def inherited(self, attribute: str) -> str | None:
        """Return the value of an attribute here or, failing that, on what is around."""
        around = (self.element, *self.element.iterancestors())
        return next((value for each in around if (value := each.get(attribute)) is not None), None)

    def problem(self, reason: str, attribute: str = "") -> SchemaError:
        """Return the error about this part."""
        line, column = self.file.place(self.element, attribute)
        return SchemaError(self.file.path, line, reason, column)


def _parsed(path: Path) -> tuple[etree._Element, Document | None]:
    try:
        source = path.read_bytes()
    except OSError as error:
        raise SchemaError(path, 0, f"the schema cannot be read: {error.strerror or error}") from error
    if path.suffix == ".rnc":
        return _compact(path, source), None
    try:
        tree = parse_xml(source)
    except etree.XMLSyntaxError as error:
        from teitools.edition.faults import fault  # only a mistake needs it

        found = fault(path.name, source, error)
        reason = f"the schema is not well-formed: {found.message}"
        raise SchemaError(path, found.line, reason, found.column) from error
    in_one_namespace(tree.getroot().iter(EARLIER + "*"))
    return tree.getroot(), Document(path, path.name, source, tree)


def _compact(path: Path, source: bytes) -> etree._Element:
    from teitools.relaxng.compact import Mistake, read_compact

    try:
        root = read_compact(source)
    except Mistake as mistake:
        raise SchemaError(path, mistake.line, mistake.reason) from mistake
    in_one_namespace(root.iter(EARLIER + "*"))
    return root


def in_one_namespace(elements: Iterable[etree._Element]) -> None:
    """Take Schematron 1.5 for what has come of it."""
    for element in list(elements):
        element.tag = SCH + etree.QName(element).localname
