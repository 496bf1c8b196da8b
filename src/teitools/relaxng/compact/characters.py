"""From the bytes of a compact schema to its characters: encoding, line ends and escapes."""

import codecs
import re

from teitools.relaxng.compact.mistakes import Mistake

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"\\x+\{([^}\s]*)(\}?)")
_HEXADECIMAL = re.compile(r"0*([0-9A-Fa-f]{1,6})")
_HELD = str.maketrans("\n\r", "\x01\x02")
_RELEASED = str.maketrans("\x01\x02", "\n\r")


def characters(source: bytes) -> str:
    r"""Return the text of a schema with its line ends as ``\n`` and its escapes replaced.

    A line end that is written as an escape ends no line: ``released`` gives it back.
    """
    text = _LINE_END.sub("\n", _decoded(source))
    if strange := _NOT_IN_XML.search(text):
        raise _mistake(
            text, strange.start(), f"A character here ({_code(strange[0])}) is not allowed: delete it."
        )
    return _ESCAPE.sub(_escaped, text)


def released(text: str) -> str:
    """Return the content of a literal with the line ends that were written as escapes."""
    return text.translate(_RELEASED)


def _decoded(source: bytes) -> str:
    mark, codec = next((each for each in _MARKS if source.startswith(each[0])), (b"", _unmarked(source)))
    body = source[len(mark) :]
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(codec, "replace").count("\n") + 1
        raise Mistake(
            line, "The bytes here are not text in UTF-8 or UTF-16: save the file as UTF-8."
        ) from None


def _unmarked(source: bytes) -> str:
    """A compact schema begins with a character of ASCII, or with a comment."""
    if source[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if source[:1] == b"\0" else "utf-8"


def _escaped(escape: re.Match[str]) -> str:
    number = _HEXADECIMAL.fullmatch(escape[1])
    code = int(number[1], 16) if number and escape[2] else 0
    if code > 0x10FFFF or _NOT_IN_XML.match(chr(code)):
        reason = f"{escape[0][:20]} is not a character: an escape is written \\x{{E9}}, with the number of é."
        raise _mistake(escape.string, escape.start(), reason)
    return chr(code).translate(_HELD)


def _mistake(text: str, offset: int, reason: str) -> Mistake:
    return Mistake(text.count("\n", 0, offset) + 1, reason)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
