"""Putting values and names in the place of ``$name`` in XPath."""

import re
from collections.abc import Mapping

_PARAMETER = re.compile(r"\$([\w.-]+)")
_TOKEN = re.compile(r""""[^"]*"|'[^']*'|\(:.*?:\)|\$([\w.-]+)""", re.DOTALL)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with the values of parameters, which stand in strings too (ISO 19757-3, 5.4.8)."""
    if not values or "$" not in text:
        return text
    return _PARAMETER.sub(lambda found: values.get(found[1], found[0]), text)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Return the text with new names of variables, without touching strings and comments."""
    if not names or "$" not in text:
        return text
    return _TOKEN.sub(lambda found: "$" + names[found[1]] if found[1] in names else found[0], text)
