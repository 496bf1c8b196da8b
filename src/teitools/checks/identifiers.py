"""Numbers of authority files have the right form, and their check digit agrees.

ORCID and ISNI: ISO 7064, MOD 11-2; GND: weights from 2 on, modulo 11; DOI: ISO 26324.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from teitools.checks.causes import Causes
from teitools.checks.targets import is_pointer, pointing_values
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.authorities import Identifier, identifier
from teitools.edition.notes import TEI
from teitools.edition.positions import finding_at, positions
from teitools.edition.prefixes import prefixes
from teitools.lazy import expression

_IDNO = f"{TEI}idno"
_PREFIXED = expression(r"(gnd|viaf|wikidata|orcid|isni):(?!//)(\S+)", re.I)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the numbers in pointers and ``idno`` elements of all files."""
    declared = {prefix.name.lower() for document in edition.files for prefix in prefixes(document)}
    for document in edition.files:
        causes = Causes()
        if not declared.isdisjoint(_CALLED) or any(map(_is_suspect, pointing_values(document))):
            _in_pointers(document, causes)
        for idno in document.tree.iter(_IDNO):
            kind, text = idno.get("subtype") or idno.get("type") or "", (idno.text or "").strip()
            if problem := _problem(identifier(text, kind)) if text else None:
                causes.add(text, _in_text, document, idno, *problem)
        yield from causes.findings()


def _is_suspect(value: str) -> bool:
    """Whether an address among the pointers of a value has a wrong number."""
    return "://" in value and any(_problem(identifier(each)) for each in value.split())


def _in_pointers(document: Document, causes: Causes) -> None:
    for element in document.tree.iter(f"{TEI}*"):
        for name, value in element.items():
            if ":" in value and is_pointer(element, str(name)):
                for pointer in str(value).split():
                    if problem := _problem(_pointed(pointer)):
                        causes.add(pointer, _in_pointer, document, element, str(name), pointer, *problem)


def _pointed(pointer: str) -> Identifier | None:
    """Return what a pointer identifies: by an address, or by a prefix that is the authority's name."""
    prefixed = _PREFIXED.fullmatch(pointer)
    return identifier(prefixed[2], prefixed[1]) if prefixed else identifier(pointer)


def _problem(found: Identifier | None) -> tuple[str, Level] | None:
    """Return what is wrong with a number; a wrong check digit is certain."""
    if found is None or found.authority not in _FORMS:
        return None
    form, described = _FORMS[found.authority]
    called = f"{_CALLED[found.authority]} {found.number}"
    if not form.fullmatch(found.number):
        return f"{called} does not have the form of one, {described}: look it up again.", Level.WARNING
    checked = _CHECKED.get(found.authority)
    digit = checked(found.number) if checked else None
    if digit is None or digit == found.number[-1].upper():
        return None
    message = f"{called} has a digit that is wrong or in the wrong place: its check digit would be {digit}."
    return f"{message} Look it up again.", Level.ERROR


_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "gnd": (re.compile(r"1\d{7,9}[\dXx]|\d{1,8}-[\dXx]"), "such as 118540238 or 4005728-8"),
    "viaf": (re.compile(r"[1-9]\d{1,21}"), "digits alone"),
    "wikidata": (re.compile(r"[QPL][1-9]\d*"), "Q and digits"),
    "orcid": (re.compile(r"(?:\d{4}-){3}\d{3}[\dXx]"), "such as 0000-0002-1825-0097"),
    "isni": (re.compile(r"(?:\d{4}[ -]?){3}\d{3}[\dXx]"), "sixteen digits"),
    "doi": (re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+"), "10. and a number, a slash, and the rest"),
}
_CALLED = {
    "gnd": "The GND number",
    "viaf": "The VIAF number",
    "wikidata": "The Wikidata number",
    "orcid": "The ORCID",
    "isni": "The ISNI",
    "doi": "The DOI",
}


def _gnd(number: str) -> str:
    """Return the check digit of a GND number; those with a hyphen are counted otherwise."""
    digits = number[:-1].rstrip("-")
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11
    return _digit(total if "-" in number else -total % 11)


def _mod_11_2(number: str) -> str:
    """Return the check digit of an ORCID or ISNI (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in re.sub(r"\D", "", number[:-1]):
        total = (total + int(digit)) * 2
    return _digit((12 - total % 11) % 11)


def _digit(value: int) -> str:
    return "X" if value == 10 else str(value)


_CHECKED: Mapping[str, Callable[[str], str]] = {"gnd": _gnd, "orcid": _mod_11_2, "isni": _mod_11_2}


def _in_pointer(
    document: Document, element: etree._Element, name: str, pointer: str, message: str, level: Level
) -> Diagnostic:
    places = positions(document)
    from html import escape  # few numbers are wrong

    span = places.part(places.value(element, name), escape(pointer, quote=False))
    return finding_at(document, span, "E482", "identifier", message, level)


def _in_text(document: Document, element: etree._Element, message: str, level: Level) -> Diagnostic:
    span = positions(document).text(element, element)
    return finding_at(document, span, "E482", "identifier", message, level)
