"""Numbers and truth values (XML Schema Part 2, 3.2.2–5 and 3.3.13–25). Their digits are never too many."""

from functools import total_ordering
from math import isnan
from struct import pack, unpack

from teitools.relaxng.datatypes.simple_type import SimpleType

_DIGITS = "0123456789"
_MORE_THAN_A_LIMIT = 21
"""Digits: a number of so many is beyond every limit, whatever follows."""


class Boolean(SimpleType):
    def wrong(self, text: str) -> str | None:
        return None if text in ("true", "false", "1", "0") else "it is neither true nor false"

    def value(self, text: str) -> bool:
        return text in ("true", "1")


@total_ordering
class Number:
    """A decimal number as its digits: Python reads no integer of a million digits."""

    __slots__ = ("fraction", "negative", "whole")

    def __init__(self, text: str) -> None:
        whole, _, fraction = text.lstrip("+-").partition(".")
        self.whole, self.fraction = whole.lstrip("0"), fraction.rstrip("0")
        self.negative = text.startswith("-") and bool(self.whole or self.fraction)

    def _size(self) -> tuple[int, str, str]:
        return len(self.whole), self.whole, self.fraction

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self.negative == other.negative and self._size() == other._size()

    def __lt__(self, other: "Number") -> bool:
        if self.negative != other.negative:
            return self.negative
        return other._size() < self._size() if self.negative else self._size() < other._size()

    def __hash__(self) -> int:
        return hash((self.negative, self._size()))


class Decimal(SimpleType):
    ordered = True

    def wrong(self, text: str) -> str | None:
        whole, _, fraction = _unsigned(text).partition(".")
        return _wrong_digits(text, whole + fraction)

    def value(self, text: str) -> Number:
        return Number(text)


class Integer(Decimal):
    """A whole number in a range; a limit is None where there is none."""

    def __init__(self, name: str, least: int | None = None, most: int | None = None) -> None:
        super().__init__(name)
        self._least, self._most = least, most

    def wrong(self, text: str) -> str | None:
        digits = _unsigned(text)
        if wrong := _wrong_digits(text, digits):
            return "a whole number has no point" if _is_digits(digits.replace(".", "", 1)) else wrong
        number = int(digits.lstrip("0")[:_MORE_THAN_A_LIMIT] or "0")
        if text[0] == "-":
            number = -number
        if self._least is not None and number < self._least:
            return f"the least number here is {self._least}"
        too_great = self._most is not None and number > self._most
        return f"the greatest number here is {self._most}" if too_great else None


class Float(SimpleType):
    """``float`` and ``double``: binary numbers of 32 and 64 bits."""

    ordered = True

    def wrong(self, text: str) -> str | None:
        if text in ("INF", "-INF", "NaN"):
            return None
        mantissa, e, exponent = text.partition("e" if "e" in text else "E")
        whole, _, fraction = _unsigned(mantissa).partition(".")
        if e and not _is_digits(_unsigned(exponent)):
            return f"after {e} an exponent follows, such as {mantissa}{e}3"
        return _wrong_digits(text, whole + fraction)

    def value(self, text: str) -> float | str:
        number = float(text.replace("INF", "inf"))
        if isnan(number):
            return "NaN"
        return number if self.name == "double" else _of_32_bits(number)

    def less(self, one: float | str, other: float | str) -> bool:
        return "NaN" not in (one, other) and super().less(one, other)


def _of_32_bits(number: float) -> float:
    try:
        (rounded,) = unpack("f", pack("f", number))
    except OverflowError:
        return float("-inf" if number < 0 else "inf")
    return float(rounded)


def _unsigned(text: str) -> str:
    return text[1:] if text[:1] in ("+", "-") else text


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _wrong_digits(text: str, digits: str) -> str | None:
    if _is_digits(digits):
        return None
    if "," in digits and _is_digits(digits.replace(",", "", 1)):
        return "a number has a point, not a comma"
    wrong = next((each for each in digits if each not in _DIGITS), None)
    return (
        "it has no digits" if wrong is None else f"a number has no {'space' if wrong == ' ' else wrong} in it"
    )
