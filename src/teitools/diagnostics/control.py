"""Characters that command a terminal or turn the order of a line: a hostile file may hold them."""

import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Put a mark in the place of each."""
    return CONTROL.sub("\ufffd", text)


def escaped(json: str) -> str:
    """Write those that stand in the strings of a JSON text as JSON's escapes; line ends between them stay."""
    return CONTROL.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", json)
