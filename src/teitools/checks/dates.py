"""Dates are possible, begin before they end, and say what their words say.

TEI P5, section 3.6.4 "Dates and Times" and the class att.datable.w3c; XML Schema Part 2, 3.2.7–14; ISO 8601-1
for the dates without hyphens.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from teitools.checks.date_agreement import disagreement, words_of
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.moments import moment
from teitools.edition.positions import finding_at, positions

_TEI = "{http://www.tei-c.org/ns/1.0}"
_NAMES = ("when", "from", "to", "notBefore", "notAfter")
_DATED = [etree.XPath(f"//t:*/@{name}", namespaces={"t": _TEI[1:-1]}) for name in _NAMES]
_PARTS = "app arc biblScope citedRange locus locusGrp rt span"
_PLACES = frozenset(f"{_TEI}{name}" for name in _PARTS.split())
"""Where @from and @to are not times: places in a text, or pages."""
_IN_WORDS = frozenset(f"{_TEI}{name}" for name in ("date", "origDate", "docDate", "birth", "death"))

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?")
"""Most values: a year, a month, or a day that every month has."""
_ORDER = (("from", "to"), ("notBefore", "notAfter"))


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the dates of all files. A wrong date is one finding: its value, its order, or its words."""
    for document in edition.files:
        for element in _dated(document):
            yield from _check(document, element)


def _dated(document: Document) -> dict[etree._Element, None]:
    """Return the elements that say when."""
    found: dict[etree._Element, None] = {}
    for attributes in _DATED:
        for value in cast("list[etree._ElementUnicodeResult]", attributes(document.tree)):
            element = cast("etree._Element", value.getparent())
            if element.tag not in _PLACES:
                found[element] = None
    return found


def _check(document: Document, element: etree._Element) -> Iterator[Diagnostic]:
    values = {name: value for name in _NAMES if (value := element.get(name))}
    unusual = [name for name, value in values.items() if not _PLAIN.fullmatch(value)]
    wrong = list(_wrong_values(document, element, unusual)) if unusual else []
    yield from wrong
    if wrong:
        return
    if len(values) > 1:
        for begin, end in _ORDER:
            if begin in values and end in values and _is_reversed(values[begin], values[end]):
                message = (
                    f"@{end} {values[end]} lies before @{begin} {values[begin]}: "
                    "exchange the two, or correct the one that is wrong."
                )
                yield _at(document, element, end, "E403", "date-order", message)
                return
    if values and element.tag in _IN_WORDS and not any("T" in value for value in values.values()):
        yield from _check_words(document, element, values)


def _wrong_values(document: Document, element: etree._Element, names: list[str]) -> Iterator[Diagnostic]:
    from teitools.checks.date_values import wrong_value  # few values are unusual

    for name in names:
        if mistake := wrong_value(element.get(name, "")):
            message = f"@{name} {mistake.words}."
            yield _at(document, element, name, mistake.code, mistake.rule, message, fix=mistake.fix)


def _is_reversed(begin: str, end: str) -> bool:
    """Whether an end lies before the beginning; a winter has both, in a year that is not named."""
    if begin[: len(end)] <= end[: len(begin)] and begin[0] != "-" != end[0]:
        return False
    first, last = moment(begin), moment(end)
    if first is None or last is None or first.year is None or last.year is None:
        return False
    return first.first.ordinal > last.last.ordinal


def _check_words(
    document: Document, element: etree._Element, values: Mapping[str, str]
) -> Iterator[Diagnostic]:
    text = words_of(element)
    if text and (difference := disagreement(document, element, text, values)):
        name = next(iter(values))
        written = " ".join(f'{each}="{value}"' for each, value in values.items())
        message = (
            f"The words “{text}” name another {difference} than {written}: "
            "correct the value, or mark the words as wrong with <sic>."
        )
        yield _at(document, element, name, "E404", "date-words", message, Level.WARNING)


def _at(
    document: Document,
    element: etree._Element,
    name: str,
    code: str,
    rule: str,
    message: str,
    level: Level = Level.ERROR,
    fix: str | None = None,
) -> Diagnostic:
    span = positions(document).value(element, name)
    return finding_at(document, span, code, rule, message, level, fix=fix)
