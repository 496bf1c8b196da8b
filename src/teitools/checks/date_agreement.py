"""Whether the words of a date say what its value says."""

from collections.abc import Iterator, Mapping

from lxml import etree

from teitools.checks.calendars import days, is_other_era, readings
from teitools.checks.date_words import Named, dates_named
from teitools.edition.ids import XML_ID
from teitools.edition.model import Document, kept
from teitools.edition.moments import Moment, moment

_TEI = "{http://www.tei-c.org/ns/1.0}"
_NAMES = "note sic orig rdg del fw surplus ref ptr"
_NOT_READ = frozenset(f"{_TEI}{name}" for name in _NAMES.split())
_BREAKS = frozenset(f"{_TEI}{name}" for name in ("lb", "pb", "cb"))
_CALENDARS = ("gregorian", "julian")
_NEVER = 10**9
"""Days."""


def words_of(element: etree._Element) -> str:
    """Return the words of a date as they are read: corrected, without notes and their marks."""
    if len(element):
        return " ".join("".join(_read(element)).split())
    text = element.text or ""
    return " ".join(text.split()) if "\n" in text else text.strip()


def _read(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _BREAKS:
            yield "" if child.get("break") == "no" else " "
        elif isinstance(child.tag, str) and child.tag not in _NOT_READ:
            yield from _read(child)
        yield child.tail or ""


def disagreement(document: Document, element: etree._Element, text: str, values: Mapping[str, str]) -> str:
    """Return which part of the words is another than in the values, unless the editor means it so; or ""."""
    found = difference(text, values)
    return "" if not found or _is_meant(document, element) else found


def difference(text: str, values: Mapping[str, str]) -> str:
    """Return which part of a text is another than in the values: "year", "month" or "day"; or ""."""
    named = dates_named(text)
    if not named or _begins_alike(named[0].beginning, values.get("when", "")):
        return ""
    moments = {name: moment(value) for name, value in values.items()}
    value = [each for each in moments.values() if each]
    if len(value) < len(moments) or any(_agrees(each, moments) for each in named):
        return ""
    return _difference(named[0], value)


def _begins_alike(beginning: str, value: str) -> bool:
    """Whether a date, or the beginning of one, agrees with a value at first sight: most do."""
    return bool(beginning and value) and (value.startswith(beginning) or beginning.startswith(value))


def _agrees(named: Named, moments: Mapping[str, Moment | None]) -> bool:
    """Whether what is named can be what the value says. One may be rougher than the other."""
    when = moments.get("when")
    first = when or moments.get("from") or moments.get("notBefore")
    last = when or moments.get("to") or moments.get("notAfter")
    year = next((each.year for each in (first, last) if each and each.year is not None), None)
    if named.year is None and (when is None or named.month == (when.month or named.month)):
        return when is None or when.day is None or named.day in (None, when.day) or _meets(named, when, when)
    if year is None:
        return named.year is not None and not named.short
    if named.year is not None and is_other_era(named.year, year):
        return True
    return _meets(named, first, last)


def _meets(named: Named, first: Moment | None, last: Moment | None) -> bool:
    """Whether a date lies, at least in part, between two others."""
    year = next((each.year for each in (first, last) if each and each.year is not None), None)
    if year is None:
        return False
    begin = days(first)[0] if first else -_NEVER
    end = days(last)[1] if last else _NEVER
    return any(begin <= its_end and its_begin <= end for its_begin, its_end in readings(named, year))


def _is_meant(document: Document, element: etree._Element) -> bool:
    """Whether the editor says that the words are wrong, or explains them, or dates by another calendar."""
    method = f"{element.get('calendar', '')} {element.get('datingMethod', '')}".strip().lower()
    if method and not any(calendar in method for calendar in _CALENDARS):
        return True
    is_sic = next(element.iterancestors(f"{_TEI}sic"), None) is not None
    return is_sic or element.get(XML_ID) in _explained(document)


@kept
def _explained(document: Document) -> frozenset[str]:
    """Return the ids that notes are about."""
    notes = document.tree.iter(f"{_TEI}note")
    return frozenset(each[1:] for note in notes for each in note.get("target", "").split() if each[0] == "#")


def _difference(named: Named, value: list[Moment]) -> str:
    years = {each.year % 100 if named.short else each.year for each in value if each.year is not None}
    if named.year is not None and years and (named.year % 100 if named.short else named.year) not in years:
        return "year"
    months = {each.month for each in value if each.month}
    return "month" if named.month and months and named.month not in months else "day"
