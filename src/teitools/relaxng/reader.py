"""From a schema in XML syntax to patterns (RELAX NG, section 4): includes, definitions, names, datatypes."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition.faults import fault
from teitools.edition.parsing import parse_xml
from teitools.relaxng.datatypes import Datatype
from teitools.relaxng.names import AnyName, Name, NameChoice, NameClass, names_in, qualified
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    ListOf,
    Pattern,
    Value,
    choice,
    group,
    interleave,
    one_or_more,
)

RNG = "{http://relaxng.org/ns/structure/1.0}"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_DEEPEST = 20
"""How deep files may include one another."""


class SchemaError(Exception):
    """A schema that cannot be used: the file, the line (0 for the whole file) and the reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


@dataclass(frozen=True)
class Schema:
    """A schema: what a document must satisfy, and all its elements by name."""

    start: Pattern
    elements: Mapping[str, tuple[Element, ...]]


@dataclass(eq=False)
class _Grammar:
    """The definitions of one ``grammar``; a reference is followed when the element around it is opened."""

    outer: "_Grammar | None"
    parts: defaultdict[str, list["_Place"]] = field(default_factory=lambda: defaultdict(list))
    combined: dict[str, Pattern] = field(default_factory=dict)
    open_names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """A piece of a schema, the file it stands in, and the grammar it belongs to."""

    element: etree._Element
    path: Path
    grammar: "_Grammar | None"
    namespace: str = ""
    """The namespace of names for which the file itself says none."""

    def at(self, element: etree._Element) -> "_Place":
        return replace(self, element=element)

    def inherited(self, attribute: str, otherwise: str = "") -> str:
        """Return an attribute that holds for all that stands inside (``ns``, ``datatypeLibrary``)."""
        carriers = (each.get(attribute) for each in (self.element, *self.element.iterancestors()))
        return next((value for value in carriers if value is not None), otherwise)

    def ns(self) -> str:
        return self.inherited("ns", self.namespace)

    def included(self, grammar: "_Grammar | None") -> "_Place":
        """Return the root of the file that ``href`` names."""
        href = self.element.get("href", "")
        if urlsplit(href).scheme or href.startswith("/"):
            raise self.error(f"{href} is not read: put the file beside the schema.")
        path = self.path.parent / unquote(urlsplit(href).path)
        return _Place(_root(path), path, grammar, self.ns())

    def error(self, reason: str) -> SchemaError:
        return SchemaError(self.path, cast("int", self.element.sourceline or 0), reason)


def read_schema(path: Path) -> Schema:
    """Read a schema and what it includes. Raises ``SchemaError``."""
    reader = _Reader()
    try:
        start = reader.pattern(_Place(_root(path), path, None))
        return Schema(start, reader.all_elements())
    except RecursionError:
        raise SchemaError(path, 0, "The schema refers to itself without end.") from None


def _root(path: Path) -> etree._Element:
    try:
        source = path.read_bytes()
        return parse_xml(source).getroot()
    except OSError as error:
        raise SchemaError(path, 0, f"It cannot be read: {error.strerror}.") from None
    except etree.XMLSyntaxError as error:
        problem = fault(path.name, source, error)
        raise SchemaError(path, problem.line, problem.message) from None


class _Reader:
    """Turns the elements of a schema into patterns."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._kinds: Mapping[str, Callable[[_Place], Pattern]] = {
            "element": self._element,
            "attribute": self._attribute,
            "group": self._group,
            "interleave": lambda place: self._combined(place, interleave),
            "choice": lambda place: self._combined(place, choice),
            "optional": lambda place: choice(self._group(place), EMPTY),
            "zeroOrMore": lambda place: choice(one_or_more(self._group(place)), EMPTY),
            "oneOrMore": lambda place: one_or_more(self._group(place)),
            "list": self._list,
            "mixed": lambda place: interleave(TEXT, self._group(place)),
            "ref": self._ref,
            "parentRef": self._parent_ref,
            "empty": lambda _: EMPTY,
            "text": lambda _: TEXT,
            "notAllowed": lambda _: NOT_ALLOWED,
            "value": self._value,
            "data": self._data,
            "externalRef": self._external,
            "grammar": self._grammar,
        }

    def pattern(self, place: _Place) -> Pattern:
        element = place.element
        kind = etree.QName(element)
        if f"{{{kind.namespace}}}" != RNG or kind.localname not in self._kinds:
            raise place.error(f"<{kind.localname}> is not a pattern of RELAX NG.")
        return self._kinds[kind.localname](place)

    def all_elements(self) -> dict[str, tuple[Element, ...]]:
        """Return every element that the schema reaches, by name."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        self._read_contents()
        for element in self._elements:
            for name in names_in(element.names):
                found[name].append(element)
        return {name: tuple(elements) for name, elements in found.items()}

    def _read_contents(self) -> None:
        """Read all content: every mistake in the schema shows before a document is judged."""
        done = 0
        while done < len(self._elements):
            _ = self._elements[done].content
            done += 1

    def _children(self, place: _Place) -> list[_Place]:
        return [place.at(child) for child in place.element.iterchildren(f"{RNG}*")]

    def _content(self, place: _Place) -> list[_Place]:
        """Return the patterns inside, without a name class that stands first."""
        children = self._children(place)
        named = place.element.get("name") is None and etree.QName(place.element).localname in (
            "element",
            "attribute",
        )
        return children[1:] if named else children

    def _group(self, place: _Place) -> Pattern:
        return self._combined(place, group)

    def _combined(self, place: _Place, combine: Callable[[Pattern, Pattern], Pattern]) -> Pattern:
        patterns = [self.pattern(child) for child in self._content(place)]
        if not patterns:
            raise place.error(f"<{etree.QName(place.element).localname}> has no content.")
        return reduce(lambda rest, each: combine(each, rest), reversed(patterns))

    def _element(self, place: _Place) -> Pattern:
        element = Element(False, self._names(place), lambda: self._group(place))
        self._elements.append(element)
        return element

    def _attribute(self, place: _Place) -> Pattern:
        value = self._group(place) if self._content(place) else TEXT
        return NOT_ALLOWED if value is NOT_ALLOWED else Attribute(False, self._names(place), value)

    def _list(self, place: _Place) -> Pattern:
        words = self._group(place)
        return NOT_ALLOWED if words is NOT_ALLOWED else ListOf(False, words)

    def _names(self, place: _Place) -> NameClass:
        name = place.element.get("name")
        if name is not None:
            return Name(_expanded(place, name.strip()))
        classes = self._children(place)
        if not classes:
            raise place.error("An element or attribute pattern needs a name.")
        return self._name_class(classes[0])

    def _name_class(self, place: _Place) -> NameClass:
        match etree.QName(place.element).localname:
            case "name":
                return Name(_expanded(place, (place.element.text or "").strip()))
            case "anyName":
                return AnyName(None, self._excepted_names(place))
            case "nsName":
                return AnyName(place.ns(), self._excepted_names(place))
            case "choice":
                return NameChoice(tuple(self._name_class(child) for child in self._children(place)))
            case other:
                raise place.error(f"<{other}> is not a name class of RELAX NG.")

    def _excepted_names(self, place: _Place) -> NameClass | None:
        excepted = [
            self._name_class(name) for child in self._children(place) for name in self._children(child)
        ]
        return NameChoice(tuple(excepted)) if excepted else None

    def _value(self, place: _Place) -> Pattern:
        name = place.element.get("type")
        library = place.inherited("datatypeLibrary") if name else ""
        return Value(
            False, self._known(place, Datatype(library, (name or "token").strip())), place.element.text or ""
        )

    def _data(self, place: _Place) -> Pattern:
        parameters = tuple(
            (child.get("name", ""), child.text or "") for child in place.element.iterchildren(f"{RNG}param")
        )
        library, name = place.inherited("datatypeLibrary"), place.element.get("type", "").strip()
        datatype = self._known(place, Datatype(library, name, parameters))
        excepted = next(place.element.iterchildren(f"{RNG}except"), None)
        exception = None if excepted is None else self._combined(place.at(excepted), choice)
        return Data(False, datatype, exception, _documentation(place.element))

    def _known(self, place: _Place, datatype: Datatype) -> Datatype:
        if problem := datatype.problem():
            raise place.error(problem)
        return datatype

    def _ref(self, place: _Place) -> Pattern:
        return self._definition(place, place.grammar)

    def _parent_ref(self, place: _Place) -> Pattern:
        return self._definition(place, place.grammar.outer if place.grammar else None)

    def _definition(self, place: _Place, grammar: _Grammar | None) -> Pattern:
        name = place.element.get("name", "").strip()
        if grammar is None or name not in grammar.parts:
            raise place.error(f'Nothing defines "{name}".')
        if name in grammar.open_names:
            raise place.error(f'"{name}" is defined by itself without an element between.')
        if name not in grammar.combined:
            grammar.open_names.append(name)
            grammar.combined[name] = self._combine(grammar.parts[name])
            grammar.open_names.pop()
        return grammar.combined[name]

    def _combine(self, parts: list[_Place]) -> Pattern:
        how = {part.element.get("combine", "").strip() for part in parts} - {""}
        if len(parts) > 1 and len(how) != 1:
            raise parts[-1].error("This name is defined twice: say how the definitions combine.")
        combine = interleave if how == {"interleave"} else choice
        return reduce(combine, [self._group(part) for part in parts])

    def _external(self, place: _Place) -> Pattern:
        return self.pattern(place.included(None))

    def _grammar(self, place: _Place) -> Pattern:
        grammar = _Grammar(place.grammar)
        self._collect(replace(place, grammar=grammar), grammar, frozenset(), 0)
        return self._definition(_start_ref(place, grammar), grammar)

    def _collect(self, place: _Place, grammar: _Grammar, overridden: frozenset[str], depth: int) -> None:
        """Gather the definitions of a grammar, and of what it includes unless they are overridden."""
        for child in self._children(place):
            match etree.QName(child.element).localname:
                case "div":
                    self._collect(child, grammar, overridden, depth)
                case "include":
                    self._include(child, grammar, overridden, depth)
                case "start" | "define" as kind:
                    name = _defined(child.element, kind)
                    if name not in overridden:
                        grammar.parts[name].append(child)
                case other:
                    raise child.error(f"<{other}> may not stand in a grammar.")

    def _include(self, place: _Place, grammar: _Grammar, overridden: frozenset[str], depth: int) -> None:
        if depth > _DEEPEST:
            raise place.error("The files of this schema include one another without end.")
        file = place.included(grammar)
        here = {
            _defined(each, etree.QName(each).localname)
            for each in place.element.iter(f"{RNG}start", f"{RNG}define")
        }
        self._collect(place, grammar, overridden, depth)
        self._collect(file, grammar, overridden | here, depth + 1)


def _defined(element: etree._Element, kind: str) -> str:
    """Return a definition's name; the start has one that no definition can have."""
    return "" if kind == "start" else element.get("name", "").strip()


def _start_ref(place: _Place, grammar: _Grammar) -> _Place:
    if "" not in grammar.parts:
        raise place.error("The grammar has no <start>.")
    return _Place(etree.Element(f"{RNG}ref", name=""), place.path, grammar)


def _documentation(element: etree._Element) -> str:
    """Return what the definition of a datatype says of it; what is said of an attribute is another matter."""
    define = next(element.iterancestors(f"{RNG}define", f"{RNG}attribute", f"{RNG}element"), None)
    if define is None or define.tag != f"{RNG}define":
        return ""
    return " ".join(define.findtext(_DOCUMENTATION, "").split())


def _expanded(place: _Place, name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if colon:
        bound = {**place.element.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
        if prefix not in bound:
            raise place.error(f"The prefix {prefix}: is not declared.")
        return qualified(bound[prefix] or "", local)
    own = place.element.tag == f"{RNG}attribute" and place.element.get("ns") is None
    return local if own else qualified(place.ns(), local)
