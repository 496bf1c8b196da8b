"""Stylesheets that are not ours: looked through first, for even their compilation may read files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition.faults import fault
from teitools.edition.parsing import parse_xml
from teitools.resources import is_resource

_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_MODULES = (f"{_XSL}import", f"{_XSL}include")
_READING = re.compile(
    r"\b(doc|document|unparsed-text(-lines|-available)?|json-doc|(uri-)?collection|transform)\s*\("
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a stylesheet may not do: where, and why not."""

    path: Path
    line: int
    reason: str


def refusals(path: Path) -> Iterator[Refusal]:
    """Return what a stylesheet, or a module that it imports, would read while it is compiled."""
    seen: set[Path] = set()
    waiting = [path]
    while waiting:
        module = waiting.pop().resolve()
        if module in seen or is_resource(module) or not module.is_file():
            continue
        seen.add(module)
        source = module.read_bytes()
        try:
            root = parse_xml(source).getroot()
        except etree.XMLSyntaxError as error:
            problem = fault(module.name, source, error)
            yield Refusal(module, problem.line, problem.message)
            continue
        yield from refusals_in(root, module)
        waiting += _modules(root, module)


def refusals_in(root: etree._Element, path: Path) -> Iterator[Refusal]:
    """Return what one module would read while it is compiled."""
    for element in root.iter(f"{_XSL}*"):
        line = cast("int", element.sourceline or 0)
        if element.tag == f"{_XSL}use-package":
            yield Refusal(path, line, "Packages are not available: import the stylesheet instead.")
        if _is_static(element) and any(map(_READING.search, _values(element))):
            yield Refusal(path, line, "A static variable may not read files.")
        if _READING.search(element.get("use-when", "")):
            yield Refusal(path, line, "A condition in @use-when may not read files.")


def _is_static(element: etree._Element) -> bool:
    return element.get("static") is not None or element.get("_static") is not None


def _values(element: etree._Element) -> list[str]:
    return [str(value) for value in element.values()]


def _modules(root: etree._Element, path: Path) -> Iterator[Path]:
    from urllib.request import url2pathname  # what it brings along is for the network

    for element in root.iter(*_MODULES):
        href = urlsplit(element.get("href", ""))
        if href.scheme == "file":
            yield Path(url2pathname(href.path))
        elif not href.scheme:
            yield path.parent / unquote(href.path)
