"""Renaming a variable in XPath, without touching strings and comments."""

import re
from collections.abc import Mapping

from lxml import etree

TOKEN = re.compile(r""""[^"]*"|'[^']*'|\(:.*?:\)|\$([\w.-]+)""", re.DOTALL)


def rename(element: etree._Element, names: Mapping[str, str]) -> None:
    """Use the new names in all attributes of ``element``."""
    for attribute, value in element.attrib.items():
        if "$" in str(value):
            element.set(attribute, TOKEN.sub(lambda found: _renamed(found, names), str(value)))


def _renamed(found: re.Match[str], names: Mapping[str, str]) -> str:
    return "$" + names[found[1]] if found[1] in names else found[0]
