"""Splices: what is written in the place of some bytes. All other bytes stay as they are."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Splice(NamedTuple):
    """``new`` takes the place of the bytes from ``start`` up to ``end``."""

    start: int
    end: int
    new: bytes


def applied(source: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the bytes with splices in them, which must not overlap."""
    return b"".join(new if new is not None else source[start:end] for start, end, new in _pieces(splices))


def disjoint(groups: Iterable[Sequence[Splice]]) -> list[bool]:
    """Say of each group of splices whether it keeps off what the groups before it change.

    Two splices at one place overlap too, even if they take nothing away: nobody knows which comes first.
    """
    taken: list[Splice] = []
    free = []
    for group in groups:
        clear = all(_is_free(each, taken) for each in group)
        if clear:
            for each in group:
                insort(taken, each)
        free.append(clear)
    return free


def _is_free(splice: Splice, taken: Sequence[Splice]) -> bool:
    number = bisect_left(taken, splice.start, key=lambda each: each.start)
    before, after = taken[number - 1 : number] if number else (), taken[number : number + 1]
    return all(each.end <= splice.start for each in before) and all(
        each.start >= splice.end and each.start > splice.start for each in after
    )


def composed(first: Iterable[Splice], second: Iterable[Splice]) -> list[Splice]:
    """Return the splices that do at once what the first do, and then the second with their result."""
    pieces = _Reader(_pieces(first))
    made: list[_Piece] = []
    at = 0
    for splice in sorted(second):
        made += pieces.take(splice.start - at)
        gone = list(pieces.take(splice.end - splice.start))
        start, end = _extent(gone) if gone else (pieces.place, pieces.place)
        made.append(_Piece(start, end, splice.new))
        at = splice.end
    made += pieces.rest()
    return list(_merged(made))


class Shift:
    """Where the places of some bytes are after splices."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self._splices = sorted(splices)
        self._ends = [splice.end for splice in self._splices]
        more = (len(each.new) - (each.end - each.start) for each in self._splices)
        self._moved = list(accumulate(more, initial=0))

    def __call__(self, place: int) -> int:
        """Return the new place; one inside a splice stays as far from its beginning as it was."""
        number = bisect_right(self._ends, place)
        if number and self._splices[number - 1].start == place:
            number -= 1
        return place + self._moved[number]


class Unshift:
    """Where the places after splices were before them."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        self._splices = sorted(splices)
        moved = Shift(self._splices)
        self._starts = [moved(splice.start) for splice in self._splices]

    def __call__(self, place: int) -> int:
        """Return the old place; of one in what a splice has written, the place of the splice."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return place
        splice, beyond = self._splices[number], place - self._starts[number]
        return splice.start if beyond < len(splice.new) else splice.end + beyond - len(splice.new)


class _Piece(NamedTuple):
    """Bytes of the source as they are, or ``new`` ones in their place."""

    start: int
    end: int
    new: bytes | None = None

    @property
    def length(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)


_END = 1 << 62
"""After the end of every file."""


def _pieces(splices: Iterable[Splice]) -> Iterator[_Piece]:
    at = 0
    for splice in sorted(splices):
        if splice.start > at:
            yield _Piece(at, splice.start)
        yield _Piece(*splice)
        at = splice.end
    yield _Piece(at, _END)


class _Reader:
    """Takes pieces from the front, also parts of them."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._left = list(pieces)[::-1]

    @property
    def place(self) -> int:
        """The place in the source of what comes next."""
        return self._left[-1].start if self._left else _END

    def take(self, length: int) -> Iterator[_Piece]:
        """Take so many bytes of the result."""
        while length > 0:
            piece = self._left.pop()
            if piece.length > length:
                piece, rest = _cut(piece, length)
                self._left.append(rest)
            length -= piece.length
            yield piece

    def rest(self) -> list[_Piece]:
        return self._left[::-1]


def _cut(piece: _Piece, length: int) -> tuple[_Piece, _Piece]:
    """Cut a piece in two. Of bytes that take the place of others the first part takes it."""
    if piece.new is None:
        middle = piece.start + length
        return _Piece(piece.start, middle), _Piece(middle, piece.end)
    first = _Piece(piece.start, piece.end, piece.new[:length])
    return first, _Piece(piece.end, piece.end, piece.new[length:])


def _extent(pieces: Sequence[_Piece]) -> tuple[int, int]:
    return pieces[0].start, pieces[-1].end


def _merged(pieces: Iterable[_Piece]) -> Iterator[Splice]:
    """Join splices that touch."""
    last: Splice | None = None
    for piece in pieces:
        if piece.new is None:
            continue
        if last is not None and last.end == piece.start:
            last = Splice(last.start, piece.end, last.new + piece.new)
            continue
        if last is not None:
            yield last
        last = Splice(*piece[:2], piece.new)
    if last is not None:
        yield last
