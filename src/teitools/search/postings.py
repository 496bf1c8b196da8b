"""Where tokens stand in the whole edition, in the order of tokens."""

from collections.abc import Iterable, Iterator, Sequence

from teitools.search.findable import Findable
from teitools.search.numbers import written
from teitools.search.pieces import LARGEST

_LONGEST = LARGEST // 2
"""Characters of a posting; a token that stands in more places has several."""


class Posting:
    """Places, document by document: how far one is after that before, and which of its passages.

    ``pieces`` are texts that can each be read alone.
    """

    __slots__ = ("_last", "_piece", "_size", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._piece: list[str] = []
        self._size, self._last = 0, -1

    def add(self, document: int, passages: str) -> None:
        """Add a document after those before, with its passages as ``numbers.rising`` writes them."""
        if self._size > _LONGEST:
            self.close()
        step = written(document - self._last - 1)
        self._piece += (step, passages)
        self._size += len(step) + len(passages)
        self._last = document

    def close(self) -> Sequence[str]:
        """Return all pieces."""
        if self._piece:
            self.pieces.append("".join(self._piece))
        self._piece.clear()
        self._size, self._last = 0, -1
        return self.pieces


def postings(documents: Iterable[Findable]) -> Iterator[tuple[str, str]]:
    """Yield tokens with their places, in the order in which JavaScript sorts texts."""
    found: dict[str, Posting] = {}
    for number, document in enumerate(documents):
        for line in document.tokens.splitlines():
            token, _, passages = line.partition("\t")
            posting = found.get(token)
            if posting is None:
                posting = found[token] = Posting()
            posting.add(number, passages)
    for token in sorted(found, key=_in_javascript):
        for piece in found[token].close():
            yield token, piece


def _in_javascript(text: str) -> bytes:
    return text.encode("utf-16-be")
