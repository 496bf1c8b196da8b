"""A stretch of a file."""

from typing import NamedTuple


class Span(NamedTuple):
    """Places in lines and columns from 1, ``start`` and ``end`` in bytes from 0.

    The end is the place after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
