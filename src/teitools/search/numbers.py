"""Numbers as characters: five bits in each of 64, the low ones first; ``theme/search.js`` reads them."""

from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The first 32 end a number, the others are followed by more of it."""


def written(number: int) -> str:
    """Return a number that is not negative as characters."""
    if number < 32:
        return DIGITS[number]
    digits = []
    while number >= 32:
        digits.append(DIGITS[32 + number % 32])
        number //= 32
    return "".join((*digits, DIGITS[number]))


def rising(numbers: Iterable[int]) -> str:
    """Return numbers in rising order as how many they are, and by how much each is above the one before."""
    count, last, steps = 0, -1, []
    for number in numbers:
        steps.append(written(number - last - 1))
        last = number
        count += 1
    return written(count) + "".join(steps)
