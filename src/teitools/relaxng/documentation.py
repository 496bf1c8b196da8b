"""What a schema says of its elements, attributes and values to those who use it: ``a:documentation``.

RELAX NG DTD Compatibility, section 6.
"""

from collections.abc import Iterable

from lxml import etree

from teitools.relaxng.place import Place
from teitools.relaxng.syntax import RNG

_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def documentation(place: Place | None) -> str:
    """Return what is said of an element or an attribute: in it, or in the definition that is it alone."""
    if place is None:
        return ""
    around = place.element.getparent()
    own = _said(place.element.iterchildren(_DOCUMENTATION))
    if own or around is None or around.tag != f"{RNG}define" or len(list(around.iterchildren(f"{RNG}*"))) > 1:
        return own
    return _said(around.iterchildren(_DOCUMENTATION))


def value_documentation(place: Place | None) -> str:
    """Return what is said of a value: after it, for in it there is nothing but text."""
    if place is None:
        return ""
    following = place.element.getnext()
    said = []
    while following is not None and not str(following.tag).startswith(RNG):
        said += [following] if following.tag == _DOCUMENTATION else []
        following = following.getnext()
    return _said(said)


def _said(elements: Iterable[etree._Element]) -> str:
    texts = ("".join(map(str, each.itertext())) for each in elements)
    return " ".join(" ".join(texts).split())
