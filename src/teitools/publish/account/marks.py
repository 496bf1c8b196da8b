"""What stands on pages as one word though it was set as several: words that tags or marks of notes divide.

A note stands at the foot of its page, so the words before and after it go on around its mark.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from teitools.publish.account.joins import Joins, joins
from teitools.publish.account.print import PREFIXES
from teitools.publish.account.texts import Claims, finder
from teitools.publish.account.words import words

_NOTES = finder("//p:note", PREFIXES)
_PIECES = finder(
    "//text() | //p:note[not(@series = 'apparatus')]/@label | //p:noteref/@label",
    PREFIXES,
)

Piece = tuple[str, Sequence[str]]
"""A text between two tags or the mark of a note, with its words, of which there is one at least."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The parts of words that may come back as one, and the words that stand somewhere alone."""

    parts: dict[str, Sequence[str]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)

    def certain(self) -> Joins:
        """Return the joined words that are no other's."""
        return {word: parts for word, parts in self.parts.items() if word not in self.alone}


def joined_on_pages(root: etree._Element, folded: Callable[[str], str]) -> Joined:
    """Return the words of print XML that its pages may join, each ``folded`` as words are compared."""
    found = Joined()
    for texts in _flows(root):
        pieces = [(text, [folded(word) for word in words(text)]) for text in texts]
        found.parts.update(joins([piece for piece in pieces if piece[1]], unknown=False))
        found.alone.update(_alone(pieces))
    return found


def _flows(root: etree._Element) -> Iterator[Sequence[str]]:
    """Return the texts around the notes, with their marks, and those of each note."""
    notes = Claims({note: note for note in _NOTES(root)})
    flows: defaultdict[etree._Element | None, list[str]] = defaultdict(list)
    for text in _PIECES(root):
        element = text.getparent()
        outside = text.is_tail or text.is_attribute
        flows[notes[element.getparent() if outside else element]].append(str(text))
    yield from flows.values()


def _alone(pieces: Sequence[Piece]) -> Iterator[str]:
    """Return the words that touch no word of the piece before or after theirs."""
    edge: Piece = ("", ())
    touches = [_touch(one, other) for one, other in pairwise([edge, *pieces, edge])]
    for (_, counted), (before, after) in zip(pieces, pairwise(touches), strict=True):
        yield from counted[before : len(counted) - after]


def _touch(one: Piece, other: Piece) -> bool:
    return bool(words(one[0][-1:]) and words(other[0][:1]))
