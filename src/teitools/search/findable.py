"""What a document gives to the index of a search: its tokens with their passages, without its text."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from teitools.index.build import Collected
from teitools.search.folding import tokens
from teitools.search.numbers import rising
from teitools.search.passages import Passages
from teitools.search.texts import texts


class Findable(NamedTuple):
    """``tokens`` are lines of a token, a tab and the numbers of its passages, in the order of tokens.

    ``starts`` are the numbers of the first passages of the document's files of texts; ``of`` has the number
    of the passage in which a mention stands, by its anchor.
    """

    tokens: str
    starts: Sequence[int]
    of: Mapping[str, int]


NOTHING = Findable("", (), {})


def findable(found: Passages, collected: Collected) -> Findable:
    """Return what can be found in a document's passages."""
    numbers: dict[str, list[int]] = {}
    for number, passage in enumerate(found.all):
        for token in dict.fromkeys(tokens(passage.text)):
            numbers.setdefault(token, []).append(number)
    lines = (f"{token}\t{rising(numbers[token])}\n" for token in sorted(numbers))
    sizes = [len(part) for part in texts(found)]
    starts = [0, *accumulate(sizes)][: len(sizes)]
    anchors = [mention.anchor for _, mention in collected.mentions]
    anchors += [mention.anchor for entry in collected.dates for mention in entry.mentions]
    return Findable("".join(lines), starts, {id: found.of[id] for id in anchors if id in found.of})
