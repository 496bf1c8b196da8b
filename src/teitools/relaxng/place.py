"""A piece of a schema: an element of a file, what is in it, and what it inherits there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import cast

from lxml import etree

from teitools.edition.attributes import values
from teitools.edition.parsing import parse_xml
from teitools.relaxng.files import Files, NotReadError
from teitools.relaxng.pattern import Pattern
from teitools.relaxng.syntax import (
    RNG,
    TEXT_ONLY,
    form_problem,
    no_schema,
    stray_text,
    text_of,
    text_problem,
    value_problem,
)

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_LOCAL = slice(len(RNG), None)
_TEXTS = tuple(f"{RNG}{kind}" for kind in TEXT_ONLY)
_DEEPEST = 50
"""How deep files may refer to one another."""
_LONGEST = 300
_LONG_WORD = re.compile(r"""([^\s“”"<>]{60})[^\s“”"<>]+""")


class SchemaError(Exception):
    """A schema that cannot be used: the file, the line (0 for the whole file), the reason.

    The column is 0 where only the line is known.
    """

    def __init__(self, path: Path, line: int, reason: str, column: int = 0) -> None:
        self.path, self.line, self.reason, self.column = path, line, _shortened(reason), column
        place = f"{path}:{line}:{column}" if column else f"{path}:{line}"
        super().__init__(f"{place}: {self.reason}")


def _shortened(reason: str) -> str:
    """Cut what a schema brings into a message: there is no longest name."""
    short = _LONG_WORD.sub(r"\1…", reason)
    return short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"


class Grammar:
    """The definitions of one ``grammar``: for each name its places, and once they are read, its pattern."""

    def __init__(self, outer: "Grammar | None") -> None:
        self.outer = outer
        self.parts: defaultdict[str, list[Place]] = defaultdict(list)
        self.combined: dict[str, Pattern] = {}
        self.open_names: list[str] = []


class File:
    """A file of a schema, and the reference to it in another, if it is not the first."""

    def __init__(self, path: Path, reference: "Place | None" = None) -> None:
        self.path, self.reference = path, reference
        self.files: Files = Files(path) if reference is None else reference.file.files

    def chain(self) -> Iterator[Path]:
        """Return the file and those that led to it."""
        yield self.path
        if self.reference is not None:
            yield from self.reference.file.chain()


class Place:
    """An element of a schema with its attributes and children, the file and the grammar that it stands in.

    ``namespace`` and ``library`` are those of names and datatypes that say none themselves (section 4.3 and
    4.8); ``parent`` and ``children`` are of RELAX NG, without annotations.
    """

    __slots__ = (
        "attributes", "children", "element", "file", "grammar", "kind", "library", "namespace", "parent",
    )  # fmt: skip

    def __init__(
        self,
        element: etree._Element,
        file: File,
        grammar: Grammar | None,
        namespace: str = "",
        library: str = "",
        parent: "Place | None" = None,
    ) -> None:
        self.element, self.file, self.parent = element, file, parent
        self.kind = str(element.tag)[_LOCAL]
        names = list(map(str, element.keys()))
        self.attributes = dict(zip(names, values(element, names), strict=True))
        self.namespace = self.attributes.get("ns", namespace)
        self.library = self.attributes.get("datatypeLibrary", library)
        self.children: list[Place] = []
        self.grammar = grammar
        if self.kind == "grammar" and (parent is not None or grammar is None):
            self.grammar = Grammar(grammar)

    @property
    def path(self) -> Path:
        return self.file.path

    def around(self) -> Iterator["Place"]:
        """Return the places around this one, the nearest first."""
        place = self.parent
        while place is not None:
            yield place
            place = place.parent

    def included(self, grammar: Grammar | None) -> "Place":
        """Return the root of the file that ``href`` names; its definitions are of ``grammar``, if any."""
        href = self.attributes.get("href", "").strip()
        try:
            path = self.file.files.named(self._resolved(href), self.path)
        except NotReadError as error:
            raise self.error(str(error)) from None
        except (OSError, ValueError):
            raise self.error(f"“{href}” is not the address of a file.") from None
        files = [each.resolve() for each in self.file.chain()]
        if path.resolve() in files:
            raise self.error(f"{href} is being read already: files may not refer to one another in a circle.")
        if len(files) > _DEEPEST:
            raise self.error(f"Files may not refer to one another more than {_DEEPEST} deep.")
        return root_of(File(path, self), grammar, self.namespace)

    def _resolved(self, href: str) -> str:
        """Return an address as ``xml:base`` means it, beside the schema's file."""
        from urllib.parse import urljoin

        bases = [base for each in self.element.iterancestors() if (base := each.get(_BASE))]
        own = self.attributes.get(_BASE)
        outermost_first = [*reversed(bases), *([own] if own else []), href]
        return reduce(urljoin, outermost_first)

    @property
    def text(self) -> str:
        """Return the text of an element that holds nothing else, but for comments."""
        return text_of(self.element)

    def error(self, reason: str) -> SchemaError:
        return _error_at(self.path, self.element, reason)

    def documentation(self) -> str:
        """Return what the definition of a datatype says of it, not what is said of an attribute."""
        define = next((each for each in self.around() if each.kind in _NAMED), None)
        if define is None or define.kind != "define":
            return ""
        return " ".join(define.element.findtext(_DOCUMENTATION, "").split())


_NAMED = ("define", "attribute", "element")


def root_of(file: File, grammar: Grammar | None = None, namespace: str = "") -> Place:
    """Read a file of a schema, in either syntax. Raises ``SchemaError``."""
    path = file.path
    try:
        source = path.read_bytes()
    except OSError as error:
        raise SchemaError(path, 0, f"It cannot be read: {error.strerror}.") from None
    root = _compact_root(path, source) if _is_compact(path, source) else _xml_root(path, source)
    outermost = Place(root, file, grammar, namespace)
    if not str(root.tag).startswith(RNG):
        raise outermost.error(no_schema(etree.QName(root)))
    _check_form(outermost, _filled(outermost))
    return outermost


def _error_at(path: Path, element: etree._Element, reason: str) -> SchemaError:
    """Return an error at an element: in XML at its start tag, in the compact syntax in its line."""
    from teitools.edition.model import Document
    from teitools.edition.positions import Positions  # only a mistake needs it

    line, column, source = cast("int", element.sourceline or 0), 0, path.read_bytes()
    if not _is_compact(path, source):
        tag = Positions(Document(path, path.name, source, element.getroottree())).start_tag(element)
        line, column = tag.line, tag.column
    return SchemaError(path, line, reason, column)


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
        return _parsed(source)
    except etree.XMLSyntaxError as error:
        from teitools.edition.faults import fault

        problem = fault(path.name, source, error)
        raise SchemaError(path, problem.line, problem.message, problem.column) from None


def _parsed(source: bytes) -> etree._Element:
    """Parse a schema without the space between its tags, where that can be no part of a value."""
    if source[:1] != b"<" or b"<![CDATA[" in source:
        return parse_xml(source).getroot()
    root = parse_xml(source, spaces=False).getroot()
    interrupted = any(len(each) for each in root.iter(*_TEXTS))
    return parse_xml(source).getroot() if interrupted else root


def _filled(outermost: Place) -> dict[etree._Element, Place]:
    """Give a root all that is in it; return the places by their elements, in the order of the file."""
    places = {outermost.element: outermost}
    for element in outermost.element.iterdescendants(f"{RNG}*"):
        around = places.get(element.getparent())  # type: ignore[arg-type]
        if around is not None:  # Within a foreign element everything may stand.
            place = Place(element, around.file, around.grammar, around.namespace, around.library, around)
            around.children.append(place)
            places[element] = place
    return places


def _check_form(outermost: Place, places: dict[etree._Element, Place]) -> None:
    """Refuse what no schema may be; what has been seen in the same form is not looked at again."""
    right: set[tuple[object, ...]] = set()
    for element, place in places.items():
        kind, attributes = place.kind, place.attributes
        kinds = tuple([child.kind for child in place.children]) if place.children else ()
        form = kind, tuple(attributes), kinds
        reason = None
        if form not in right:
            reason = form_problem(*form)
            right.add(form)
        for name, value in attributes.items():
            given = kind, name, value
            if given not in right:
                reason = reason or value_problem(*given)
                right.add(given)
        if kind in TEXT_ONLY:
            reason = text_problem(kind, element) or reason
        if reason:
            raise place.error(reason)
    for element in stray_text(outermost.element):
        if element in places:
            raise places[element].error(f"<{places[element].kind}> takes no text of its own: take it away.")
