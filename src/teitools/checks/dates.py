"""Dates are possible, begin before they end, and say what their words say.

TEI P5, section 3.6.4 "Dates and Times" and the class att.datable.w3c; XML Schema Part 2, 3.2.7–14; ISO 8601-1
for the dates without hyphens.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from teitools.checks.date_agreement import difference, disagreement, words_of
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.moments import moment
from teitools.edition.positions import finding_at, positions
from teitools.edition.uses import uses

_TEI = "{http://www.tei-c.org/ns/1.0}"
_NAMES = ("when", "from", "to", "notBefore", "notAfter")
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
        for element, values in _dated(document).items():
            text = words_of(element) if element.tag in _IN_WORDS else ""
            if not _is_evident(text, *values.items()):
                yield from _check(document, element, values)


@lru_cache(maxsize=4096)
def _is_evident(text: str, *given: tuple[str, str]) -> bool:
    """Whether nothing can be wrong with a date: its values are plain and in order, and agree with its text.

    Texts name the same days again and again.
    """
    values = dict(given)
    if not all(map(_PLAIN.fullmatch, values.values())) or _reversed_in(values):
        return False
    return not (text and difference(text, values))


def _dated(document: Document) -> dict[etree._Element, dict[str, str]]:
    """Return the elements that say when, and with which attributes."""
    found: defaultdict[etree._Element, dict[str, str]] = defaultdict(dict)
    for name in _NAMES:
        for value, elements in uses(document).get(name, {}).items():
            for element in elements if value else ():
                if element.tag not in _PLACES and str(element.tag).startswith(_TEI):
                    found[element][name] = value
    return found


def _check(document: Document, element: etree._Element, values: Mapping[str, str]) -> Iterator[Diagnostic]:
    unusual = [name for name, value in values.items() if not _PLAIN.fullmatch(value)]
    wrong = list(_wrong_values(document, element, unusual)) if unusual else []
    yield from wrong
    if wrong:
        return
    if found := _reversed_in(values):
        begin, end = found
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


def _reversed_in(values: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the names of a beginning and of an end before it."""
    both = (pair for pair in _ORDER if values.keys() >= set(pair)) if len(values) > 1 else ()
    return next(((begin, end) for begin, end in both if _is_reversed(values[begin], values[end])), None)


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
