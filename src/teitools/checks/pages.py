"""Pages run in order, and a page has each of its columns once.

TEI P5, section 3.11.3 "Milestone Elements" and the class att.edition (@ed, @edRef).
"""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from lxml import etree

from teitools.checks.runs import Break, Kind, Numbers, breaks, ends_with
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.ids import XML_ID
from teitools.edition.positions import finding_at, positions
from teitools.lazy import expression

_TEI = "{http://www.tei-c.org/ns/1.0}"
_TEXT, _PAGE, _COLUMN = (f"{_TEI}{name}" for name in ("text", "pb", "cb"))
_ASIDE = tuple(f"{_TEI}{name}" for name in ("note", "rdg", "floatingText"))
"""What stands beside the text, with pages of its own."""

_NAMES = "text front body back group div div1 div2 div3 div4 div5 div6 div7 titlePage list table lg sp"
_PARTS = frozenset(f"{_TEI}{name}" for name in _NAMES.split())
"""What holds paragraphs, lines and items, and no words of its own."""

_ARABIC = expression(
    r"(?P<before>.*?)(?P<first>\d{1,6})(?:\s?[-–—/]\s?(?P<last>\d{1,6}))?\s?(?P<letter>[a-z]?)", re.S
)
_FOLIO = expression(
    r"(?P<before>.*?)(?P<leaf>\d{1,6})\s?\.?\s?(?P<side>r|v)(?:ecto|erso|o|º)?\.?", re.I | re.S
)
_ROMAN = expression(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LONGEST = 40
_AROUND = " \t\n[](){}<>⟨⟩*.,:;?"


class _Page(NamedTuple):
    """A page break whose number can be counted: by what, and which.

    ``unnumbered`` says whether breaks stand before it that cannot.
    """

    element: etree._Element
    kind: str
    numbers: Numbers
    unnumbered: bool = False


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the page breaks and the column breaks of all files."""
    for document in edition.files:
        yield from _check_pages(document)
        if next(document.tree.iter(_COLUMN), None) is not None:
            yield from _check_columns(document)


def _check_pages(document: Document) -> Iterator[Diagnostic]:
    for row in _rows(document):
        found = breaks([page.numbers for page in row])
        numbers = {page.numbers.high for page in row} if found else set()
        for each in found:
            page = row[each.place]
            is_gap = each.kind is Kind.GAP
            if not (is_gap and _is_only_a_gap(row[each.place - 1], page, numbers)):
                yield _misnumbered(document, page, each)


def _is_only_a_gap(before: _Page, here: _Page, pages: Set[int]) -> bool:
    """Whether numbers are left out, but no page with text on it.

    The page before has no number or stands elsewhere, or the pictures run on, or the back of a leaf was
    empty at the end of a part.
    """
    pictures = [re.findall(r"\d{1,9}", page.element.get("facs", "")) for page in (before, here)]
    run_on = any(int(one) + 1 == int(other) for one, other in zip(*pictures, strict=False))
    is_back = here.numbers.low - before.numbers.high == 2 and _is_front(here)
    stands_elsewhere = here.unnumbered or here.numbers.low - 1 in pages
    return run_on or stands_elsewhere or (is_back and _stands_between(here.element))


def _is_front(page: _Page) -> bool:
    """Whether a page is the front of its leaf: 1, or 1r."""
    return page.numbers.low % 2 == (0 if page.kind.endswith(" folio") else 1)


def _stands_between(element: etree._Element) -> bool:
    """Whether a page break stands between paragraphs, chapters and the like, or at the beginning of one."""
    parent = element.getparent()
    if parent is None or parent.tag in _PARTS:
        return True
    return element.getprevious() is None and not (parent.text or "").strip()


def _rows(document: Document) -> Iterator[list[_Page]]:
    """Return the pages of each text and each of its editions, in rows of one kind of number."""
    rows: dict[str, list[_Page]] = {}
    unnumbered: set[str] = set()
    for element in document.tree.iter(_TEXT, _PAGE):
        if element.tag == _TEXT:
            yield from rows.values()
            rows = {}
        elif next(element.iterancestors(*_ASIDE), None) is None:
            edition = " ".join(element.get(name, "") for name in ("ed", "edRef", "type"))
            page = _page(element, (element.get("n") or "").strip(_AROUND))
            if page is None:
                unnumbered.add(edition)
                continue
            row = rows.setdefault(edition, [])
            if row and page.kind != row[-1].kind:
                yield row
                row = rows[edition] = []
            row.append(page._replace(unnumbered=edition in unnumbered))
            unnumbered.discard(edition)
    yield from rows.values()


def _page(element: etree._Element, number: str) -> _Page | None:
    """Return a page with its number as one that can be counted; nothing if it has none."""
    if not 0 < len(number) < _LONGEST:
        return None
    if number.isdecimal():
        return _Page(element, "", Numbers(int(number), int(number)))
    if folio := _FOLIO.fullmatch(number):
        side = 2 * int(folio["leaf"]) + (folio["side"].lower() == "v")
        return _Page(element, f"{folio['before']} folio", Numbers(side, side))
    if arabic := _ARABIC.fullmatch(number):
        first = int(arabic["first"])
        last = max(first, int(arabic["last"] or first))
        return _Page(element, arabic["before"], Numbers(first, last, bool(arabic["letter"])))
    if _ROMAN.fullmatch(number.lower()):
        value = _roman(number.lower())
        return _Page(element, "roman", Numbers(value, value))
    return None


def _roman(number: str) -> int:
    values = [_VALUES[each] for each in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _as_roman(number: int) -> str:
    """Return 1 to 3999 in Roman numerals."""
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens, hundreds = _scaled(units, "xlc"), _scaled(units, "cdm")
    return (
        "m" * (number // 1000) + hundreds[number // 100 % 10] + tens[number // 10 % 10] + units[number % 10]
    )


def _scaled(units: tuple[str, ...], letters: str) -> list[str]:
    return [each.translate(str.maketrans("ivx", letters)) for each in units]


def _misnumbered(document: Document, page: _Page, found: Break) -> Diagnostic:
    written = page.element.get("n", "")
    right = _written_like(page, found.expected)
    if found.kind is Kind.REPEATED:
        message = f"Page {written} begins twice: correct @n, or take one of the breaks away."
    elif found.kind is Kind.GAP:
        message = (
            f"Page {written} comes where page {right} is expected: "
            "look for a break that is missing, or correct @n."
        )
    else:
        message = f"Page {written} comes where the pages around it ask for page {right}: correct @n."
    return finding_at(
        document,
        positions(document).value(page.element, "n"),
        "E431",
        "page-number",
        message,
        Level.ERROR if found.certain else Level.WARNING,
        fix=right if found.certain and ends_with(page.element.get(XML_ID), right.strip(_AROUND)) else None,
    )


def _written_like(page: _Page, number: int) -> str:
    """Write a number as the page has its own: xii, [12], 12v."""
    written = page.element.get("n", "")
    if page.kind == "roman":
        roman = _as_roman(number)
        return re.sub(r"\w+", roman.upper() if written.isupper() else roman, written, count=1)
    if page.kind.endswith(" folio"):
        folio = re.search(r"(\d+)(\s?\.?\s?)[rv]", written, re.I)
        side = "rv"[number % 2]
        return (
            f"{written[: folio.start()]}{number // 2}{folio[2]}{side}{written[folio.end() :]}"
            if folio
            else written
        )
    digits = re.search(r"\d+(?=\D*$)", written)
    if digits is None or page.numbers.loose or page.numbers.low != page.numbers.high:
        return str(number)
    return f"{written[: digits.start()]}{number}{written[digits.end() :]}"


def _check_columns(document: Document) -> Iterator[Diagnostic]:
    """Only what stands twice on a page: what columns are called, and where they begin, is the editor's."""
    page = ""
    seen: set[tuple[str | None, str]] = set()
    for element in document.tree.iter(_PAGE, _COLUMN, _TEXT):
        if element.tag != _COLUMN:
            page = element.get("n", "")
            seen.clear()
        elif number := element.get("n"):
            column = (element.get("ed"), number)
            if column in seen and next(element.iterancestors(*_ASIDE), None) is None:
                where = f"on page {page}" if page else "on this page"
                message = (
                    f"Column {number} begins twice {where}: "
                    "correct @n, or add the page break that is missing."
                )
                span = positions(document).value(element, "n")
                yield finding_at(document, span, "E432", "column-number", message, Level.WARNING)
            seen.add(column)
