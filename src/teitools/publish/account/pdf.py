"""The words of a PDF, as its text extracts.

A PDF has no elements that say which words are a document's: the print XML that it was set from has. So the PDF
is held against that, and what it shows of it is what the account counts. Words are compared without capitals,
which small capitals lose. Signs that are set of several glyphs come back doubled: words with combining marks
are compared by their letters, repeated ones once. Words of scripts that run from right to left come back in
pieces and out of order: of these only the letters are compared, and the account says how many there are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.publish.account.matching import OPEN, Text
from teitools.publish.account.pages import pages_of
from teitools.publish.account.pairing import Pairs, pair
from teitools.publish.account.print import GENERATED, read_print
from teitools.publish.account.shown import Shown
from teitools.publish.account.texts import Claims, finder, stretches
from teitools.publish.account.words import words

_LABELS = finder("//@*")
_LOCATORS = frozenset({"n", "nn"})
"""What the template writes before the number of a note in an index."""

_NUMBER = re.compile(r"(\d+)(\D.*)|(.*\D)(\d+)", re.S)
_REPEATED = re.compile(r"(.)\1+", re.S)


def read_pdf(pdf: bytes, print_xml: bytes) -> Shown:
    """Return what a PDF shows of the print XML that it was set from."""
    text, own = _words_of(parse_xml(print_xml).getroot())
    folded = Text([_folded(word) for word in text.words], text.begins)
    pages = _pages(pdf, frozenset(folded.words))
    pairs = pair(folded, [not each for each in own], pages)
    shown = read_print(print_xml)
    shown.text, shown.generated = Text(), Counter()
    letters = _Letters(pages.words[j] for j, i in enumerate(pairs.sources) if i == OPEN)
    for (begin, end), is_own in zip(text.stretches(), own, strict=True):
        found = [i for i in range(begin, end) if pairs.shown[i] or letters.take(folded.words[i])]
        if is_own:
            shown.text.add([text.words[i] for i in found])
            shown.by_letters += sum(not pairs.shown[i] for i in found)
        else:
            shown.generated.update(text.words[i] for i in found)
    for word in _further(pages, pairs):
        if word.isdecimal() or word in _LOCATORS:
            shown.generated[word] += 1
        elif not _runs_to_the_left(word):
            shown.text.add([word])
    return shown


def _words_of(root: etree._Element) -> tuple[Text, list[bool]]:
    """Return the words of print XML, and which stretches are the document's; attributes come last."""
    text, own = Text(), []
    generated: Claims[bool] = Claims(dict.fromkeys(GENERATED(root), True))
    for stretch in stretches(root):
        if counted := words(stretch.text):
            text.add(counted)
            own.append(not generated[stretch.element])
    for label in _LABELS(root):
        if counted := words(label):
            text.add(counted)
            own.append(False)
    return text, own


def _pages(pdf: bytes, vocabulary: frozenset[str]) -> Text:
    """Return the words of the pages; the number of a note is no part of the word before or after it."""
    pages = Text()
    for page in pages_of(pdf):
        pages.add([part for word in words(page) for part in _without_number(_folded(word), vocabulary)])
    return pages


def _without_number(word: str, vocabulary: frozenset[str]) -> Sequence[str]:
    if word in vocabulary or not (found := _NUMBER.fullmatch(word)):
        return [word]
    parts = [part for part in found.groups() if part]
    return parts if any(part in vocabulary for part in parts) else [word]


def _folded(word: str) -> str:
    folded = word.casefold()
    if any(unicodedata.combining(character) for character in folded):
        letters = unicodedata.normalize("NFD", folded)
        folded = _REPEATED.sub(
            r"\1", "".join(each for each in letters if unicodedata.category(each)[0] != "M")
        )
    return folded


def _further(pages: Text, pairs: Pairs) -> Iterator[str]:
    return (pages.words[j] for j, i in enumerate(pairs.sources) if i == OPEN)


def _runs_to_the_left(word: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in word)


class _Letters:
    """The letters of words that run from right to left, of which each is taken once."""

    def __init__(self, found: Iterable[str]) -> None:
        self._left = Counter(letter for word in found if _runs_to_the_left(word) for letter in word)

    def take(self, word: str) -> bool:
        """Take the letters of a word, if it is one of these and all of them are there."""
        if not _runs_to_the_left(word):
            return False
        wanted = Counter(word)
        if any(self._left[letter] < number for letter, number in wanted.items()):
            return False
        self._left -= wanted
        return True
