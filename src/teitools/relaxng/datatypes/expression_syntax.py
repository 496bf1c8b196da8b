"""The syntax of XML Schema's regular expressions (Part 2, F): from the text to its parts.

It is read with a stack of its own, so that no expression is nested too deeply. As the second edition says,
``-`` stands for itself at the beginning and the end of a class, ``^`` and ``$`` everywhere outside.
"""

from typing import NoReturn

from teitools.relaxng.datatypes.characters import (
    ANY,
    CATEGORIES,
    Characters,
    any_of,
    between,
    in_block,
    in_category,
    none_of,
    of_kind,
    one_of,
    without,
)

_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"} | {each: each for each in "\\|.?*+(){}-[]^"}
_QUANTIFIERS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_LONGEST_NUMBER = 18
"""Digits of a quantifier: none counts farther."""

_DEEPEST = 50


class ExpressionError(ValueError):
    """A text that is not a regular expression; ``str`` of it says what is wrong and where."""


class Part:
    """Part of an expression; ``optional`` says whether no character at all satisfies it."""

    __slots__ = ("optional",)

    def __init__(self, optional: bool) -> None:
        self.optional = optional


class One(Part):
    """One character of a set."""

    __slots__ = ("characters",)

    def __init__(self, optional: bool, characters: Characters) -> None:
        super().__init__(optional)
        self.characters = characters


class Either(Part):
    __slots__ = ("alternatives",)

    def __init__(self, optional: bool, alternatives: tuple[Part, ...]) -> None:
        super().__init__(optional)
        self.alternatives = alternatives


class Sequence(Part):
    __slots__ = ("parts",)

    def __init__(self, optional: bool, parts: tuple[Part, ...]) -> None:
        super().__init__(optional)
        self.parts = parts


class Repeat(Part):
    """A part at least and at most so many times: ``most`` is None where there is no limit."""

    __slots__ = ("least", "most", "part")

    def __init__(self, optional: bool, part: Part, least: int, most: int | None) -> None:
        super().__init__(optional)
        self.part, self.least, self.most = part, least, most


_NOTHING = Sequence(True, ())


def parse(text: str) -> Part:
    """Read an expression. Raises ``ExpressionError``."""
    return _Parser(text).expression()


def repeat(part: Part, least: int, most: int | None) -> Part:
    """Return the part so many times; repeats of repeats become one where they are the same texts."""
    if most == 0:
        return _NOTHING
    if part.optional:
        least = 0
    repeated = part
    while isinstance(repeated, Repeat) and _are_one(repeated, least):
        most = None if most is None or repeated.most is None else repeated.most * most
        least *= repeated.least
        repeated = repeated.part
    return Repeat(repeated.optional or least == 0, repeated, least, most)


def _are_one(inner: Repeat, least: int) -> bool:
    """Whether the outer repeat leaves no gap between the numbers: ``(x{2,3}){2}`` is ``x{4,6}``."""
    if least == 0:
        return inner.least <= 1
    return inner.most is None or inner.least * (least + 1) <= inner.most * least + 1


class _Group:
    """An open parenthesis: its alternatives, the last of which is still being read."""

    def __init__(self) -> None:
        self.alternatives: list[list[Part]] = [[]]

    def closed(self) -> Part:
        found = [_sequence(each) for each in self.alternatives]
        return found[0] if len(found) == 1 else Either(any(each.optional for each in found), tuple(found))


def _sequence(parts: list[Part]) -> Part:
    return parts[0] if len(parts) == 1 else Sequence(all(each.optional for each in parts), tuple(parts))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def expression(self) -> Part:
        open_groups = [_Group()]
        while self._next():
            match self._take():
                case "(":
                    open_groups.append(_Group())
                case "|":
                    open_groups[-1].alternatives.append([])
                case ")":
                    if len(open_groups) == 1:
                        self._wrong("this parenthesis closes none", self._at - 1)
                    part = open_groups.pop().closed()
                    open_groups[-1].alternatives[-1].append(self._repeated(part))
                case first:
                    part = One(False, self._single(first))
                    open_groups[-1].alternatives[-1].append(self._repeated(part))
        if len(open_groups) > 1:
            self._wrong("a parenthesis is not closed")
        return open_groups[0].closed()

    def _single(self, first: str) -> Characters:
        if first == ".":
            return ANY
        if first == "\\":
            return self._escape()
        if first == "[":
            return self._class()
        if first in "?*+{":
            self._wrong(f"{first} has nothing to repeat", self._at - 1)
        if first in "]}":
            self._wrong(f"write \\{first} for the character {first}", self._at - 1)
        return one_of(first)

    def _repeated(self, part: Part) -> Part:
        if self._next() in _QUANTIFIERS:
            return repeat(part, *_QUANTIFIERS[self._take()])
        if self._next() != "{":
            return part
        start = self._at
        self._take()
        least = self._number()
        most: int | None = least
        if self._next() == ",":
            self._take()
            most = None if self._next() == "}" else self._number()
        self._expect("}")
        if most is not None and most < least:
            self._wrong(f"{least} is more than {most}", start)
        return repeat(part, least, most)

    def _number(self) -> int:
        start = self._at
        while self._next() and self._next() in "0123456789":
            self._take()
        digits = self._text[start : self._at].lstrip("0") or self._text[start : self._at][-1:]
        if not digits:
            self._wrong("a number is missing")
        return int(digits) if len(digits) <= _LONGEST_NUMBER else 10**_LONGEST_NUMBER

    def _class(self) -> Characters:
        """Read a class after its bracket; the classes that are taken away from it wait on a stack."""
        waiting: list[Characters] = []
        while True:
            characters = self._positive_or_negative()
            if self._next() != "-":
                break
            self._at += len("-[")
            waiting.append(characters)
            if len(waiting) > _DEEPEST:
                self._wrong(f"more than {_DEEPEST} classes are taken away from one another")
        self._expect("]")
        while waiting:
            characters = without(waiting.pop(), characters)
            self._expect("]")
        return characters

    def _positive_or_negative(self) -> Characters:
        negative = self._next() == "^"
        if negative:
            self._take()
        found: list[Characters] = []
        while self._next() not in ("", "]") or not found:
            if found and self._text.startswith("-[", self._at):
                break
            found.append(self._range(opening=not found))
        return none_of(any_of(found)) if negative else any_of(found)

    def _range(self, opening: bool) -> Characters:
        start = self._at
        first = self._bound(dash=opening or self._text.startswith("-]", start))
        if self._next() != "-" or first == "-" or self._text.startswith(("-[", "-]"), self._at):
            return first if callable(first) else one_of(first)
        self._take()
        last = self._bound(dash=False)
        if callable(first) or callable(last):
            self._wrong("a range goes from one character to another", start)
        if last < first:
            self._wrong(f"{last} comes before {first}", start)
        return between(first, last)

    def _bound(self, dash: bool) -> Characters | str:
        """Read one character, or an escape that stands for several; ``dash``: whether - may stand here."""
        character = self._take()
        if character == "\\":
            return _ESCAPES[self._take()] if self._next() in _ESCAPES else self._escape()
        if not character:
            self._wrong("a bracket is not closed", self._at - 1)
        if character in "[]" or (character == "-" and not dash):
            self._wrong(f"write \\{character} for the character {character}", self._at - 1)
        return character

    def _escape(self) -> Characters:
        start = self._at - 1
        letter = self._take()
        if letter and letter in "pP":
            characters = self._property()
            return characters if letter == "p" else none_of(characters)
        if letter in _ESCAPES:
            return one_of(_ESCAPES[letter])
        return of_kind(letter) or self._wrong(f"\\{letter} means nothing", start)

    def _property(self) -> Characters:
        self._expect("{")
        start = self._at
        while self._next() not in ("", "}"):
            self._take()
        name = self._text[start : self._at]
        self._expect("}")
        if name in CATEGORIES:
            return in_category(name)
        block = in_block(name.removeprefix("Is")) if name.startswith("Is") else None
        return block or self._wrong(f"Unicode has no category or block {name}", start)

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        self._at += 1
        return self._text[self._at - 1 : self._at]

    def _expect(self, character: str) -> None:
        if self._next() != character:
            self._wrong(f"{character} is missing")
        self._take()

    def _wrong(self, what: str, at: int | None = None) -> NoReturn:
        place = (self._at if at is None else at) + 1
        raise ExpressionError(f"{what} (at character {place})")
