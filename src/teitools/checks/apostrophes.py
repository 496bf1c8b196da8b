"""Typewriter's apostrophes and quotation marks in a text that has printer's (The Unicode Standard, 6.2)."""

import re
from collections.abc import Iterator

from lxml import etree

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.model import text_of
from teitools.edition.positions import finding_at, positions
from teitools.edition.repertoire import repertoire
from teitools.edition.shown import Run, shown

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPED = re.compile(r"(?<=[^\W\d_])['´`](?=[^\W\d_])")
_PRINTED = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_FEW, _ENOUGH = 0.05, 20
_LETTERS = re.compile("-(?:Latn|fonipa)\\b|^(?:ar|fa|he|uk|be)\\b", re.I)
"""Languages in whose words such a mark is a letter, or stands for one."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the apostrophes of all files."""
    for document in edition.files:
        if "’" in repertoire(document) and _is_suspect(document):
            yield from _findings(document)


def _is_suspect(document: Document) -> bool:
    text, known = text_of(document).text, repertoire(document)
    marks = "'´`" if "´" in known else "'`"
    return text.count("’") >= _ENOUGH and (
        "&apos;" in text or "&#39;" in text or any(_stands_between_letters(text, mark) for mark in marks)
    )


def _stands_between_letters(text: str, mark: str) -> bool:
    place = text.find(mark)
    while place >= 0:
        if text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha():
            return True
        place = text.find(mark, place + 1)
    return False


def _findings(document: Document) -> Iterator[Diagnostic]:
    runs = shown(document)
    printed = sum(len(_PRINTED.findall(run.text)) for run in runs if "’" in run.text)
    typed = [
        (run, mark)
        for run in runs
        if "'" in run.text or "´" in run.text or "`" in run.text
        for mark in _TYPED.finditer(run.text)
        if not _is_letter(run.element)
    ]
    if printed < _ENOUGH or len(typed) > _FEW * (printed + len(typed)):
        return
    causes = Causes()
    for run, mark in typed:
        causes.add("apostrophe", _finding, document, run, mark)
    yield from causes.findings()


def _is_letter(element: etree._Element) -> bool:
    around = (element, *element.iterancestors())
    language = next((each.get(_LANG) for each in around if each.get(_LANG)), "")
    return _LETTERS.search(language or "") is not None


def _finding(document: Document, run: Run, mark: re.Match[str]) -> Diagnostic:
    span = positions(document).characters(run.element, run.after, *mark.span())
    message = f"The apostrophe is a {mark[0]} here, and elsewhere in this text a ’: write ’."
    return finding_at(document, span, "E457", "apostrophe", message, Level.WARNING, fix="’")
