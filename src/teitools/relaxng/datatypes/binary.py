"""Bytes written as text (XML Schema Part 2, 3.2.15 and 3.2.16)."""

from teitools.relaxng.datatypes.simple_type import SimpleType

_HEX = "0123456789ABCDEFabcdef"
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LAST = {0: _BASE64, 1: "AEIMQUYcgkosw048", 2: "AQgw"}
"""By the number of equals signs at the end: the characters before them that leave no bit over."""


class Hex(SimpleType):
    unit = "bytes"

    def wrong(self, text: str) -> str | None:
        if rest := text.strip(_HEX):
            return f"{rest[0]} is not a digit of a hexadecimal number"
        return "the number of digits is odd" if len(text) % 2 else None

    def value(self, text: str) -> str:
        return text.upper()

    def length(self, text: str) -> int:
        return len(text) // 2


class Base64(SimpleType):
    unit = "bytes"

    def wrong(self, text: str) -> str | None:
        text = self.value(text)
        digits = text.rstrip("=")
        padding = len(text) - len(digits)
        if rest := digits.strip(_BASE64):
            return f"{rest[0]} does not belong to base64"
        if len(text) % 4 or padding > 2:
            return "base64 comes in fours of characters, filled up with ="
        return (
            None if digits[-1:] in _LAST[padding] else f"{digits[-1]} cannot be the last character before ="
        )

    def value(self, text: str) -> str:
        return text.replace(" ", "")

    def length(self, text: str) -> int:
        return len(self.value(text).rstrip("=")) * 3 // 4
