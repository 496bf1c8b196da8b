"""References that a document declares: ``refsDecl`` with ``citeStructure``, see TEI Guidelines, 17.2.5.

The paths are XPath, of which what XPath 1.0 can say is followed: steps, predicates and functions of text. A
structure that says more, or would search the whole document again for each of its nodes, is passed over with
those in it. Nothing is read but the document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from teitools.edition.notes import TEI
from teitools.edition.slugs import slug

_REFS_DECL, _CITE_STRUCTURE = f"{TEI}refsDecl", f"{TEI}citeStructure"
_LONGEST = 300
"""So long is a path that is followed."""
_MOST = 200_000
"""So many nodes of a document are looked at; a document with more has nested structures without end."""
_FUNCTIONS = frozenset(
    {
        *("position", "last", "count", "boolean", "not", "number", "name", "local-name", "text", "node"),
        *("string", "normalize-space", "concat", "contains", "starts-with", "string-length", "translate"),
        *("substring", "substring-before", "substring-after"),
    }
)
_AXES = frozenset({"child", "attribute", "self", "parent", "ancestor", "ancestor-or-self"})
_OPERATORS = frozenset({"and", "or", "div", "mod"})
_TOKEN = re.compile(
    r"""\s*(?P<literal>"[^"]*"|'[^']*'|\d+(?:\.\d+)?)|\s*(?P<name>[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?(?!:[^:]))"""
    r"""|\s*(?P<sign>//|::|\.\.|!=|<=|>=|[/.@*\[\]()|=<>+,-])"""
)
_POSITION = re.compile(r"position\s*\(\s*\)")
_SEARCHES = 3
"""So many times a path may look through the whole document."""
_OPERANDS = frozenset({"literal", "name", ".", "..", ")", "]", "*"})


class Reference(NamedTuple):
    """How a place is cited: ``Gn 1:1``, as an anchor ``Gn.1.1``; ``number`` is its last part, ``1``."""

    text: str
    anchor: str
    number: str


@dataclass(frozen=True, slots=True)
class _Structure:
    """A ``citeStructure``: what it matches, what of that it uses, and the structures in it."""

    match: etree.XPath
    use: str
    delimiter: str
    parts: tuple["_Structure", ...]


def references(tree: etree._ElementTree) -> dict[etree._Element, Reference]:
    """The reference of each element that a declared structure matches; the first that does counts."""
    found: dict[etree._Element, Reference] = {}
    left = iter(range(_MOST))
    declared = sorted(tree.iter(_REFS_DECL), key=lambda each: each.get("default") != "true")
    for structure in _structures(child for each in declared for child in each.iterchildren(_CITE_STRUCTURE)):
        for element, reference in _references(structure, tree, None, left):
            found.setdefault(element, reference)
    return found


def _structures(elements: Iterable[etree._Element]) -> tuple[_Structure, ...]:
    return tuple(structure for each in elements for structure in _structure(each))


def _structure(element: etree._Element) -> Iterator[_Structure]:
    try:
        match, use = _path(element.get("match", ""), 0), element.get("use", "")
        _path(use, 1)
    except ValueError:
        return
    yield _Structure(match, use, element.get("delim", ""), _structures(element.iterchildren(_CITE_STRUCTURE)))


def _references(
    structure: _Structure, context: Any, above: Reference | None, left: Iterator[int]
) -> Iterator[tuple[etree._Element, Reference]]:
    found = _evaluated(structure.match, context)
    elements = [each for each in found if isinstance(each, etree._Element)] if isinstance(found, list) else []
    for position, element in enumerate(elements, 1):
        if next(left, None) is None:
            return
        if value := _text(_evaluated(_path(structure.use, position), element)):
            reference = _joined(above, structure.delimiter, value)
            yield element, reference
            for part in structure.parts:
                yield from _references(part, element, reference, left)


def _joined(above: Reference | None, delimiter: str, value: str) -> Reference:
    part = slug(value) or "-"
    between = re.sub(r"[^\w-]+", ".", delimiter)
    if above is None:
        text = f"{delimiter}{value}".lstrip(" :.,;/#")
        return Reference(text, f"{between}{part}".lstrip("."), value)
    return Reference(f"{above.text}{delimiter}{value}", f"{above.anchor}{between or '.'}{part}", value)


def _evaluated(path: etree.XPath, context: Any) -> Any:
    try:
        return path(context)
    except etree.XPathError:
        return ""


def _text(value: Any) -> str:
    """The words of an XPath result, the first node's where it has several; no value is ``""``."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, etree._Element):
        value = "".join(str(text) for text in value.itertext())
    if isinstance(value, float):
        value = f"{value:g}" if value == value else ""
    return " ".join(value.split()) if isinstance(value, str) else ""


@lru_cache
def _compiled(path: str) -> etree.XPath:
    try:
        return etree.XPath(path, namespaces={"tei": TEI[1:-1]}, smart_strings=False)
    except etree.XPathSyntaxError as error:
        raise ValueError(path) from error


def _path(written: str, position: int) -> etree.XPath:
    """A path as XPath 1.0: names without a prefix are TEI's, ``position()`` is that of the node matched.

    ``position`` is 0 in a path that matches. Raises ValueError where the path is not to be followed.
    """
    return _compiled(_rewritten(written, position))


def _rewritten(written: str, position: int) -> str:
    written = written.strip()
    if not written or len(written) > _LONGEST:
        raise ValueError(written)
    parts: list[str] = []
    depth, at, searches, before = 0, 0, 0, ""
    while at < len(written):
        token = _TOKEN.match(written, at)
        if token is None or token.lastgroup is None:
            raise ValueError(written)
        at, kind, word = token.end(), token.lastgroup, token[token.lastgroup]
        depth += {"[": 1, "]": -1}.get(word, 0)
        searches += word == "//"
        if word == "//" and (depth or position or searches > _SEARCHES):
            raise ValueError(written)
        if kind == "name" and before in _OPERANDS:
            if word not in _OPERATORS:
                raise ValueError(written)
            parts.append(word)
            before = ""
        elif (
            kind == "name"
            and (call := _POSITION.match(written, token.start("name")))
            and position
            and not depth
        ):
            parts.append(str(position))
            at, before = call.end(), "literal"
        else:
            parts.append(_named(word, written[at:].lstrip(), before) if kind == "name" else word)
            before = "@" if parts[-2:] == ["attribute", "::"] else word if kind == "sign" else kind
    return " ".join(parts)


def _named(word: str, follows: str, before: str) -> str:
    """A name in a path: a function or an axis that is known, an attribute, or an element with its prefix."""
    if follows.startswith(("(", "::")):
        if word not in (_FUNCTIONS if follows.startswith("(") else _AXES):
            raise ValueError(word)
        return word
    return word if before == "@" or ":" in word else f"tei:{word}"
