"""Which characters a document has beyond those of a typewriter: most checks need look no further."""

import re

from teitools.edition.model import Document, kept, utf8_of

_ASCII = bytes(range(127))
_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_LAST = 0x10FFFF


def has_references(document: Document) -> bool:
    """Whether characters are written as numbers somewhere, so that what stands side by side does not show."""
    return b"&#" in utf8_of(document)


@kept
def repertoire(document: Document) -> frozenset[str]:
    """Return the characters from U+007F on in a document's file, written or as references."""
    encoded = utf8_of(document)
    written = encoded.translate(None, _ASCII).decode("utf-8", "replace")
    if b"&#" not in encoded:
        return frozenset(written)
    numbers = {
        int(hexadecimal or b"0", 16) or int(decimal or b"0")
        for hexadecimal, decimal in _REFERENCE.findall(encoded)
    }
    return frozenset(written) | {chr(number) for number in numbers if 0x7F <= number <= _LAST}
