"""Names in the text point to entries, and the same words to the same entry (TEI Guidelines, 14)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from lxml import etree

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.notes import TEI
from teitools.edition.pointers import resolve
from teitools.edition.positions import finding, finding_at, positions
from teitools.edition.uses import uses

_NAMES = tuple(f"{TEI}{name}" for name in ("persName", "placeName", "orgName", "geogName", "rs", "name"))
_POINTING = ("ref", "key", "sameAs", "corresp", "nymRef")
_ENTRIES = tuple(
    f"{TEI}{name}" for name in ("person", "personGrp", "place", "org", "event", "nym", "object", "msDesc")
)
_NEARLY_ALL, _ENOUGH = 0.95, 20
_OFTEN = 5
_WORD = re.compile(r"\w{2,}")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the names in the texts of all documents."""
    mentions = {document: _mentions(document) for document in edition.documents}
    for document, elements in mentions.items():
        yield from _without_entry(document, elements)
    yield from _elsewhere(edition, mentions)


def _mentions(document: Document) -> list[etree._Element]:
    """Return the names in the text that are not those of entries."""
    text = document.tree.getroot().find(f"{TEI}text")
    if text is None:
        return []
    names = text.iter(*_NAMES)
    if next(text.iter(*_ENTRIES), None) is None:
        return list(names)
    return [each for each in names if next(each.iterancestors(*_ENTRIES), None) is None]


def _without_entry(document: Document, elements: Sequence[etree._Element]) -> Iterator[Diagnostic]:
    """Names that point to nothing, where nearly all names of their kind do."""
    if _pointing(document).issuperset(elements):
        return
    kinds: defaultdict[tuple[str, str | None], list[etree._Element]] = defaultdict(list)
    for each in elements:
        kinds[str(each.tag), each.get("type")].append(each)
    causes = Causes()
    for kind, named in kinds.items():
        pointing = sum(map(_points, named))
        if _ENOUGH <= len(named) != pointing >= _NEARLY_ALL * len(named):
            for each in named:
                if not _points(each) and not _is_part(each):
                    causes.add(kind, _lonely, document, each, pointing)
    yield from causes.findings()


def _pointing(document: Document) -> set[etree._Element]:
    """Return all elements that point to an entry."""
    values = chain.from_iterable(uses(document).get(name, {}).values() for name in _POINTING)
    return set(chain.from_iterable(values))


def _points(element: etree._Element) -> bool:
    return element.get("ref") is not None or any(element.get(name) is not None for name in _POINTING)


def _is_part(element: etree._Element) -> bool:
    """Whether an element is part of a name that points to an entry, or holds one."""
    return any(map(_points, element.iterancestors(*_NAMES))) or any(map(_points, element.iter(*_NAMES)))


def _lonely(document: Document, element: etree._Element, pointing: int) -> Diagnostic:
    name = etree.QName(element).localname
    message = (
        f"<{name}> “{_words(element)}” points to no entry, as {pointing:,} others in this file do: "
        "add its @ref."
    )
    return finding(document, element, "E462", "mention-without-entry", message, level=Level.INFO)


_Mention = tuple[Document, etree._Element]


def _elsewhere(
    edition: Edition, mentions: Mapping[Document, Sequence[etree._Element]]
) -> Iterator[Diagnostic]:
    """Words that point to one entry as a rule and once to another, whose names do not have them."""
    by_words: defaultdict[str, defaultdict[str, list[_Mention]]] = defaultdict(lambda: defaultdict(list))
    for document, elements in mentions.items():
        of_text = set(elements)
        for pointer, those in uses(document).get("ref", {}).items():
            for element in those if pointer else ():
                if element in of_text:
                    by_words[_words(element)][pointer].append((document, element))

    @cache
    def names(document: Document, pointer: str) -> frozenset[str]:
        return _names(edition, document, pointer)

    for words, pointers in by_words.items():
        if len(pointers) < 2:
            continue
        usual = max(pointers, key=lambda pointer: len(pointers[pointer]))
        sought = set(_WORD.findall(words.casefold()))
        if len(pointers[usual]) < _OFTEN or not sought or not sought <= names(pointers[usual][0][0], usual):
            continue
        for pointer, places in pointers.items():
            known = names(places[0][0], pointer) if len(places) == 1 else frozenset()
            if known and not known & sought:
                yield _strange(*places[0], pointer, usual, pointers[usual])


def _names(edition: Edition, document: Document, pointer: str) -> frozenset[str]:
    """Return the words of an entry's names."""
    found = resolve(edition, document, pointer)
    if found is None or found[1].tag not in _ENTRIES:
        return frozenset()
    names = (child for child in found[1].iterchildren(f"{TEI}*") if _is_name(child))
    return frozenset(_WORD.findall(" ".join(_text(name) for name in names).casefold()))


def _is_name(element: etree._Element) -> bool:
    return str(element.tag).endswith("Name") or element.tag in (f"{TEI}name", f"{TEI}label")


def _strange(
    document: Document, element: etree._Element, pointer: str, usual: str, others: Sequence[_Mention]
) -> Diagnostic:
    message = (
        f"“{_words(element)}” is {pointer} here, whose names do not have these words, and {usual} "
        f"in {len(others)} other places: correct @ref."
    )
    span = positions(document).value(element, "ref")
    return finding_at(document, span, "E463", "mention-elsewhere", message, Level.WARNING, fix=usual)


def _words(element: etree._Element) -> str:
    return _text(element) if len(element) else " ".join((element.text or "").split())


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext(f"{TEI}*"))).split())
