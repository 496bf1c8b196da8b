"""What a fix must not touch: the text of a document, and findings that are none of its own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.baseline import key_of_message

Moved = Callable[[int], int]
"""Tells where a place of a file is after a change."""


def same_text(one: etree._ElementTree, other: etree._ElementTree) -> bool:
    """Whether two documents are the same but for the names of elements, and for attributes."""
    return all(_same(a, b) for a, b in zip_longest(one.iter(), other.iter()))


def _same(one: etree._Element | None, other: etree._Element | None) -> bool:
    if one is None or other is None:
        return False
    if (one.text, one.tail) != (other.text, other.tail):
        return False
    if isinstance(one.tag, str) and isinstance(other.tag, str):
        return True
    return one.tag is other.tag and getattr(one, "target", None) == getattr(other, "target", None)


def strangers(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], moved: Mapping[str, Moved]
) -> list[Diagnostic]:
    """Return the findings after a change that were not there before it.

    One is known by its place, or else by what it says: what has many places may have another first one.
    """
    places: defaultdict[object, list[Diagnostic]] = defaultdict(list)
    for each in before:
        places[_place(each, moved.get(each.file))].append(each)
    strange = []
    for each in after:
        known = places[_place(each, None)]
        if known:
            known.remove(_alike(each, known))
        else:
            strange.append(each)
    left = Counter(_words(each) for known in places.values() for each in known)
    found = []
    for each in strange:
        if left[_words(each)]:
            left[_words(each)] -= 1
        else:
            found.append(each)
    return found


def _place(found: Diagnostic, moved: Moved | None) -> object:
    if found.byte_range is None:
        return _words(found)
    start = found.byte_range[0]
    return found.file, found.code, found.rule, moved(start) if moved else start


def _alike(found: Diagnostic, known: list[Diagnostic]) -> Diagnostic:
    return next((each for each in known if each.message == found.message), known[0])


def _words(found: Diagnostic) -> tuple[str, str]:
    return found.file, key_of_message(found)
