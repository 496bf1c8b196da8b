"""Words that tags divide in the source and that an output may join, as it shows no trace of the tags."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teitools.publish.account.matching import Text
from teitools.publish.account.words import words

Joins = Mapping[str, Sequence[str]]
"""The parts of each word that may be joined."""


def joins(stretches: Iterable[tuple[str, Sequence[str]]], unknown: bool = True) -> Joins:
    """Return the words that stretches of text, given with their words, make where no space divides them.

    With ``unknown``, only those that are none of the words themselves.
    """
    found: dict[str, Sequence[str]] = {}
    vocabulary: set[str] = set()
    for chain in _chains(stretches, vocabulary):
        found["".join(chain)] = chain
    return {word: parts for word, parts in found.items() if not unknown or word not in vocabulary}


def _chains(stretches: Iterable[tuple[str, Sequence[str]]], vocabulary: set[str]) -> Iterator[Sequence[str]]:
    chain: list[str] = []
    open_end = False
    for text, counted in stretches:
        vocabulary.update(counted)
        if not (open_end and words(text[0])):
            if len(chain) > 1:
                yield chain
            chain = [counted[-1]]
        else:
            chain = [*chain, counted[0]]
            if len(counted) > 1:
                yield chain
                chain = [counted[-1]]
            elif len(chain) > 2:
                yield chain[-2:]
        open_end = bool(words(text[-1]))
    if len(chain) > 1:
        yield chain


def divided(text: Text, joins: Joins) -> Text:
    """Return a text with its joined words divided."""
    if not any(word in joins for word in text.words):
        return text
    made = Text()
    for begin, end in text.stretches():
        made.add([part for word in text.words[begin:end] for part in joins.get(word, (word,))])
    return made
