"""Writing XSLT as text: each tag ends on a line of its own, by which Saxon's complaints find their place.

The prefixes that a stylesheet of ours needs begin with ``own.``, so that a schema is free to use all others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from teitools.schematron.source import Part

XSLT = "http://www.w3.org/1999/XSL/Transform"
XML = "http://www.w3.org/XML/1998/namespace"
OWN = {
    "own.xsl": XSLT,
    "own.xs": "http://www.w3.org/2001/XMLSchema",
    "own.err": "http://www.w3.org/2005/xqt-errors",
    "own.sch": "urn:teitools:schematron",
}


_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_VALUES = {**_IN_TEXT, **str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})}


def escape(text: str) -> str:
    """Return text as XML has it."""
    return text.translate(_IN_TEXT)


def quoted(value: str) -> str:
    """Return the value of an attribute as XML has it, in quotation marks."""
    return f'"{value.translate(_IN_VALUES)}"'


@dataclass(frozen=True, slots=True)
class Origin:
    """What in the schema stands behind an instruction: ``pattern``, ``rule`` and ``check`` are numbers."""

    part: Part
    attribute: str
    pattern: int | None = None
    rule: int | None = None
    check: int | None = None


@dataclass
class Script:
    """A stylesheet while it is written."""

    prefixes: Mapping[str, str]
    """The prefixes that the whole stylesheet declares."""
    origins: dict[int, Origin] = field(default_factory=dict)
    """What stands behind the tag that ends on a line."""
    _pieces: list[str] = field(default_factory=list)
    _line: int = 1
    _where: tuple[int | None, int | None, int | None] = (None, None, None)

    def at(self, pattern: int | None = None, rule: int | None = None, check: int | None = None) -> None:
        """Say what is written next."""
        self._where = (pattern, rule, check)

    def open(
        self, name: str, part: Part | None = None, attribute: str = "", /, **attributes: str | None
    ) -> None:
        """Write a start tag. A trailing underscore keeps Python's own words apart: ``as_`` is ``as``."""
        self._start(name, part, attribute, attributes)
        self._write("\n>")

    def empty(
        self, name: str, part: Part | None = None, attribute: str = "", /, **attributes: str | None
    ) -> None:
        """Write an element without content."""
        self._start(name, part, attribute, attributes)
        self._write("\n/>")

    def close(self, name: str) -> None:
        self._write(f"</own.xsl:{name}>")

    def text(self, text: str | None) -> None:
        """Write an instruction that makes text as it stands."""
        if text:
            self._write(f"<own.xsl:text>{escape(text)}</own.xsl:text>")

    def raw(self, markup: str) -> None:
        """Write what has been made ready."""
        self._write(markup)

    def done(self) -> str:
        """Return the stylesheet."""
        return "".join(self._pieces)

    def _start(
        self, name: str, part: Part | None, attribute: str, attributes: Mapping[str, str | None]
    ) -> None:
        declared = self.missing(part) if part is not None else {}
        given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        written = [f"xmlns:{prefix}={quoted(uri)}" for prefix, uri in declared.items()]
        written += [f"{key}={quoted(value)}" for key, value in given.items() if value is not None]
        self._write(" ".join([f"<own.xsl:{name}", *written]))
        self._remember(part, attribute)

    def missing(self, part: Part) -> dict[str, str]:
        """Return the prefixes that hold at a part and are not the whole stylesheet's.

        What the first file declares by ``ns`` yields only to the ``ns`` of an included one.
        """
        around = {str(prefix): str(uri) for prefix, uri in part.element.nsmap.items() if prefix}
        found = {prefix: uri for prefix, uri in around.items() if prefix not in self.prefixes}
        if part.depth:
            found |= {p: u for p, u in part.file.declared.items() if self.prefixes.get(p) != u}
        return found

    def _write(self, markup: str) -> None:
        self._pieces.append(markup)
        self._line += markup.count("\n")

    def _remember(self, part: Part | None, attribute: str) -> None:
        """The tag that is being written ends on the next line."""
        if part is not None:
            self.origins[self._line + 1] = Origin(part, attribute, *self._where)

    # XSLT that a schema brings along

    def foreign(self, part: Part) -> None:
        """Write an element of XSLT, or one that XSLT is to make, with the prefixes that hold there."""
        declared: dict[str | None, str] = dict(part.element.nsmap)
        declared.update(self.missing(part))
        self._foreign(part, declared, {})

    def _foreign(
        self, part: Part, prefixes: Mapping[str | None, str], known: Mapping[str | None, str]
    ) -> None:
        element = part.element
        name = self._name(element)
        new = {prefix: uri for prefix, uri in prefixes.items() if known.get(prefix) != uri}
        written = [f"xmlns{':' + prefix if prefix else ''}={quoted(uri)}" for prefix, uri in new.items()]
        written += [
            f"{self._attribute(element, key)}={quoted(part.shown(str(value)))}"
            for key, value in element.attrib.items()
        ]
        self._write(" ".join([f"<{name}", *written]))
        self._remember(part, "")
        self._write("\n>" + escape(element.text or ""))
        for child in element:
            if isinstance(child.tag, str):
                inner = Part(child, part.file, part.depth, part.values, part.names)
                self._foreign(inner, {**prefixes, **child.nsmap}, prefixes)
            self._write(escape(child.tail or ""))
        self._write(f"</{name}>")

    @staticmethod
    def _name(element: etree._Element) -> str:
        name = etree.QName(element)
        if name.namespace == XSLT:
            return f"own.xsl:{name.localname}"
        return f"{element.prefix}:{name.localname}" if element.prefix else name.localname

    @staticmethod
    def _attribute(element: etree._Element, name: str | bytes) -> str:
        qualified = etree.QName(str(name))
        if not qualified.namespace:
            return qualified.localname
        if qualified.namespace == XML:
            return f"xml:{qualified.localname}"
        bound = (prefix for prefix, uri in element.nsmap.items() if prefix and uri == qualified.namespace)
        return f"{next(bound)}:{qualified.localname}"

    def literal(self, element: etree._Element) -> None:
        """Write instructions that make a copy of an element, whatever it would mean to XSLT."""
        name = etree.QName(element)
        self.open("element", name=name.localname, namespace=name.namespace or "")
        for key, value in element.attrib.items():
            qualified = etree.QName(str(key))
            self.open("attribute", name=qualified.localname, namespace=qualified.namespace or "")
            self.text(str(value))
            self.close("attribute")
        self.literal_content(element)
        self.close("element")

    def literal_content(self, element: etree._Element) -> None:
        """Write instructions that make a copy of what an element holds."""
        self.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.literal(child)
            self.text(child.tail)
