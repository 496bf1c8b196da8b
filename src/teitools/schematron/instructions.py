"""Writing XSLT: instructions that remember the part of the schema they stand for."""

from copy import deepcopy

from lxml import etree

from teitools.schematron.problem import FILE, line_of

XSLT = "http://www.w3.org/1999/XSL/Transform"
LINE = "{urn:teitools:schematron}line"
"""The attribute of an instruction that holds the line of the schema behind it."""


def add(
    parent: etree._Element, name: str, source: etree._Element | None = None, /, **attributes: str
) -> etree._Element:
    """A new instruction. A trailing underscore keeps Python's own words apart: ``as_`` is ``as``."""
    given = {attribute.rstrip("_"): value for attribute, value in attributes.items()}
    added = etree.SubElement(parent, f"{{{XSLT}}}{name}", given)
    if source is not None:
        mark(added, source)
    return added


def mark(instruction: etree._Element, source: etree._Element) -> None:
    """Remember where in the schema an instruction comes from."""
    instruction.set(LINE, str(line_of(source)))
    file = next((e.get(FILE) for e in (source, *source.iterancestors()) if e.get(FILE)), None)
    if file:
        instruction.set(FILE, file)


def add_variable(parent: etree._Element, kind: str, let: etree._Element, name: str) -> None:
    """A variable or a parameter, from its ``value`` or its content."""
    variable = add(parent, kind, let, name=name)
    for ours, theirs in (("as", "as"), ("select", "value")):
        if (given := let.get(theirs)) is not None:
            variable.set(ours, given)
    if let.get("value") is None:
        variable.text = let.text
        variable.extend([deepcopy(child) for child in let])
