"""The values of attributes: lxml looks for each among all of its element, and there may be very many."""

from collections.abc import Sized
from typing import cast

from lxml import etree

_MANY = 100
_VALUES = etree.XPath("@*", smart_strings=False)


def values(element: etree._Element, names: Sized) -> list[str]:
    """Return the values of all attributes, whose names are known, in their order."""
    return cast("list[str]", element.values() if len(names) < _MANY else _VALUES(element))
