"""Excuses: a comment or an instruction that says why something is right at one place, though it is reported.

``<!-- teitools-ignore E311: the letter is lost -->`` excuses the element that follows, with all in it. So
does the instruction ``<?teitools-ignore E311: the letter is lost?>``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.selection import is_of_builds, matches_any
from teitools.edition import Document
from teitools.edition.positions import finding, positions

_SIGN = "teitools-ignore"
_EXCUSE = re.compile(r"\s*(?:teitools-ignore\s+)?([\w.,-]+(?:\s*,\s*[\w.-]+)*)\s*(?::\s*(.*\S))?\s*", re.S)


@dataclass
class _Excuse:
    """What is excused (codes or rules) from a place to another, and whether there was any of it."""

    element: etree._Element
    names: tuple[str, ...]
    start: tuple[int, int]
    end: tuple[int, int]
    used: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        place = diagnostic.line, diagnostic.column
        return self.start <= place <= self.end and matches_any(diagnostic, self.names)


def without_excused(
    documents: Iterable[Document], found: Iterable[Diagnostic], all_checked: bool = True
) -> list[Diagnostic]:
    """Return what is not excused, and what is wrong with the excuses.

    Whether an excuse is needed is known only if all has been checked; of an excuse for what a build finds
    no check knows it.
    """
    kept = list(found)
    for document in documents:
        kept = list(_judged(document, kept, all_checked))
    return kept


def unexcused(documents: Iterable[Document], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what is not excused of what was found later, when the excuses themselves have been judged."""
    excuses = {
        document.name: [each for each in _excuses(document) if isinstance(each, _Excuse)]
        for document in documents
        if _SIGN.encode() in document.source
    }
    return [each for each in found if not any(one.covers(each) for one in excuses.get(each.file, ()))]


def _judged(document: Document, found: Iterable[Diagnostic], all_checked: bool) -> Iterator[Diagnostic]:
    excuses: list[_Excuse] = []
    for read in _excuses(document):
        if isinstance(read, Diagnostic):
            yield read
        else:
            excuses.append(read)
    for diagnostic in found:
        here = diagnostic.file == document.name
        covering = [each for each in excuses if here and each.covers(diagnostic)]
        for each in covering:
            each.used = True
        if not covering:
            yield diagnostic
    for each in excuses:
        if all_checked and not each.used and not any(map(is_of_builds, each.names)):
            message = f"The excuse before this element ({', '.join(each.names)}) excuses nothing: delete it."
            yield finding(document, each.element, "E020", "excuse", message, level=Level.WARNING)


def _excuses(document: Document) -> Iterator[_Excuse | Diagnostic]:
    """Read the excuses of a document; a diagnostic says what is wrong with one."""
    nodes = document.tree.iter(etree.Comment, etree.ProcessingInstruction)
    return (_read(document, node) for node in nodes if _is_excuse(node))


def _is_excuse(node: etree._Element) -> bool:
    if isinstance(node, etree._ProcessingInstruction):
        return node.target == _SIGN
    return (node.text or "").split()[:1] == [_SIGN]


def _read(document: Document, node: etree._Element) -> _Excuse | Diagnostic:
    following = next(node.itersiblings("*"), None)
    near = following if following is not None else node.getparent()
    written = _EXCUSE.fullmatch(node.text or "")
    problem = None
    if written is None:
        problem = f"An excuse names what it excuses, and why: {_SIGN} E311: the letter is lost."
    elif not written[2]:
        problem = f"An excuse says why: {_SIGN} {written[1]}: the letter is lost."
    elif following is None:
        problem = "An excuse stands before the element that it excuses, and nothing follows it here."
    if written is None or following is None or problem:
        element = near if near is not None else document.tree.getroot()
        return finding(document, element, "E020", "excuse", problem or "", level=Level.WARNING)
    span = positions(document).element(following)
    names = tuple(re.split(r"[\s,]+", written[1]))
    return _Excuse(following, names, (span.line, span.column), (span.end_line, span.end_column))
