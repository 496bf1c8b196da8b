"""Reading a Schematron file: one tree in the one namespace, with everything it includes in place."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.schematron.problem import FILE, SchemaError, line_of, problem_at

SCH = "{http://purl.oclc.org/dsdl/schematron}"
EARLIER = "{http://www.ascc.net/xml/schematron}"
BINDINGS = frozenset({"xslt", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31", "exslt"})
DEEPEST = 16
"""Inclusions inside inclusions beyond this are taken for a circle."""


def read_schema(path: Path) -> etree._Element:
    """The schema's root element. Raises SchemaError when the file is missing, broken or not Schematron."""
    schema = _parse(path)
    if schema.tag != SCH + "schema":
        raise SchemaError(
            path, line_of(schema), f"<{_name(schema)}> is not a Schematron schema: expected <schema>"
        )
    binding = schema.get("queryBinding", "xslt").lower()
    if binding not in BINDINGS:
        raise SchemaError(
            path,
            line_of(schema),
            f'the query binding "{binding}" is not supported: use queryBinding="xslt3"',
        )
    _include(schema, path, path.parent.resolve(), 0)
    return schema


def _parse(path: Path) -> etree._Element:
    try:
        root = parse_xml(path.read_bytes()).getroot()
    except OSError as error:
        raise SchemaError(path, 0, f"the schema cannot be read: {error.strerror or error}") from error
    except etree.XMLSyntaxError as error:
        raise SchemaError(path, error.lineno or 0, f"the schema is not well-formed: {error.msg}") from error
    for element in root.iter(EARLIER + "*"):
        element.tag = SCH + etree.QName(element).localname
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _include(part: etree._Element, path: Path, folder: Path, depth: int) -> None:
    for link in list(part.iter(SCH + "include", SCH + "extends")):
        if link.get("href") is None:
            continue
        if depth > DEEPEST:
            raise problem_at(link, path, "the schema includes itself in a circle")
        target, found = _linked(link, path, folder)
        found.set(FILE, str(target))
        _include(found, target, folder, depth + 1)
        _replace(link, [found] if link.tag == SCH + "include" else list(_with_file(found)))


def _linked(link: etree._Element, path: Path, folder: Path) -> tuple[Path, etree._Element]:
    """The file and the element that an inclusion names; nothing outside the schema's folder is read."""
    address = urlsplit(link.get("href", ""))
    target = (path.parent / unquote(address.path)).resolve()
    if address.scheme or address.netloc or not target.is_relative_to(folder):
        raise problem_at(
            link, path, f'"{link.get("href")}" lies outside the folder of the schema and is not included'
        )
    root = _parse(target)
    if not address.fragment:
        return target, root
    for element in root.iter(SCH + "*"):
        if address.fragment in (element.get("id"), element.get("{http://www.w3.org/XML/1998/namespace}id")):
            return target, element
    raise problem_at(link, path, f'"{target.name}" has no element with the id "{address.fragment}"')


def _with_file(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent.iterchildren("*"):
        child.set(FILE, parent.get(FILE, ""))
        yield child


def _replace(old: etree._Element, new: list[etree._Element]) -> None:
    parent = cast("etree._Element", old.getparent())
    place = parent.index(old)
    for element in new:
        element.tail = None
    parent[place : place + 1] = new
