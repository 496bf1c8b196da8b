"""Drawings in SVG: whether one runs nothing and loads nothing, also when a reader opens it alone."""

import re

from lxml import etree

from teitools.edition.parsing import parse_xml

_ACTIVE = frozenset(
    {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"}
)
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);", re.I)
_LOADS = re.compile(r"@import|(?:java|vb)script:|url\((?!\s*[\"']?(?:#|data:image/))", re.I)
_SPACES = re.compile(r"[\s\0]+")


def is_only_shown(source: bytes) -> bool:
    """Return whether a drawing is well-formed, runs nothing, and needs nothing but itself."""
    try:
        tree = parse_xml(source)
    except etree.XMLSyntaxError:
        return False
    instructions = tree.getroot().itersiblings(etree.ProcessingInstruction, preceding=True)
    return next(instructions, None) is None and _is_still(tree)


def _is_still(tree: etree._ElementTree) -> bool:
    return not any(_is_active(each) for each in tree.iter(etree.Element))


def _is_active(element: etree._Element) -> bool:
    if etree.QName(element).localname.lower() in _ACTIVE or _acts(element.text or ""):
        return True
    return any(_is_active_attribute(str(name), str(value)) for name, value in element.items())


def _is_active_attribute(name: str, value: str) -> bool:
    local = etree.QName(name).localname.lower()
    if local in ("href", "src"):
        return not _OWN.match(value.strip())
    return local.startswith("on") or _acts(value)


def _acts(text: str) -> bool:
    return bool(_LOADS.search(text) or _LOADS.search(_SPACES.sub("", text)))
