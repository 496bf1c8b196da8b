"""Quoted code (``egXML``): its tags are words that readers see, and so they count."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import QName

from teitools.publish.account.texts import Stretch

XML = "http://www.w3.org/XML/1998/namespace"
EGXML = "{http://www.tei-c.org/ns/Examples}egXML"


def code(example: etree._Element) -> Iterator[Stretch]:
    """Return the tags and texts of an example as they are typed."""
    for event, node in etree.iterwalk(example, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield Stretch(node.getparent(), node, node.text or "", True)
        elif event == "start":
            if node is not example:
                yield Stretch(node, node, _start_tag(node), True)
            yield Stretch(node, node, _typed(node.text))
        elif node is not example and (len(node) or node.text):
            yield Stretch(node, node, _name(node), True)
        if event != "start" and node is not example:
            yield Stretch(node.getparent(), node, _typed(node.tail))


def _start_tag(element: etree._Element) -> str:
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix} | {XML: "xml"}
    attributes = (
        f"{_prefixed(prefixes.get(QName(name).namespace or ''), str(name))} {_typed(str(value))}"
        for name, value in element.items()
    )
    return " ".join((_name(element), *attributes))


def _name(element: etree._Element) -> str:
    return _prefixed(element.prefix, str(element.tag))


def _prefixed(prefix: str | None, name: str) -> str:
    local = QName(name).localname
    return f"{prefix}:{local}" if prefix else local


def _typed(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
