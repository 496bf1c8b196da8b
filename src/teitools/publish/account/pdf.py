"""The words of a PDF, as its text extracts.

A PDF has no elements that say which words are a document's: the print XML that it was set from has. So the
PDF is held against that, and what it shows of it is what the account counts. Words are compared without
capitals, which small capitals lose. What comes back as one word though several were set (a word and the
number of its note) is divided as the print XML has it, or else into words that it has. Signs that are set of
several glyphs come back doubled: words with combining marks are compared by their letters, repeated ones
once. Words of scripts that run from right to left come back in pieces and out of order: of these only the
letters are compared, and the account says how many there are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.publish.account.joins import Joins
from teitools.publish.account.marks import joined_on_pages
from teitools.publish.account.matching import OPEN, Text
from teitools.publish.account.pairing import Pairs, pair
from teitools.publish.account.pdf_text import pages_of
from teitools.publish.account.print import GENERATED, PREFIXES, read_print
from teitools.publish.account.shown import Shown
from teitools.publish.account.texts import Claims, finder, stretches
from teitools.publish.account.words import words

_LABELS = finder("//@*[not(contains(' id to href src lang tei level style ', concat(' ', name(), ' ')))]")
"""Attributes that a template may set as text; others are addresses, languages and measures."""
_HEADINGS = finder("//p:heading//text() | //p:title//text() | //p:caption//text()", PREFIXES)
_TEMPLATE = frozenset({"n", "nn", "p", "see", "also", "om", "after"})
"""What the templates write in an index, in a reference to a page and in an apparatus."""

_NUMBERS = re.compile(r"\d+|\D+")
_LONGEST = 80
"""The letters of a word that may be several."""

_REPEATED = re.compile(r"(.)\1+", re.S)


def read_pdf(pdf: bytes, print_xml: bytes) -> Shown:
    """Return what a PDF shows of the print XML that it was set from."""
    root = parse_xml(print_xml).getroot()
    text, own = _words_of(root)
    folded = Text([_folded(word) for word in text.words], text.begins)
    hidden = [not each for each in own]
    joined = joined_on_pages(root, _folded)
    pages = _pages(pdf, frozenset(folded.words), joined.certain())
    pairs = pair(folded, hidden, pages, loose=True)
    parted = _parted(pages, pairs, joined.parts)
    if len(parted.words) > len(pages.words):
        pages, pairs = parted, pair(folded, hidden, parted, loose=True)
    shown = read_print(print_xml)
    shown.text, shown.generated = Text(), Counter()
    letters = _Letters([pages.words[j] for j, i in enumerate(pairs.sources) if i == OPEN])
    for (begin, end), is_own in zip(text.stretches(), own, strict=True):
        found = [i for i in range(begin, end) if pairs.shown[i] or (is_own and letters.take(folded.words[i]))]
        if is_own:
            shown.text.add([text.words[i] for i in found])
            shown.by_letters += sum(not pairs.shown[i] for i in found)
        else:
            shown.generated.update(text.words[i] for i in found)
    labels = _labels(folded, own, root)
    for word in letters.whole:
        if word.isdecimal() or word in labels:
            shown.generated[word] += 1
        else:
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


def _labels(text: Text, own: Sequence[bool], root: etree._Element) -> frozenset[str]:
    """Return words that a template may set as often as it likes: what print XML adds, and its headings."""
    stretches = zip(text.stretches(), own, strict=True)
    added = (text.words[begin:end] for (begin, end), is_own in stretches if not is_own)
    headings = words(" ".join(_HEADINGS(root)))
    return _TEMPLATE.union(map(_folded, headings), *added)


def _parted(pages: Text, pairs: Pairs, joined: Joins) -> Text:
    """Return pages with the words divided that were found nowhere and that tags divide in the print XML."""
    parted = Text()
    for begin, end in pages.stretches():
        parted.add(
            [
                part
                for j in range(begin, end)
                for part in (joined.get(pages.words[j]) if pairs.sources[j] == OPEN else None)
                or [pages.words[j]]
            ]
        )
    return parted


def _pages(pdf: bytes, vocabulary: frozenset[str], joined: Joins) -> Text:
    """Return the words of the pages, those that were set together divided."""
    pages = Text()
    for page in pages_of(pdf):
        found = map(_folded, words(page))
        pages.add([part for word in found for part in joined.get(word) or _divided(word, vocabulary)])
    return pages


def _divided(word: str, vocabulary: frozenset[str]) -> Sequence[str]:
    """Return the fewest known words and numbers of which an unknown one is made, or the word itself."""
    if word in vocabulary or len(word) > _LONGEST:
        return [word]
    best: list[list[str] | None] = [[]]
    for end in range(1, len(word) + 1):
        ways = (
            [*before, word[begin:end]]
            for begin, before in enumerate(best)
            if before is not None and (word[begin:end] in vocabulary or word[begin:end].isdecimal())
        )
        best.append(min(ways, key=_strangeness, default=None))
    parts = best[-1]
    if parts is None or (
        not any(map(str.isnumeric, parts)) and any(len(part) < 3 and not part.isdecimal() for part in parts)
    ):
        return _NUMBERS.findall(word)
    return parts


def _strangeness(parts: Sequence[str]) -> tuple[int, int]:
    """Order ways to divide a word: few parts first, and a number by itself before one with letters."""
    return len(parts), -sum(part.isdecimal() for part in parts)


def _folded(word: str) -> str:
    folded = word.casefold()
    return _skeleton(folded) if any(unicodedata.combining(each) for each in folded) else folded


@lru_cache(maxsize=4096)
def _skeleton(word: str) -> str:
    """Return the letters of a word without their marks, repeated ones once."""
    letters = unicodedata.normalize("NFD", word)
    return _REPEATED.sub(r"\1", "".join(each for each in letters if unicodedata.category(each)[0] != "M"))


def _runs_to_the_left(word: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in word)


class _Letters:
    """The letters of words on pages that are none of the print XML's; each is taken once.

    ``whole`` are the words of which nothing has been taken.
    """

    def __init__(self, found: Sequence[str]) -> None:
        self.whole = [word for word in found if not _runs_to_the_left(word)]
        self._pieces: list[str] = []
        self._letters = Counter(letter for word in found if _runs_to_the_left(word) for letter in word)

    def take(self, word: str) -> bool:
        """Take a word that a word on a page holds, or the letters of one that runs from right to left.

        A mark of direction (U+202E) turns round what it stands before.
        """
        if _runs_to_the_left(word):
            wanted = Counter(word)
            taken = all(self._letters[letter] >= number for letter, number in wanted.items())
            self._letters -= wanted if taken else Counter()
            return taken
        skeleton = _skeleton(word)
        return (
            self._take_inside(skeleton)
            or any(self._take_both(skeleton[:place], skeleton[place:]) for place in range(1, len(skeleton)))
            or self._take_inside(skeleton[::-1])
        )

    def _take_inside(self, word: str) -> bool:
        for found in (self._pieces, self.whole):
            around = next((each for each in found if word in _skeleton(each)), None)
            if around is not None:
                found.remove(around)
                self._pieces += filter(None, _skeleton(around).split(word, 1))
                return True
        return False

    def _take_both(self, *parts: str) -> bool:
        """Take the two parts of a word that stand on the pages each for itself."""
        found = [next((each for each in self.whole if _skeleton(each) == part), None) for part in parts]
        if None in found or found[0] == found[1]:
            return False
        self.whole = [each for each in self.whole if each not in found]
        return True
