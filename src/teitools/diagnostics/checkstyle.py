"""Diagnostics in the XML of Checkstyle, which many editors and build servers read."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from teitools.diagnostics.address import address
from teitools.diagnostics.control import visible
from teitools.diagnostics.diagnostic import Diagnostic

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def to_checkstyle(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Return ``<checkstyle>`` with a ``<file>`` for each file and an ``<error>`` for each finding."""
    return "\n".join(_lines(diagnostics, root))


def _lines(diagnostics: Sequence[Diagnostic], root: Path) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for file, found in groupby(diagnostics, key=lambda diagnostic: diagnostic.file):
        yield f"  <file{_attribute('name', address(file, root))}>"
        yield from map(_error, found)
        yield "  </file>"
    yield "</checkstyle>"


def _error(diagnostic: Diagnostic) -> str:
    attributes = {
        "line": str(diagnostic.line or ""),
        "column": str(diagnostic.column or ""),
        "severity": diagnostic.level.value,
        "message": diagnostic.message,
        "source": f"teitools.{diagnostic.code}.{diagnostic.rule}",
    }
    written = "".join(_attribute(name, value) for name, value in attributes.items() if value)
    return f"    <error{written}/>"


def _attribute(name: str, value: str) -> str:
    from xml.sax.saxutils import quoteattr  # it brings the libraries of the network

    return f" {name}={visible(quoteattr(_NOT_XML.sub(chr(0xFFFD), value)))}"
