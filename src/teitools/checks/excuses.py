"""Excuses: a comment or an instruction that says why something is right at one place, though it is reported.

``<!-- teitools-ignore E311: the letter is lost -->`` excuses the element that follows, with all in it. So
does the instruction ``<?teitools-ignore E311: the letter is lost?>``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.selection import matches_any
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

    Whether an excuse is needed is known only if all has been checked.
    """
    kept = list(found)
    for document in documents:
        kept = list(_judged(document, kept, all_checked))
    return kept


def _judged(document: Document, found: Iterable[Diagnostic], all_checked: bool) -> Iterator[Diagnostic]:
    excuses: list[_Excuse] = []
    for node in document.tree.iter(etree.Comment, etree.ProcessingInstruction):
        if _is_excuse(node):
            read = _read(document, node)
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
        if all_checked and not each.used:
            message = f"The excuse before this element ({', '.join(each.names)}) excuses nothing: delete it."
            yield finding(document, each.element, "E020", "excuse", message, level=Level.WARNING)


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
