"""The style and the scripts of the website, and what its pages know them by."""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache

from teitools.resources import resource

_STYLES = ("site.css", "texts.css", "registers.css", "search.css")
_SCRIPTS = ("site.js", "cite.js", "words.js", "search.js")
TEXTS = "texts.css"
"""The style of what only some texts have."""
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
SPACES = re.compile(r"\s*([{};,])\s*")
"""Spaces at a mark that no string of a style sheet of ours holds."""
COLONS = re.compile(r"(?<=[{;])([\w-]+): +")
ZEROS = re.compile(r"(?<=[ :(,-])0\.(?=\d)")


@cache
def theme_files() -> dict[str, bytes]:
    """The style and the script beside the pages; a page reads well without either."""
    return {
        name: squeezed(name, resource(f"theme/{name}").read_text("utf-8")).encode()
        for name in (*_STYLES, *_SCRIPTS)
    }


@cache
def classes_of_texts() -> str:
    """The classes that ``texts.css`` is for, with spaces between them: those of what its rules style."""
    text = re.sub(r"/\*.*?\*/|\{[^{}]*\}", ",", resource(f"theme/{TEXTS}").read_text("utf-8"), flags=re.S)
    selectors = re.sub(r":\w+\([^()]*\)", "", text).split(",")
    styled = (each.split()[-1] for each in selectors if each.strip())
    return " ".join(dict.fromkeys(name for each in styled for name in _CLASS.findall(each)))


def squeezed(name: str, text: str) -> str:
    """A style or a script without indentation, without the comments that fill lines, and spaces of no use."""
    lines = map(str.strip, text.splitlines())
    kept = "\n".join(line for line in lines if line and not (line.startswith("/*") and line.endswith("*/")))
    if not name.endswith(".css"):
        return f"{kept}\n"
    return ZEROS.sub(".", COLONS.sub(r"\1:", SPACES.sub(r"\1", kept))) + "\n"


def nonce(theme: Mapping[str, bytes]) -> str:
    """By what the pages' policy knows our own style and script: it differs with their content only."""
    digest = hashlib.sha256(b"".join(theme.values())).digest()
    return base64.urlsafe_b64encode(digest).decode()[:22]
