"""What a document says of its schemas: ``<?xml-model href="…"?>``.

Associating Schemas with XML documents 1.0 (W3C, 2012), section 3.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

RELAXNG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
_BY_TYPE = {"application/relax-ng-compact-syntax": RELAXNG, "application/vnd.oasis.relax-ng-compact": RELAXNG}
_BY_ENDING = {".rng": RELAXNG, ".rnc": RELAXNG, ".sch": SCHEMATRON}
_PART = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_INSTRUCTION = re.compile(r"<\?xml-model\s(.*?)\?>", re.S)


class Model(NamedTuple):
    """The address of a schema, the language that it is in (empty where nothing tells), its phase."""

    href: str
    language: str
    phase: str


def models_of(tree: etree._ElementTree) -> Iterator[Model]:
    """Return the schemas that a document names, in order."""
    node = tree.getroot().getprevious()
    found: list[Model] = []
    while node is not None:
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            found += _model(node.text or "")
        node = node.getprevious()
    return reversed(found)


def models_in(prologue: str) -> Iterator[Model]:
    """Return the schemas that stand in the text before a root element."""
    for instruction in _INSTRUCTION.finditer(prologue):
        yield from _model(instruction[1])


def _model(text: str) -> Iterator[Model]:
    from html import unescape

    parts = {name: unescape(double or single) for name, double, single in _PART.findall(text)}
    href = parts.get("href", "").strip()
    if href:
        language = parts.get("schematypens") or _BY_TYPE.get(parts.get("type", "")) or _by_ending(href)
        yield Model(href, language, parts.get("phase", ""))


def _by_ending(href: str) -> str:
    path = href.partition("?")[0].partition("#")[0].lower()
    return next((language for ending, language in _BY_ENDING.items() if path.endswith(ending)), "")
