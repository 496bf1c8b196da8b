"""Spaces at the edges of words: inside a tag, before a stop; and breaks in words (TEI Guidelines, 3.11.3)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.model import text_of, utf8_of
from teitools.edition.notes import TEI
from teitools.edition.positions import finding, finding_at, positions
from teitools.edition.shown import Run, shown
from teitools.lazy import expression

_NAMES = """
    date distinct emph foreign geogName hi mentioned name orgName persName placeName quote ref rs soCalled
    term title
"""
_INLINE = frozenset(f"{TEI}{name}" for name in _NAMES.split())
_BREAKS = frozenset(f"{TEI}{name}" for name in ("lb", "pb", "cb", "gb"))
_SPACE = " \t\r\n"
_GLUED = expression(r"<(?<=\w<)[A-Za-z][^<>]*>(?=[ \t\r\n]|(?<=/>)[^\W\d_])")
"""A start tag after a letter: before a space, or with no content inside a word."""
_CLOSED = expression(r"<(?<=[ \t\r\n]<)/[^<>]*>[^\W\d_]")
_STOPPED = expression(r">[ \t\r\n]+[,.](?=[\s<])")
_CLOSED_BYTES = expression(rb"</(?<=[ \t\r\n]</)[^<>]*>[A-Za-z\x80-\xff]")
_STOPPED_BYTES = expression(rb">[ \t\r\n]+[,.]")
_ALIKE = bytes.maketrans(b"\t\r\n,", b"   .")
"""What is found faster, and is more than is meant."""
_STOPS = expression(r">[ \t\r\n]*[,.](?=[\s<])")
_STOP = expression(r"[ \t\r\n]+[,.](?=\s|$)(?!\s+\.)")
_FEW = 0.2
"""If more stops than this have a space before them, the text is printed so."""
_LAST_WORD = expression(r"[^\W\d_]+$")
_LONGEST = 100
"""Letters: in longer words nobody breaks a line."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WORD = expression(r"[^\W\d_]+")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the spaces of all files."""
    for document in edition.files:
        text = text_of(document).text
        glued = [each[0].endswith("/>") for each in _GLUED.finditer(text) if "break" not in each[0]]
        edges = not all(glued) or _may_have_edges(document)
        if edges or glued:
            runs = shown(document)
            yield from _edges(document, runs) if edges else ()
            yield from _breaks(document, runs)


def _may_have_edges(document: Document) -> bool:
    encoded = utf8_of(document)
    stopped = b" ." in encoded.translate(_ALIKE) and _STOPPED_BYTES.search(encoded)
    if not stopped and _CLOSED_BYTES.search(encoded) is None:
        return False
    text = text_of(document).text
    return _CLOSED.search(text) is not None or _has_rare_stops(text)


def _has_rare_stops(text: str) -> bool:
    """Whether a space stands before some stops that follow a tag, and not before many of them."""
    spaced = len(_STOPPED.findall(text))
    return 0 < spaced <= _FEW * len(_STOPS.findall(text))


def _edges(document: Document, runs: Sequence[Run]) -> Iterator[Diagnostic]:
    """Spaces inside an element whose other side is a word, and between an element and a stop."""
    causes, is_rare = Causes(), _has_rare_stops(text_of(document).text)
    for before, run in pairwise(runs):
        if _opens_with_space(before, run):
            causes.add("opened", _at_edge, document, run, 0)
        elif _closes_with_space(before, run):
            causes.add("closed", _at_edge, document, before, len(before.text) - 1)
        elif is_rare and _has_space_before_stop(run) and not _is_french(run.element):
            causes.add("stop", _before_stop, document, run)
    yield from causes.findings()


def _opens_with_space(before: Run, run: Run) -> bool:
    opens = (
        run.element is run.after and run.element.tag in _INLINE and run.element.getparent() is before.element
    )
    return opens and run.text[0] in _SPACE and _is_word(before.text[-1]) and not run.text.isspace()


def _closes_with_space(before: Run, run: Run) -> bool:
    closes = run.after is before.element and run.after is not run.element and run.after.tag in _INLINE
    return closes and before.text[-1] in _SPACE and _is_word(run.text[0]) and not before.text.isspace()


def _is_word(character: str) -> bool:
    """Whether a character belongs to a word of a script that has spaces between words."""
    return character.isalnum() and not "\u2e80" <= character <= "\u9fff"


def _has_space_before_stop(run: Run) -> bool:
    follows = run.after is not run.element and run.after.tag in _INLINE
    return follows and _STOP.match(run.text) is not None


def _is_french(element: etree._Element) -> bool:
    around = (element, *element.iterancestors())
    return next((each.get(_LANG, "") for each in around if each.get(_LANG)), "").startswith("fr")


def _at_edge(document: Document, run: Run, place: int) -> Diagnostic:
    span = positions(document).characters(run.element, run.after, place, place + 1)
    name = etree.QName(run.element).localname
    side, where = ("begins", "before the tag") if place == 0 else ("ends", "behind the tag")
    message = (
        f"<{name}> “{' '.join(run.text.split())}” {side} with the space of the sentence: put it {where}."
    )
    return finding_at(document, span, "E458", "space", message, Level.WARNING)


def _before_stop(document: Document, run: Run) -> Diagnostic:
    blank = len(run.text) - len(run.text.lstrip(_SPACE))
    span = positions(document).characters(run.element, run.after, 0, blank)
    message = (
        f"A space stands between <{etree.QName(run.after).localname}> and the {run.text[blank]}: delete it."
    )
    return finding_at(document, span, "E458", "space", message, Level.WARNING, fix="")


def _breaks(document: Document, runs: Sequence[Run]) -> Iterator[Diagnostic]:
    """Breaks between two halves of a word that the text has whole elsewhere."""
    halves = [
        (run.after, before_break[0], after_break[0])
        for before, run in pairwise(runs)
        if run.after.tag in _BREAKS and run.element is before.element and run.after.get("break") != "no"
        if (before_break := _LAST_WORD.search(before.text, max(len(before.text) - _LONGEST, 0)))
        and (after_break := _WORD.match(run.text))
    ]
    text = "\n".join(run.text for run in runs) if halves else ""
    broken = Counter(half for _, one, other in halves for half in (one, other))

    def known(word: str) -> bool:
        return _stands_oftener(text, word, broken[word])

    for element, one, other in halves:
        if known(one + other) and not (known(one) and known(other)):
            yield _in_word(document, element, one, other)


def _stands_oftener(text: str, word: str, number: int) -> bool:
    """Whether a text has a word more often than a number of times."""
    place = text.find(word)
    while place >= 0 and number >= 0:
        end = place + len(word)
        number -= not (_WORD.match(text, max(place - 1, 0), place) or _WORD.match(text, end, end + 1))
        place = text.find(word, end)
    return number < 0


def _in_word(document: Document, element: etree._Element, one: str, other: str) -> Diagnostic:
    name = etree.QName(element).localname
    message = (
        f"<{name}> parts “{one}” from “{other}”, and “{one}{other}” is a word of this text: "
        f'write <{name} break="no"> there, so that the word stays whole.'
    )
    return finding(document, element, "E459", "break", message, level=Level.WARNING)
