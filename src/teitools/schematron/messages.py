"""What a rule says: text with names and values in it, written as XSLT."""

from collections.abc import Mapping

from lxml import etree

from teitools.schematron.source import SCH

XSL = "{http://www.w3.org/1999/XSL/Transform}"


def write_message(
    check: etree._Element, target: etree._Element, diagnostics: Mapping[str, etree._Element]
) -> None:
    """The message of an assertion or report, and the diagnostics that it names after it."""
    _write(check, target)
    for name in (check.get("diagnostics") or "").split():
        if name in diagnostics:
            _text(" ", target)
            _write(diagnostics[name], target)


def _write(source: etree._Element, target: etree._Element) -> None:
    _text(source.text, target)
    for part in source:
        if not isinstance(part.tag, str):
            pass
        elif part.tag == SCH + "value-of":
            etree.SubElement(target, XSL + "value-of", select=part.get("select", "."))
        elif part.tag == SCH + "name":
            etree.SubElement(target, XSL + "value-of", select=part.get("path", "name()"))
        else:
            _write(part, target)
        _text(part.tail, target)


def _text(text: str | None, target: etree._Element) -> None:
    if text:
        etree.SubElement(target, XSL + "text").text = text
