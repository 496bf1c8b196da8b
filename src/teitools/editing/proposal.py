"""From a finding with a fix to splices, in the encoding of its file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teitools.diagnostics import Diagnostic
from teitools.editing.certain import is_certain
from teitools.editing.splice import Splice, disjoint
from teitools.editing.tags import tags
from teitools.edition.encoding import SourceText
from teitools.edition.model import Document, text_of

_ELEMENTS = frozenset({"E101"})
"""Codes of what is said of an element's name."""
_RULES = frozenset({"E201"})
"""Codes whose fix may be a whole start tag."""
NAMES = frozenset({"E101", "E102", "E105"})
"""Codes whose fix is a name, in which no character can be written as a reference."""


class Proposal(NamedTuple):
    """A finding, and the splices that together mend it."""

    found: Diagnostic
    splices: tuple[Splice, ...]


def proposals(
    document: Document, wanted: Iterable[Diagnostic], found: Iterable[Diagnostic] = ()
) -> list[Proposal]:
    """Return how to mend what is certain of what is wanted; of two that change one place the first.

    What is in the start tag of an element waits until nothing is ``found`` at its name, which says what its
    attributes are.
    """
    nameless = _nameless(document, found)
    number = tags(document).number
    known = (
        each
        for each in wanted
        if each.code in _ELEMENTS or not each.byte_range or number(each.byte_range[0]) not in nameless
    )
    every = list(_proposals(document, known))
    free = disjoint(each.splices for each in every)
    return [each for each, is_free in zip(every, free, strict=True) if is_free]


def _nameless(document: Document, found: Iterable[Diagnostic]) -> set[int]:
    """Return the numbers of the tags whose names are wrong."""
    number = tags(document).number
    wrong = [each for each in found if each.code in _ELEMENTS]
    names = [each.byte_range[0] for each in wrong if each.byte_range]
    return {*map(number, names), *(number(span.start) for each in wrong for span in each.also)}


def _proposals(document: Document, found: Iterable[Diagnostic]) -> Iterator[Proposal]:
    if not _is_exact(document):
        return
    for each in found:
        if each.fix is not None and each.byte_range is not None and is_certain(document, each):
            splices = _splices(document, each, each.byte_range, each.fix)
            if splices:
                yield Proposal(each, splices)


def _splices(
    document: Document, found: Diagnostic, place: tuple[int, int], fix: str
) -> tuple[Splice, ...] | None:
    source, within = text_of(document), tags(document)
    new = _encoded(fix, source, references=found.code not in NAMES)
    places = (place, *((span.start, span.end) for span in found.also))
    hold = within.are if found.code in _RULES else within.hold
    if new is None or not all(hold(start, end) for start, end in places):
        return None
    if len({document.source[start:end] for start, end in places}) > 1:
        return None
    return tuple(Splice(start, end, new) for start, end in places)


def _encoded(text: str, source: SourceText, references: bool) -> bytes | None:
    """Write a text as the file is written; a character that its encoding lacks as a reference.

    Line ends are as they are: a fix holds none but those of the value in whose place it comes.
    """
    try:
        return text.encode(source.codec, "xmlcharrefreplace" if references else "strict")
    except UnicodeError:
        return None


def _is_exact(document: Document) -> bool:
    """Whether the characters of a file are known so well that places among them are those of its bytes."""
    source = text_of(document)
    return source.text.encode(source.codec, "replace") == document.source[source.mark :]
