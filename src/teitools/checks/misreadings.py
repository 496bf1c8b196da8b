"""UTF-8 that was once read as Windows-1252: ``Ã¤`` for ä, ``â€™`` for ’ (The Unicode Standard, 3.9, D92)."""

import re
from collections.abc import Iterator

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.model import text_of
from teitools.edition.positions import finding_at, positions
from teitools.edition.repertoire import has_references, repertoire
from teitools.edition.shown import Run, shown
from teitools.lazy import expression

_WINDOWS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_REST = f"[\x80-\xbf{re.escape(_WINDOWS)}]"
_MISREAD = expression(
    f"â[€\x80]{_REST}|â[‚\x82]¬|â[„\x84]{_REST}|ï»¿|ï¿½|á[º»¼½¾¿]{_REST}|(?:[ÂÃÄÅÎÏÐÑ]{_REST})+"
)
_FIRST = frozenset("âïáÂÃÄÅÎÏÐÑ")
_SIGNS = "¤¥¦¨©¬¯±´¶¸¼½¾¢£¡¿§µ"
"""What never stands after a capital letter."""
_CLOSING = "\xa0»›”’"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check all files for letters that were misread."""
    for document in edition.files:
        if _is_suspect(document):
            yield from _findings(document)


def _is_suspect(document: Document) -> bool:
    """Whether a first character and a further one stand side by side; most texts lack one of the two."""
    known = repertoire(document)
    rest = known.intersection(_WINDOWS)
    if not rest or not known & _FIRST:
        return False
    text = text_of(document).text
    return has_references(document) or any(_stand_together(text, each, rest) for each in known & _FIRST)


def _stand_together(text: str, first: str, rest: frozenset[str]) -> bool:
    place = text.find(first)
    while place >= 0:
        if text[place + 1 : place + 2] in rest:
            return True
        place = text.find(first, place + 1)
    return False


def _findings(document: Document) -> Iterator[Diagnostic]:
    causes = Causes()
    for run in shown(document):
        for found in _MISREAD.finditer(run.text):
            meant = _meant(found[0])
            if meant and _is_certain(run.text, found):
                causes.add("misread", _finding, document, run, found, meant)
    yield from causes.findings()


def _finding(document: Document, run: Run, found: re.Match[str], meant: str) -> Diagnostic:
    span = positions(document).characters(run.element, run.after, *found.span())
    message = f"“{found[0]}” is “{meant}” that a program misread: type it anew."
    return finding_at(document, span, "E454", "misreading", message, fix=meant)


def _meant(misread: str) -> str | None:
    """Return what the bytes of the characters say in UTF-8."""
    try:
        encoded = b"".join(each.encode("latin-1" if ord(each) < 0x100 else "cp1252") for each in misread)
        meant = encoded.decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant.isprintable() or meant in "\xa0\ufeff" else None


def _is_certain(text: str, found: re.Match[str]) -> bool:
    """Whether nobody could have meant the characters, such as a capital before a quotation mark."""
    words = found[0]
    if words[0] in "âï" or len(words) > 2:
        return not (words[0] == "á" and words[-1] in _CLOSING)
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if before.islower() or (after.isalpha() and words[1] not in _CLOSING[:1]):
        return True
    return (
        words[1] in _SIGNS
        or (words[0] == "Ã" and words[1] in "³²¹ºª°®«")
        or (words[0] == "Â" and words[1] in "°®")
    )
