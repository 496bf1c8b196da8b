"""The form of a schema file: which elements and attributes stand where (RELAX NG, section 3)."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple, cast

from lxml import etree

from teitools.ncname import NCNAME
from teitools.relaxng.datatypes.texts import Address

_EMPTY = "put <empty/> into it if nothing may stand there"
RNG = "{http://relaxng.org/ns/structure/1.0}"

_WITH_TEXT = etree.XPath("//r:*/text()[normalize-space()]/..", namespaces={"r": RNG[1:-1]})
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:([^%]|%[0-9A-Fa-f]{2})+")


class _Form(NamedTuple):
    """What an element may hold: the children as a regular expression over the letters of ``_LETTERS``."""

    children: str
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


_NAMED = frozenset({"name"})
_PATTERNS = _Form("[pc]+")
_NOTHING = _Form("")
_FORMS = {
    "element": _Form("[nc][pc]+", optional=_NAMED),
    "attribute": _Form("[nc][pc]?", optional=_NAMED),
    **dict.fromkeys(
        ("group", "interleave", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"), _PATTERNS
    ),
    "choice": _Form("[pc]+|[nc]+"),
    "ref": _Form("", _NAMED),
    "parentRef": _Form("", _NAMED),
    **dict.fromkeys(("empty", "text", "notAllowed", "name"), _NOTHING),
    "value": _Form("", optional=frozenset({"type"})),
    "data": _Form("a*x?", frozenset({"type"})),
    "param": _Form("", _NAMED),
    "except": _Form("[pc]+|[nc]+"),
    "anyName": _Form("x?"),
    "nsName": _Form("x?"),
    "externalRef": _Form("", frozenset({"href"})),
    "grammar": _Form("[dvi]*"),
    "div": _Form("[dvi]*"),
    "include": _Form("[dv]*", frozenset({"href"})),
    "start": _Form("[pc]", optional=frozenset({"combine"})),
    "define": _Form("[pc]+", _NAMED, frozenset({"combine"})),
}
_LETTERS = {
    **dict.fromkeys(("name", "anyName", "nsName"), "n"),
    **{"choice": "c", "except": "x", "param": "a", "start": "d", "define": "d", "div": "v", "include": "i"},
}
_OTHER_KINDS = {
    "http://www.w3.org/2001/XMLSchema": "an XML Schema (XSD): name the project's .rng or .rnc file",
    "http://purl.oclc.org/dsdl/schematron": "a Schematron schema: list it under schematron in edition.toml",
    "http://www.tei-c.org/ns/1.0": "a TEI file: of an ODD, name the .rng file that is made from it",
    "http://www.w3.org/1999/xhtml": "a web page: download the schema itself",
}
_EVERYWHERE = frozenset({"ns", "datatypeLibrary"})
TEXT_ONLY = ("name", "param", "value")
_QUALIFIED = ("element", "attribute")


def no_schema(root: etree.QName) -> str:
    """Say what a file is that does not begin as a schema does, and what to do."""
    name = root.localname
    if name in _FORMS and not root.namespace:
        return f'<{name}> is not in RELAX NG\'s namespace: add xmlns="{RNG[1:-1]}" to it.'
    kind = _OTHER_KINDS.get(root.namespace or "", f"a file of another kind, which begins with <{name}>")
    return f"This is not a RELAX NG schema, but {kind}."


def text_problem(kind: str, element: etree._Element) -> str | None:
    """Return what is wrong inside an element of ``TEXT_ONLY``."""
    if len(element) and (strange := next(element.iterchildren("*"), None)) is not None:
        return f"<{kind}> takes text only, but here is <{etree.QName(strange).localname}>."
    return _name_problem("element", text_of(element)) if kind == "name" else None


def text_of(element: etree._Element) -> str:
    """Return the text that stands directly in an element, without its comments."""
    text = element.text or ""
    return "".join([text, *(child.tail or "" for child in element)]) if len(element) else text


def stray_text(root: etree._Element) -> list[etree._Element]:
    """Return the elements that hold text though none of their kind may."""
    found = cast("list[etree._Element]", _WITH_TEXT(root))
    return [each for each in found if str(each.tag)[len(RNG) :] not in TEXT_ONLY]


def form_problem(kind: str, attributes: tuple[str, ...], children: tuple[str, ...]) -> str | None:
    """Return what is wrong with the attributes and the children of RELAX NG that an element has."""
    if kind not in _FORMS:
        return f"<{kind}> is not a pattern of RELAX NG."
    return _attribute_problem(kind, attributes) or _children_problem(kind, attributes, children)


def _attribute_problem(kind: str, attributes: tuple[str, ...]) -> str | None:
    form = _FORMS[kind]
    own = {name for name in attributes if not name.startswith("{") or name.startswith(RNG)}
    if extra := sorted(own - form.required - form.optional - _EVERYWHERE):
        return f"<{kind}> may not have the attribute {_kind(extra[0])}: take it away."
    if missing := sorted(form.required - own):
        return f"<{kind}> lacks the attribute {missing[0]}: add it."
    return None


def _children_problem(kind: str, attributes: tuple[str, ...], kinds: tuple[str, ...]) -> str | None:
    form = _FORMS[kind].children
    if "name" in attributes:
        form = form.removeprefix("[nc]")
    if re.fullmatch(form, "".join(map(_letter, kinds))):
        return None
    if not kinds:
        needs_name = form.startswith("[nc][pc]")
        return (
            'An element or attribute pattern needs a name: write name="…".'
            if needs_name
            else f"<{kind}> has no content: {_EMPTY}."
        )
    if not form:
        return f"<{kind}> must be empty, but here is <{kinds[0]}>: take it away."
    if strange := [each for each in kinds if _letter(each) not in form]:
        return f"<{kind}> may not contain <{strange[0]}>."
    return f"<{kind}> may not contain {', '.join(f'<{each}>' for each in kinds)} in this order or number."


def _letter(kind: str) -> str:
    return _LETTERS.get(kind, "p")


def value_problem(kind: str, attribute: str, value: str) -> str | None:
    """Return what is wrong with the value of an attribute."""
    return _VALUES[attribute](kind, value) if attribute in _VALUES else None


def _name_problem(kind: str, text: str) -> str | None:
    if _PLAIN_NAME.fullmatch(text):
        return None
    name = text.strip()
    parts = name.split(":") if kind in _QUALIFIED else [name]
    if len(parts) <= 2 and all(map(_is_name, parts)):
        return None
    return f"“{name}” is not a name: a name begins with a letter and has no spaces."


def _is_name(text: str) -> bool:
    if _PLAIN_NAME.fullmatch(text):
        return True  # The expression for all names takes long to compile.
    return bool(re.fullmatch(NCNAME, text)) and not unicodedata.category(text[0]).startswith("M")


def _library_problem(_: str, uri: str) -> str | None:
    if not uri or (_URI.fullmatch(uri) and "#" not in uri and _has_right_brackets(uri)):
        return None
    return f"The datatype library “{uri}” is not an absolute address without a fragment."


def _has_right_brackets(uri: str) -> bool:
    """Whether brackets, which may only be those of an address of the Internet, are around one."""
    return not ("[" in uri or "]" in uri) or Address("anyURI").wrong(uri) is None


def _href_problem(_: str, href: str) -> str | None:
    return f"The address “{href}” may not have a fragment." if "#" in href else None


def _combine_problem(_: str, how: str) -> str | None:
    if how.strip() in ("choice", "interleave"):
        return None
    return f"Definitions combine by choice or by interleave, not by “{how}”."


_VALUES: dict[str, Callable[[str, str], str | None]] = {
    "name": _name_problem,
    "type": _name_problem,
    "datatypeLibrary": _library_problem,
    "href": _href_problem,
    "combine": _combine_problem,
}
CHECKED = frozenset(_VALUES)
"""The attributes of whose values the specification asks something."""


def _kind(tag: str) -> str:
    return tag.rpartition("}")[2]
