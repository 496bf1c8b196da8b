"""Where the tags of a file are: a fix may change what stands in them, and nothing else."""

from bisect import bisect_right

from teitools.edition.markup import Kind, markup
from teitools.edition.model import Document, kept, text_of


class Tags:
    """The start tags and end tags of one file."""

    def __init__(self, document: Document) -> None:
        source = text_of(document)
        pieces = [each for each in markup(source.text) if each.kind in (Kind.START, Kind.END)]
        self._starts = [source.byte(each.start) for each in pieces]
        self._ends = [source.byte(each.end) for each in pieces]

    def hold(self, start: int, end: int) -> bool:
        """Whether bytes stand within one tag, between its angle brackets."""
        number = self.number(start)
        return number >= 0 and self._starts[number] < start <= end < self._ends[number]

    def are(self, start: int, end: int) -> bool:
        """Whether bytes are one tag, or stand within it."""
        number = self.number(start)
        return (
            number >= 0
            and end <= self._ends[number]
            and (self._starts[number] < start or end == self._ends[number])
        )

    def number(self, place: int) -> int:
        """Return the number of the tag that begins last before a byte."""
        return bisect_right(self._starts, place) - 1


@kept
def tags(document: Document) -> Tags:
    return Tags(document)
