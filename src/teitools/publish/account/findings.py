"""What is wrong with an account, as diagnostics at the place of the source."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.span import Span
from teitools.diagnostics.summary import counted
from teitools.edition import Document
from teitools.edition.positions import finding_at, positions
from teitools.publish.account.balance import Balance, Passage
from teitools.publish.account.words import spans

LOST = "E501"

MOST = 100
"""The findings of one kind that are told of one document in one output; the account has the number of all."""

QUOTED = 8
"""The words that a message quotes."""

OUTPUT_NAMES = {"html": "website", "print": "print XML", "pdf": "PDF", "text": "plain text", "epub": "EPUB"}


def findings(document: Document, output: str, balance: Balance) -> Iterator[Diagnostic]:
    """Return a diagnostic for each passage that is lost, shown again, or none of the document's."""
    name = OUTPUT_NAMES.get(output, output)
    for passage in _first(balance.lost()):
        yield _finding(document, passage, LOST, "lost", _lost(passage, name), Level.ERROR)
    for passage in _first(balance.repeated()):
        message = f"The {name} shows {_quoted(passage.words)} of {_named(passage.element)} more than once."
        yield _finding(document, passage, "E502", "repeated", message, Level.WARNING)
    for passage in _first(balance.added()):
        message = f"The {name} shows {_quoted(passage.words)} after this place, which is not in the document."
        yield _finding(document, passage, "E503", "added", message, Level.WARNING)


def _first(passages: Iterable[Passage]) -> Iterator[Passage]:
    return islice(passages, MOST)


def _lost(passage: Passage, name: str) -> str:
    words = counted(len(passage.words), "word")
    return f"The {name} lacks {words} of {_named(passage.element)}: {_quoted(passage.words)}."


def _named(element: etree._Element) -> str:
    return f"<{etree.QName(element).localname}>"


def _quoted(words: Sequence[str]) -> str:
    return f"“{' '.join(words[:QUOTED])}{' …' if len(words) > QUOTED else ''}”"


def _finding(
    document: Document, passage: Passage, code: str, rule: str, message: str, level: Level
) -> Diagnostic:
    return finding_at(document, _place(document, passage), code, rule, message, level)


def _place(document: Document, passage: Passage) -> Span:
    """Return the place of the first word; of quoted code, that of the tag before it."""
    element, after, text, is_tag = passage.stretch
    places = positions(document)
    found = spans(text)
    if not isinstance(after.tag, str) or is_tag or passage.number >= len(found):
        return places.start_tag(element)
    return places.characters(element, after, *found[passage.number])
