"""From the bytes of an XML file to its characters, and from places among the characters back to bytes."""

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from io import StringIO
from itertools import accumulate

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_ASCII = rb"<?xml \x41"
_LINE_END = re.compile(r"\r\n|\r|\n")


_STRETCH = 4_096
"""Bytes are counted anew from every so many characters on: counting from the beginning takes time."""


class SourceText:
    """The characters of a file. Offsets count characters from 0; lines and columns count from 1.

    ``mark`` is the length of the byte order mark, in bytes.
    """

    def __init__(self, text: str, codec: str, mark: int) -> None:
        self.text, self.codec, self.mark = text, codec, mark

    @cached_property
    def line_starts(self) -> list[int]:
        """The characters at which lines begin."""
        return _line_starts(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a character."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the character at a line and a column."""
        return self.line_starts[line - 1] + column - 1

    def offset_in_line(self, line: int, column: int) -> int:
        """Return the character at a place that a reader names. Raises ``IndexError`` with the reason."""
        if not 1 <= line <= len(self.line_starts):
            raise IndexError(f"has {len(self.line_starts)} lines, and no line {line}.")
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        length = len(self.text[start:end].rstrip("\r\n"))
        if not 1 <= column <= length + 1:
            raise IndexError(f"has {length} characters in line {line}, and no column {column}.")
        return start + column - 1

    def byte(self, offset: int) -> int:
        """Return where a character begins in the file."""
        stretch = offset // _STRETCH
        return self._stretches[stretch] + self._length(stretch * _STRETCH, offset)

    @cached_property
    def _stretches(self) -> list[int]:
        """The bytes at which stretches of characters begin."""
        starts = range(0, len(self.text) + 1, _STRETCH)
        lengths = (self._length(start, start + _STRETCH) for start in starts)
        return list(accumulate(lengths, initial=self.mark))

    def _length(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self.codec, "replace"))

    def character(self, source: bytes, byte: int) -> int:
        """Return the character that begins at a byte of the file, or the one that holds it."""
        return len(source[self.mark : max(byte, self.mark)].decode(self.codec, "ignore"))


def source_text(source: bytes) -> SourceText:
    """Decode a file as an XML parser does: by its byte order mark, else its declaration, else as UTF-8."""
    mark, codec = _encoding(source)
    return SourceText(source[mark:].decode(codec, "replace"), codec, mark)


def _line_starts(text: str) -> list[int]:
    if has_bare_returns(text):
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    starts = list(accumulate(map(len, StringIO(text, newline="\n")), initial=0))
    return starts if text.endswith("\n") or len(starts) == 1 else starts[:-1]


def has_bare_returns(text: str) -> bool:
    """Whether lines end in it with a carriage return alone."""
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _encoding(source: bytes) -> tuple[int, str]:
    for mark, codec in _MARKS:
        if source.startswith(mark):
            return len(mark), codec
    for start, codec in _UNMARKED:
        if source.startswith(start):
            return 0, codec
    declared = _DECLARED.match(source)
    return 0, _known(declared[1].decode("ascii")) if declared else "utf-8"


def _known(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
        # Python calls ways to write bytes or addresses encodings too (base64, idna).
        if _ASCII.decode(codec, "replace") != _ASCII.decode("ascii"):
            return "utf-8"
    except (LookupError, UnicodeError):
        return "utf-8"
    # The bytes of the declaration were read as ASCII, so the wide encodings are not what it says.
    return "utf-8" if codec.startswith(("utf-16", "utf-32")) else codec
