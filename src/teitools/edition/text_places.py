"""Where each character of a text stands in the file: references, CDATA sections and comments count too."""

import re
from collections.abc import Mapping

from lxml import etree

from teitools.edition.encoding import SourceText
from teitools.lazy import expression

_PIECE = expression(
    r"(?P<plain>[^<&\r]+)|(?P<silent><!--.*?-->|<\?.*?\?>)|<!\[CDATA\[(?P<cdata>.*?)]]>"
    r"|&\#(?:x[0-9A-Fa-f]+|[0-9]+);|&(?P<entity>[^;\s<&]+);|\r\n?",
    re.S,
)
_ENDS = expression(r"\r\n|.", re.S)
_PREDEFINED = frozenset({"lt", "gt", "amp", "apos", "quot"})


class TextPlaces:
    """The places of the characters of one file's texts.

    What was found last is kept: who asks for one character of a text after another reads it once.
    """

    def __init__(self, tree: etree._ElementTree, source: SourceText) -> None:
        self._tree, self._text = tree, source.text
        self._begin, self._count = -1, 0
        self._piece: re.Match[str] | None = None
        self._contents: Mapping[str, str] = {}
        self._lengths: dict[str, int] | None = None

    def place(self, begin: int, number: int) -> tuple[int, int]:
        """Return where a character starts and ends: its text begins at ``begin``.

        A text goes on until the next tag: comments and processing instructions do not end it.
        """
        if begin != self._begin or number < self._count:
            self._begin, self._count = begin, 0
            self._piece = _PIECE.match(self._text, begin)
        end = begin
        while self._piece is not None:
            end = self._piece.end()
            length = self._length(self._piece)
            if number < self._count + length:
                return self._inside(self._piece, number - self._count)
            self._count += length
            self._piece = _PIECE.match(self._text, end)
        return end, end

    def _length(self, piece: re.Match[str]) -> int:
        """Return how many characters of the text a piece of the file stands for."""
        match piece.lastgroup:
            case "plain":
                return piece.end() - piece.start()
            case "silent":
                return 0
            case "cdata":
                return len(piece["cdata"]) - piece["cdata"].count("\r\n")
            case "entity" if piece["entity"] not in _PREDEFINED:
                return self._entity(piece["entity"])
        return 1

    def _inside(self, piece: re.Match[str], number: int) -> tuple[int, int]:
        if piece.lastgroup == "plain":
            start = piece.start() + number
            return start, start + 1
        if piece.lastgroup != "cdata":
            return piece.span()
        start = piece.start("cdata")
        if "\r" not in piece["cdata"]:
            return start + number, start + number + 1
        for _ in range(number):
            start += len(_character(self._text, start))
        return start, start + len(_character(self._text, start))

    def _entity(self, name: str) -> int:
        """Return the length of the text that a declared entity stands for."""
        if self._lengths is None:
            dtd = self._tree.docinfo.internalDTD
            entities = () if dtd is None else dtd.iterentities()  # type: ignore[attr-defined,unused-ignore]
            self._contents = {str(each.name): each.content or "" for each in entities}
            self._lengths = {}
        if name not in self._lengths:
            pieces = _PIECE.finditer(self._contents.get(name, "?"))
            self._lengths[name] = sum(map(self._length, pieces))
        return self._lengths[name]


def _character(text: str, offset: int) -> str:
    found = _ENDS.match(text, offset)
    return found[0] if found else ""
