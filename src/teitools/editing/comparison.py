"""What splices change, as a unified diff (POSIX.1-2017, diff -u): the lines before and after."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from teitools.editing.splice import Splice
from teitools.edition.encoding import source_text

_CONTEXT = 3
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NO_END = "\\ No newline at end of file"


class _Lines(NamedTuple):
    """Lines that change: those of the file from ``start`` up to ``end``, counted from 0, and the new ones."""

    start: int
    end: int
    new: Sequence[str]


def unified(name: str, source: bytes, splices: Iterable[Splice]) -> Iterator[str]:
    """Return the lines of a diff, without their ends."""
    file = _File(source)
    blocks = list(file.blocks(splices))
    if blocks:
        yield f"--- {name}"
        yield f"+++ {name}"
    grown = 0
    for hunk in _hunks(blocks):
        start = max(hunk[0].start - _CONTEXT, 0)
        end = min(hunk[-1].end + _CONTEXT, len(file))
        lines = list(_lines(file, hunk, start, end))
        more = sum(len(each.new) - (each.end - each.start) for each in hunk)
        old, new = end - start, end - start + more
        yield f"@@ -{start + 1},{old} +{start + grown + min(new, 1)},{new} @@"
        yield from lines
        grown += more


class _File:
    """The lines of a file, with the bytes at which they begin."""

    def __init__(self, source: bytes) -> None:
        text = source_text(source)
        self._bytes, self._codec = source, text.codec
        self._written: list[str] = _LINE.findall(text.text)
        lengths = (len(line.encode(text.codec, "replace")) for line in self._written)
        self._starts = list(accumulate(lengths, initial=text.mark))

    def __len__(self) -> int:
        return len(self._written)

    def __getitem__(self, number: int) -> str:
        return self._written[number]

    def blocks(self, splices: Iterable[Splice]) -> Iterator[_Lines]:
        """Return the lines that change; splices in one line change it together."""
        start, end, together = 0, -1, list[Splice]()
        for splice in sorted(splices):
            first, last = self._line(splice.start), self._line(splice.end)
            if together and first > end:
                yield self._changed(start, end, together)
                together = []
            start, end = (start, max(end, last)) if together else (first, last)
            together.append(splice)
        if together:
            yield self._changed(start, end, together)

    def _line(self, byte: int) -> int:
        return min(bisect_right(self._starts, byte) - 1, len(self) - 1)

    def _changed(self, first: int, last: int, splices: Sequence[Splice]) -> _Lines:
        at, written = self._starts[first], b""
        for splice in splices:
            written += self._bytes[at : splice.start] + splice.new
            at = splice.end
        written += self._bytes[at : self._starts[last + 1]]
        return _Lines(first, last + 1, _LINE.findall(written.decode(self._codec, "replace")))


def _hunks(blocks: Iterable[_Lines]) -> Iterator[list[_Lines]]:
    """Put blocks together that are so near one another that the lines between them are shown anyway."""
    hunk: list[_Lines] = []
    for block in blocks:
        if hunk and block.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _lines(file: _File, hunk: Iterable[_Lines], start: int, end: int) -> Iterator[str]:
    at = start
    for block in hunk:
        yield from _marked(" ", (file[number] for number in range(at, block.start)))
        yield from _marked("-", (file[number] for number in range(block.start, block.end)))
        yield from _marked("+", block.new)
        at = block.end
    yield from _marked(" ", (file[number] for number in range(at, end)))


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line.rstrip("\r\n")
        if not line.endswith(("\r", "\n")):
            yield _NO_END
