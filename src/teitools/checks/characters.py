"""Characters that mean nothing, that no reader sees, or that a wrong encoding has left behind.

Private use: TEI Guidelines, 5.5; noncharacters, unassigned code points and the replacement character: The
Unicode Standard, 23.5, 23.7 and 23.8; joiners and marks of direction: 23.2.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.notes import TEI
from teitools.edition.positions import finding_at, positions
from teitools.edition.repertoire import repertoire
from teitools.edition.shown import Run, shown
from teitools.lazy import expression

_CODES = {
    "private": ("E450", Level.WARNING),
    "none": ("E451", Level.WARNING),
    "lost": ("E452", Level.WARNING),
    "control": ("E452", Level.ERROR),
    "unseen": ("E453", Level.WARNING),
}
_SETTLED = expression(
    "[\u0370-\u05ff\u0e00-\u0e7f\u1f00-\u206f\ufb00-\ufb4f\uff00-\ufff8\U00040000-\U000dfffd]"
)
"""Where Unicode will assign nothing more; elsewhere a newer version may have more than Python's."""

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = {
    "\xad": "soft hyphen",
    "\u200b": "zero width space",
    "\ufeff": "byte order mark",
    "\u200c": "zero width non-joiner",
    "\u200d": "zero width joiner",
    **dict.fromkeys(_DIRECTIONS, "mark of direction"),
}
_RIGHT_TO_LEFT = expression(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINED = expression("[\u0600-\u109f\u1780-\u18af\ufb50-\ufefc\u2600-\u27bf\ufe0f\U00010000-\U0010ffff]")
_UNSPACED = expression("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\u3000-\u9fff]")
_CODE_POINT = expression(r"(?:U\+|&#x|0x)([0-9A-Fa-f]{4,6})")
_GLYPH = f"{TEI}g"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the characters of all files."""
    for document in edition.files:
        if odd := {each: kind for each in repertoire(document) if (kind := _kind(each))}:
            yield from _findings(document, odd)


def _kind(character: str) -> str:
    """Return what is odd about a character; ``""`` for most."""
    category = unicodedata.category(character)
    if category == "Co":
        return "private"
    if category == "Cn":
        return "none" if _is_noncharacter(character) or _SETTLED.match(character) else ""
    if category == "Cc":
        return "control"
    if character == "\ufffd":
        return "lost"
    return "unseen" if character in _UNSEEN else ""


def _is_noncharacter(character: str) -> bool:
    number = ord(character)
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


def _findings(document: Document, odd: Mapping[str, str]) -> Iterator[Diagnostic]:
    right = _declared(document) if "private" in odd.values() else frozenset()
    if any(map(_RIGHT_TO_LEFT.match, repertoire(document))):
        right |= _DIRECTIONS
    wrong = "".join(odd.keys() - right)
    if not wrong:
        return
    causes, sought = Causes(), re.compile(f"[{re.escape(wrong)}]")
    for run in shown(document):
        for found in sought.finditer(run.text):
            if not _is_right(run, found.start()):
                causes.add(found[0], _finding, document, run, found.start(), odd[found[0]])
    yield from causes.findings()


def _declared(document: Document) -> frozenset[str]:
    """Return the private-use characters that the header declares (TEI Guidelines, 5.2)."""
    words = "".join(
        str(text) for declaration in document.tree.iter(f"{TEI}charDecl") for text in declaration.itertext()
    )
    numbers = (int(number, 16) for number in _CODE_POINT.findall(words))
    return frozenset(words) | {chr(number) for number in numbers if number <= 0x10FFFF}


def _is_right(run: Run, place: int) -> bool:
    """Whether a character that is odd elsewhere is needed at this place."""
    character = run.text[place]
    if run.element.tag == _GLYPH and run.element.get("ref"):
        return True
    if character == "\xad" and not run.text[place + 1 : place + 2].isalpha():
        return True  # the hyphen at the end of a line
    around = run.text[max(place - 1, 0) : place] + run.text[place + 1 : place + 2]
    if character in "\u200c\u200d":
        return _JOINED.search(around) is not None
    return character == "\u200b" and _UNSPACED.search(around) is not None


def _finding(document: Document, run: Run, place: int, kind: str) -> Diagnostic:
    code, level = _CODES[kind]
    character = run.text[place]
    span = positions(document).characters(run.element, run.after, place, place + 1)
    name = f"U+{ord(character):04X}"
    message, fix = _MESSAGES[kind](character, name)
    return finding_at(document, span, code, "character", message, level, fix=fix)


def _private(character: str, name: str) -> tuple[str, str | None]:
    return (
        f"{name} is for private use, and each font shows it in its own way or not at all: "
        "type the character that is meant, or declare this one in the header's charDecl.",
        None,
    )


def _none(character: str, name: str) -> tuple[str, str | None]:
    return f"{name} is no character: type the one that is meant.", None


def _lost(character: str, name: str) -> tuple[str, str | None]:
    return (
        f"{name} stands for a character that a program could not read: type the one that was here.",
        None,
    )


def _control(character: str, name: str) -> tuple[str, str | None]:
    meant = bytes([ord(character)]).decode("cp1252", "ignore") if character not in "\x7f\x85" else ""
    if meant:
        return f"{name} is a control character: the {meant} of an old Windows encoding is meant.", meant
    return f"{name} is a control character, which shows nothing: delete it.", None


def _unseen(character: str, name: str) -> tuple[str, str | None]:
    return (
        f"{name} ({_UNSEEN[character]}) stands here, which nobody sees and no search expects: delete it.",
        "",
    )


_MESSAGES = {
    "private": _private,
    "none": _none,
    "lost": _lost,
    "control": _control,
    "unseen": _unseen,
}
