"""Letters of another script that only look right, and letters typed in pieces among composed ones.

Look-alikes: Unicode Technical Standard 39, 4 (confusables); composed letters: Unicode Standard Annex 15.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.model import text_of
from teitools.edition.positions import finding_at, positions
from teitools.edition.repertoire import has_references, repertoire
from teitools.edition.shown import Run, shown
from teitools.lazy import expression

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_GREEK = "Ͱ-Ͽἀ-῾"
_CYRILLIC = "Ѐ-ԯ"
_NEIGHBOURS = expression(f"[{_LATIN}][{_GREEK}{_CYRILLIC}]|[{_GREEK}{_CYRILLIC}][{_LATIN}]")
_OTHERS = expression(f"[{_GREEK}{_CYRILLIC}]")
_WORD = expression(r"[^\W\d_]+")
_SHORTEST = 3
"""In shorter words nobody knows which letter is the strange one: μm, kΩ, a siglum."""
_LONGEST = 100
"""Longer ones are no words."""


class _Confusion(NamedTuple):
    """Words of one script with letters of another, each of which looks like one of the own script."""

    word: re.Pattern[str]
    strange: re.Pattern[str]
    alike: Mapping[int, str]
    script: str
    own: str


@cache
def _confusions() -> tuple[_Confusion, ...]:
    return tuple(_all_confusions())


def _all_confusions() -> Iterator[_Confusion]:
    cyrillic = ("Cyrillic", _CYRILLIC, "аеорсухіѕјһԛԝАВЕКМНОРСТУХІЅЈ")
    greek = ("Greek", _GREEK, "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
    for (name, script, letters), latin in (
        (cyrillic, "aeopcyxisjhqwABEKMHOPCTYXISJ"),
        (greek, "oABEZHIKMNOPTYX"),
    ):
        case = "(?=.*[a-zα-ω])" if name == "Greek" else ""  # capitals are sigla
        yield _confusion(case, letters, _LATIN, dict(zip(letters, latin, strict=True)), name, "Latin")
        yield _confusion(case, latin, script, dict(zip(latin, letters, strict=True)), "Latin", name)


def _confusion(
    case: str, strange: str, letters: str, alike: Mapping[str, str], script: str, own: str
) -> _Confusion:
    word = re.compile(f"{case}[{letters}{strange}]*[{letters}][{letters}{strange}]*")
    return _Confusion(word, re.compile(f"[{strange}]"), str.maketrans(dict(alike)), script, own)


_MARKS = frozenset(map(chr, range(0x300, 0x370)))
_PIECES = expression("[^\\W\\d_][\u0300-\u036f]+")
_FEW = 0.05
_ENOUGH = 20


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the letters of all files."""
    for document in edition.files:
        yield from _mixed(document)
        yield from _in_pieces(document)


def _mixed(document: Document) -> Iterator[Diagnostic]:
    """Words of one script with a letter of another that looks like one of its own."""
    if not _OTHERS.search("".join(repertoire(document))):
        return
    if not _NEIGHBOURS.search(text_of(document).text) and not has_references(document):
        return
    causes = Causes()
    for run in shown(document):
        for word in _WORD.finditer(run.text) if _NEIGHBOURS.search(run.text) else ():
            if confusion := _confusion_in(word[0]):
                causes.add(word[0], _strange, document, run, word, confusion)
    yield from causes.findings()


def _confusion_in(word: str) -> _Confusion | None:
    """Return how a word mixes scripts, where it is certain which letters are the strange ones."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    for each in _confusions():
        number = len(each.strange.findall(word))
        if number and number * 3 <= len(word) and each.word.fullmatch(word):
            return each
    return None


def _strange(document: Document, run: Run, word: re.Match[str], confusion: _Confusion) -> Diagnostic:
    letter = confusion.strange.search(word[0])
    right = word[0].translate(confusion.alike)
    span = positions(document).characters(run.element, run.after, *word.span())
    message = (
        f"“{word[0]}” is a {confusion.own} word with a {confusion.script} letter "
        f"({letter[0] if letter else ''}) that only looks right: type it anew."
    )
    return finding_at(document, span, "E455", "mixed-scripts", message, fix=right)


def _in_pieces(document: Document) -> Iterator[Diagnostic]:
    """Letters with a mark of their own, where the text has most of such letters in one piece."""
    if _MARKS.isdisjoint(repertoire(document)):
        return
    text = text_of(document).text
    if has_references(document) or _may_be_composed(text, _MARKS & repertoire(document)):
        found = [
            (run, each)
            for run in shown(document)
            for each in _PIECES.finditer(run.text)
            if _composed(each[0])
        ]
        whole = sum(map(text.count, filter(_is_composed, repertoire(document))))
        if found and len(found) <= _FEW * (whole + len(found)) and whole >= _ENOUGH:
            yield from _composable(document, found)


def _may_be_composed(text: str, marks: Set[str]) -> bool:
    """Whether a mark stands after a letter with which it could be one, or after another mark."""
    pairs = {f"{before[-1:]}{mark}" for mark in marks for before in text.split(mark)[:-1]}
    return any(each[0] in _MARKS or _composed(each) for each in pairs) and not unicodedata.is_normalized(
        "NFC", text
    )


def _composed(letter: str) -> str | None:
    """Return a letter in one piece, or None where there is no such."""
    composed = unicodedata.normalize("NFC", letter)
    return composed if len(composed) < len(letter) else None


def _is_composed(letter: str) -> bool:
    return letter.isalpha() and len(unicodedata.normalize("NFD", letter)) > 1


def _composable(document: Document, found: Iterable[tuple[Run, re.Match[str]]]) -> Iterator[Diagnostic]:
    causes = Causes()
    for run, letter in found:
        causes.add("pieces", _in_piece, document, run, letter)
    yield from causes.findings()


def _in_piece(document: Document, run: Run, letter: re.Match[str]) -> Diagnostic:
    composed = _composed(letter[0])
    span = positions(document).characters(run.element, run.after, *letter.span())
    message = (
        f"The {composed} here is typed as {len(letter[0])} characters, most such letters of this text as "
        "one, and no search finds both: type it as one."
    )
    return finding_at(document, span, "E456", "composed", message, Level.WARNING, fix=composed)
