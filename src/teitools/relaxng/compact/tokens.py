"""The words and signs of the compact syntax, and a reader that goes through them."""

import re
from bisect import bisect_right
from typing import NamedTuple

from teitools.ncname import NCNAME
from teitools.relaxng.compact.characters import released
from teitools.relaxng.compact.mistakes import Mistake

KEYWORDS = frozenset(
    {
        "attribute",
        "default",
        "datatypes",
        "div",
        "element",
        "empty",
        "external",
        "grammar",
        "include",
        "inherit",
        "list",
        "mixed",
        "namespace",
        "notAllowed",
        "parent",
        "start",
        "string",
        "text",
        "token",
    }
)
DEEPEST = 60
"""How deep brackets may stand inside one another; schemas that people write stay below 15."""

_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\n]+)
    | (?P<documentation>\#\#[^\n]*(?:\n[ \t]*\#\#[^\n]*)*)
    | (?P<comment>\#[^\n]*)
    | (?P<many>{NCNAME}:\*)
    | (?P<prefixed>{NCNAME}:{NCNAME})
    | (?P<name>{NCNAME})
    | (?P<quoted>\\{NCNAME})
    | (?P<literal>\"\"\"(?:\"{{0,2}}[^"])*+\"\"\" | '''(?:'{{0,2}}[^'])*+'''
                | "(?!"")[^"\n]*" | '(?!'')[^'\n]*')
    | (?P<sign>\|= | &= | >> | [=,|&?*+\-~{{}}()\[\]])
    | (?P<unknown>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SKIPPED = ("space", "comment")
_CLOSING = {"{": "}", "(": ")", "[": "]"}


class Token(NamedTuple):
    """A word or sign: ``kind`` is the sign or keyword itself, or one of the groups above."""

    kind: str
    text: str
    offset: int


class Tokens:
    """Goes through the tokens of a schema. ``next`` is the one that comes next."""

    def __init__(self, text: str) -> None:
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._tokens = self._read(text)
        self._index = 0
        self._open: list[Token] = []
        self.next = self._tokens[0]

    def _read(self, text: str) -> list[Token]:
        tokens = []
        for found in _TOKEN.finditer(text):
            kind, word = found.lastgroup or "", found[0]
            if kind in _SKIPPED:
                continue
            if kind == "unknown":
                raise Mistake(self._line_at(found.start()), _unknown(word))
            is_itself = kind == "sign" or (kind == "name" and word in KEYWORDS)
            tokens.append(Token(word if is_itself else kind, word, found.start()))
        return [*tokens, Token("end", "", len(text))]

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._line_starts, offset)

    @property
    def line(self) -> int:
        """The line of the token that comes next."""
        return self._line_at(self.next.offset)

    def after_next(self) -> str:
        """Return the kind of the token after the next."""
        return self._tokens[min(self._index + 1, len(self._tokens) - 1)].kind

    def take(self) -> Token:
        taken = self.next
        self._index = min(self._index + 1, len(self._tokens) - 1)
        self.next = self._tokens[self._index]
        return taken

    def took(self, kind: str) -> bool:
        """Take the next token if it is of this kind."""
        if self.next.kind != kind:
            return False
        self.take()
        return True

    def expect(self, kind: str, what: str) -> Token:
        if self.next.kind != kind:
            raise self.unexpected(what)
        return self.take()

    def open(self, bracket: str, what: str) -> None:
        if len(self._open) >= DEEPEST:
            raise self.mistake(f"Brackets stand more than {DEEPEST} deep inside one another here.")
        self._open.append(self.expect(bracket, what))

    def close(self, what: str) -> None:
        opened = self._open[-1]
        closing = _CLOSING[opened.kind]
        if self.next.kind == "end":
            where = f"“{opened.text}” of line {self._line_at(opened.offset)}"
            raise self.mistake(f"{where} is never closed: “{closing}” is missing.")
        self.expect(closing, f"“{closing}” or {what}")
        self._open.pop()

    def literal(self, what: str) -> str:
        """Take a text in quotation marks, or several that are joined by ``~``."""
        parts = [_content(self.expect("literal", what).text)]
        while self.took("~"):
            parts.append(_content(self.expect("literal", "a text in quotation marks after “~”").text))
        return "".join(parts)

    def identifier(self, what: str) -> str:
        """Take a name that is no keyword; a backslash makes a name of a keyword."""
        if self.next.kind in KEYWORDS:
            word = self.next.text
            raise self.mistake(f"“{word}” is a keyword: to use it as a name here, write \\{word}.")
        if self.next.kind not in ("name", "quoted"):
            raise self.unexpected(what)
        return self.take().text.removeprefix("\\")

    def any_identifier(self, what: str) -> str:
        return self.take().text if self.next.kind in KEYWORDS else self.identifier(what)

    def starts_identifier(self) -> bool:
        return self.next.kind in ("name", "quoted") or self.next.kind in KEYWORDS

    def mark(self) -> int:
        return self._index

    def back_to(self, mark: int) -> None:
        self._index = mark
        self.next = self._tokens[mark]

    def unexpected(self, what: str) -> Mistake:
        if self.next.kind == "end":
            return self.mistake(f"The schema ends where {what} should stand.")
        return self.mistake(f"“{self.next.text[:40]}” stands where {what} should stand.")

    def mistake(self, reason: str) -> Mistake:
        return Mistake(self.line, reason)


def _content(literal: str) -> str:
    marks = 3 if literal[:3] in ('"""', "'" * 3) and len(literal) >= 6 else 1
    return released(literal[marks:-marks])


def _unknown(character: str) -> str:
    if character in "\"'":
        return (
            f"The text that begins here is never closed: close it with {character} in the same line, "
            f"or begin and end it with {character * 3} if it has several lines."
        )
    if character == "\\":
        return "A backslash stands before a name that would be a keyword, or begins an escape like \\x{E9}."
    return f"“{character}” has no meaning here: names are written without it, texts in quotation marks."
