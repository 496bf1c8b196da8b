"""Texts as parts of anchors."""

import re
import unicodedata

SYMBOLS = {"*": "asterisk", "†": "dagger", "‡": "double-dagger", "§": "section", "¶": "pilcrow"}


def slug(text: str) -> str:
    """A text as part of an anchor: letters, digits, ``.``, ``_``, ``-``; note symbols become their names."""
    plain = unicodedata.normalize("NFKC", text)
    named = "".join(f" {SYMBOLS[sign]} " if sign in SYMBOLS else sign for sign in plain)
    return re.sub(r"[^\w.]+", "-", named).strip("-.")
