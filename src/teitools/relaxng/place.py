"""A piece of a schema: an element of a file, what is in it, and what it inherits there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, cast

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.lazy import expression
from teitools.relaxng.files import Files, NotReadError
from teitools.relaxng.pattern import Pattern
from teitools.relaxng.syntax import (
    CHECKED,
    RNG,
    TEXT_ONLY,
    form_problem,
    no_schema,
    stray_text,
    text_of,
    text_problem,
    value_problem,
)

_OF_SCHEMAS = f"{RNG}*"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_LOCAL = slice(len(RNG), None)
_TEXTS = tuple(f"{RNG}{kind}" for kind in TEXT_ONLY)
_DEEPEST = 50
"""How deep files may refer to one another."""
_LONGEST = 300
_LONG_WORD = expression(r"""([^\s“”"<>]{60})[^\s“”"<>]+""")


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


class Context(NamedTuple):
    """What an element has of those around it: the file and the grammar that it stands in.

    ``namespace`` and ``library`` are those of names and datatypes that say none themselves (section 4.3 and
    4.8).
    """

    file: File
    grammar: Grammar | None = None
    namespace: str = ""
    library: str = ""

    def within(self, element: etree._Element, outermost: bool) -> "Context":
        """Return what holds in an element: the grammar of an outermost one may be that of another file."""
        grammar = self.grammar
        if element.tag == f"{RNG}grammar" and not (outermost and grammar):
            grammar = Grammar(grammar)
        namespace = element.get("ns", self.namespace)
        return Context(self.file, grammar, namespace, element.get("datatypeLibrary", self.library))


class StartTag:
    """What start tags have in common: the kind of element that begins, and the names of its attributes.

    ``contents`` are the kinds of children, in their order, that are known to be right in such an element, and
    ``values`` the values of its attributes, where the specification asks something of them.
    """

    __slots__ = ("contents", "inherits", "kind", "names", "takes_text", "values")

    def __init__(self, kind: str, names: tuple[str, ...]) -> None:
        self.kind, self.names = kind, names
        self.inherits = kind != "grammar" and "ns" not in names and "datatypeLibrary" not in names
        self.takes_text = kind in TEXT_ONLY
        self.contents: set[tuple[str, ...]] = set()
        self.values: list[tuple[str, set[str]]] = [(name, set()) for name in names if name in CHECKED]


class StartTags:
    """The start tags of a file."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | bytes, ...], StartTag] = {}

    def of(self, element: etree._Element) -> StartTag:
        written = element.tag, *element.keys()
        tag = self._known.get(written)
        if tag is None:
            kind, *names = map(str, written)
            tag = self._known[written] = StartTag(kind[_LOCAL], tuple(names))
        return tag


class Place:
    """An element of a schema, what is in it, and what it inherits.

    ``parent`` and ``children`` are of RELAX NG, without annotations. There are very many places: what is
    seldom asked is not kept.
    """

    __slots__ = ("children", "context", "element", "kind", "parent", "tag")

    def __init__(
        self, element: etree._Element, tag: StartTag, context: Context, parent: "Place | None" = None
    ) -> None:
        self.element, self.tag, self.kind, self.parent = element, tag, tag.kind, parent
        self.context = context if tag.inherits else context.within(element, outermost=parent is None)
        self.children: list[Place] = []

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute."""
        return self.element.get(name, default)

    @property
    def grammar(self) -> Grammar | None:
        return self.context.grammar

    @property
    def namespace(self) -> str:
        return self.context.namespace

    @property
    def library(self) -> str:
        return self.context.library

    @property
    def file(self) -> File:
        return self.context.file

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
        href = self.get("href").strip()
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
        own = self.element.get(_BASE)
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
    tags = StartTags()
    outermost = Place(root, tags.of(root), Context(file, grammar, namespace))
    if not str(root.tag).startswith(RNG):
        raise outermost.error(no_schema(etree.QName(root)))
    places = _filled(outermost, tags)
    _check_form(places)
    for element in stray_text(root):
        for place in places:
            if place.element is element:  # Within a foreign element everything may stand.
                raise place.error(f"<{place.kind}> takes no text of its own: take it away.")
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


def _filled(outermost: Place, tags: StartTags) -> list[Place]:
    """Give a root all that is in it; return the places in the order of the file."""
    last, places = outermost, [outermost]
    for element in outermost.element.iterdescendants(_OF_SCHEMAS):
        parent = element.getparent()
        around: Place | None = last
        while around is not None and around.element is not parent:
            around = around.parent
        if around is not None:  # Within a foreign element everything may stand.
            last = Place(element, tags.of(element), around.context, around)
            around.children.append(last)
            places.append(last)
    return places


def _check_form(places: Iterable[Place]) -> None:
    """Refuse what no schema may be; what has been seen in the same form is not looked at again."""
    for place in places:
        tag, children, reason = place.tag, place.children, None
        kinds = tuple(map(_kind, children)) if children else ()
        if kinds not in tag.contents:
            reason = form_problem(tag.kind, tag.names, kinds)
            tag.contents.add(kinds)
        for name, right in tag.values:
            value = place.element.get(name, "")
            if value not in right:
                reason = reason or value_problem(tag.kind, name, value)
                right.add(value)
        if tag.takes_text:
            reason = text_problem(tag.kind, place.element) or reason
        if reason:
            raise place.error(reason)


_kind = attrgetter("kind")
