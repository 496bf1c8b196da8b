"""Web addresses in pointers are well-formed (RFC 3986), and not of one's own machine (RFC 1918 and 6761)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from teitools.checks.causes import Causes
from teitools.checks.targets import is_pointer, pointing_values
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.notes import TEI
from teitools.edition.positions import finding_at, positions
from teitools.lazy import expression

_SCHEME = expression(r"(https?|h{0,2}t{1,3}p{1,2}s?|h{1,2}t{2,3}s?)([:;.]?)(/{0,3}|\\\\)(?=[\w\[])", re.I)
_TWICE = expression(r"https?:/{1,2}(?=https?:/)", re.I)
_RESOLVER = r"(?:doi:|https?://(?:dx\.)?doi\.org/)"
_DOI = expression(rf"{_RESOLVER}{_RESOLVER}(?=10\.)", re.I)
_HOST = expression(r"https?://(?:[^/?#@]*@)?([^/?#:\[]*|\[[\da-f:.]*])(?::\d*)?(?=[/?#]|$)", re.I)
_NAME = expression(r"[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+]", re.I)
_PRIVATE = expression(
    r"localhost|.*\.(?:local|localhost|internal|test|invalid)|127\.\d+\.\d+\.\d+|0\.0\.0\.0"
    r"|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|\[::1]",
    re.I,
)
_FORBIDDEN = expression(r"[\"<>{}|\\^`“”«»…\xa0]|%(?![0-9A-Fa-f]{2})")
_STOP = expression(r"^https?://[^/?#]+\.$|(?:/|\.(?:html?|pdf|php|xml|jpe?g|org|com|net))\.$|[,;]$", re.I)


_INITIALS = frozenset("hHtTdDwW")
"""With these begin http:, what is left of it in a mistyped one, doi: and www."""


class _Mistake(NamedTuple):
    """What is wrong with an address, and the address that is right, where that is certain."""

    message: str
    fix: str | None = None
    level: Level = Level.ERROR
    code: str = "E480"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the addresses in the pointers of all files."""
    for document in edition.files:
        if any(_is_suspect(document, value) for value in pointing_values(document)):
            yield from _findings(document)


def _is_suspect(document: Document, value: str) -> bool:
    """Whether something is wrong with an address in a value; most values have none."""
    is_address = any(each[0] in _INITIALS for each in value.split())
    return is_address and next(_mistakes(document, value), None) is not None


def _findings(document: Document) -> Iterator[Diagnostic]:
    causes = Causes()
    for element in document.tree.iter(f"{TEI}*"):
        for name, value in element.items():
            if (":" in value or "/" in value or "www." in value) and is_pointer(element, str(name)):
                for address, mistake in _mistakes(document, str(value)):
                    causes.add(address, _finding, document, element, str(name), address, mistake)
    yield from causes.findings()


def _mistakes(document: Document, value: str) -> Iterator[tuple[str, _Mistake]]:
    pointers = value.split()
    for number, pointer in enumerate(pointers):
        if (mistake := _mistake(pointer)) is not None:
            yield pointer, mistake
        elif _is_address(pointer) and _goes_on(document, pointers[number + 1 :]):
            message = f'"{pointer}" is cut off by a space, which no address has: write %20 for it.'
            yield pointer, _Mistake(message)


def _goes_on(document: Document, following: Sequence[str]) -> bool:
    """Whether what follows an address is not a pointer of its own."""
    if not following or re.match(r"[\w.+-]*[:#/]|\.", following[0]):
        return False
    try:
        return not (document.path.parent / following[0]).exists()
    except (OSError, ValueError):
        return True


def _is_address(pointer: str) -> bool:
    return pointer.lower().startswith(("http://", "https://"))


@lru_cache(maxsize=4096)
def _mistake(pointer: str) -> _Mistake | None:
    """Return what is wrong with a pointer that is, or should be, a web address."""
    if found := _TWICE.match(pointer):
        return _Mistake(f'"{pointer}" has its beginning twice', pointer[found.end() :])
    if found := _DOI.match(pointer):
        return _Mistake(f'"{pointer}" has its beginning twice', f"https://doi.org/{pointer[found.end() :]}")
    if pointer.lower().startswith("www.") and "." in pointer[4:]:
        return _Mistake(f'"{pointer}" lacks its beginning, and is taken for a file: write https:// before it')
    if wrong := _misspelt(pointer):
        return wrong
    if not _is_address(pointer):
        return None
    return _host(pointer) or _characters(pointer) or _end(pointer)


def _misspelt(pointer: str) -> _Mistake | None:
    found = _SCHEME.match(pointer)
    if found is None:
        return None
    name, colon, slashes = found[1].lower(), found[2], found[3]
    known = name in ("http", "https")
    if (known and colon + slashes == "://") or len(colon + slashes) < (1 if known and colon == ":" else 2):
        return None
    scheme = "https" if name.endswith("s") else "http"
    return _Mistake(f'"{pointer}" does not begin as an address does', f"{scheme}://{pointer[found.end() :]}")


def _host(pointer: str) -> _Mistake | None:
    found = _HOST.match(pointer)
    if found is None or not _NAME.fullmatch(found[1]):
        what = "names no host" if found and not found[1] else "has a host that cannot be"
        return _Mistake(f'"{pointer}" {what}: correct it')
    if _PRIVATE.fullmatch(found[1]):
        message = (
            f'"{pointer}" leads to {found[1]}, which only this machine or network knows: '
            "write the address on the web"
        )
        return _Mistake(message, None, Level.WARNING, "E481")
    return None


def _characters(pointer: str) -> _Mistake | None:
    found = _FORBIDDEN.search(pointer)
    if found is None:
        return None
    if found[0] == "…":
        return _Mistake(f'"{pointer}" was shortened (…): write it in full', None, Level.WARNING)
    written = quote(found[0])
    fix = _FORBIDDEN.sub(lambda each: quote(each[0]), pointer) if found[0] in "<>{}|\\^`%" else None
    message = f'"{pointer}" has a {found[0]}, which no address has: write {written} for it, or take it away'
    return _Mistake(message, fix, Level.WARNING)


def _end(pointer: str) -> _Mistake | None:
    if _STOP.search(pointer) or (pointer.endswith(")") and "(" not in pointer):
        message = f'"{pointer}" ends in the {pointer[-1]} of the sentence: take it away'
        return _Mistake(message, pointer.rstrip(".,;)"), Level.WARNING)
    return None


def _finding(
    document: Document, element: etree._Element, name: str, address: str, mistake: _Mistake
) -> Diagnostic:
    places = positions(document)
    span = places.part(places.value(element, name), escape(address, quote=False))
    message = f"@{etree.QName(name).localname} {mistake.message}"
    message = f"{message}: write {mistake.fix}" if mistake.fix and mistake.level is Level.ERROR else message
    fix = None if mistake.fix is None else escape(mistake.fix)
    return finding_at(
        document, span, mistake.code, "address", message.rstrip(".") + ".", mistake.level, fix=fix
    )
