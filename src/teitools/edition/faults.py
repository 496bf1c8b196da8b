"""What is wrong with a file that is not well-formed, said so that an editor can mend it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.nearest import nearest
from teitools.edition.encoding import SourceText, source_text
from teitools.edition.parsing import TOO_DEEP

_PLACE = re.compile(r",? *(?:\n)?, line \d+, column \d+$|\s+$")
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S+) line \d+ and (\S+)")
_UNDEFINED = re.compile(r"Entity '([^']+)' not defined")
_EXTERNAL = re.compile(r"""<!ENTITY\s+(?:%\s+)?([^\s%]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s""")

_WIDE = re.compile(
    r"""<\?xml\s[^>]*?encoding\s*=\s*["']((?:utf-?|ucs-?|iso-10646-ucs-)(?:16|32|2|4)\w*)""", re.I
)
_HTML = re.compile(r"\s*<!doctype\s+html\s*>", re.I)

_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"Document is empty", "The file is empty."),
        (r"Start tag expected", "This is not XML: an XML file begins with a tag."),
        (r"Attribute (\S+) redefined", "The attribute {0} stands twice in this tag."),
        (
            r"Namespace prefix (\S+) (?:for (\S+) )?on (\S+) is not defined",
            "The prefix {0}: on <{2}> is declared nowhere: add its xmlns:{0}, or remove it.",
        ),
        (
            r"Invalid bytes in character encoding|Input is not proper",
            "The bytes here are not in the file's encoding: save the file as UTF-8, "
            "or name its encoding in the XML declaration.",
        ),
        (
            r"Unsupported encoding: detecting",
            "The file is in an encoding that is not read: save it as UTF-8.",
        ),
        (
            r"Unsupported encoding: (\S+)",
            "The XML declaration names the encoding {0}, which nobody knows: save the file as UTF-8.",
        ),
        (r"Unescaped '<' not allowed", "A < inside an attribute's value is written &lt;."),
        (r"AttValue: .* expected", "An attribute's value stands in quotation marks."),
        (r"Specification mandates? value for attribute (\S+)", "The attribute {0} has no value."),
        (r"Extra content at the end", "Something follows the end of the root element."),
        (r"(?:Char 0x|Char value |Char )(\w+)", "A character here ({0}) is not allowed in XML: delete it."),
        (
            r"StartTag: invalid element name",
            "A < in the text is written &lt;; a tag's name follows < at once.",
        ),
        (
            r"error parsing attribute name",
            "A character here cannot stand in a tag: delete it, or look for a missing quotation mark or >.",
        ),
        (r"attributes construct error", "This tag is not complete: look for a missing space or mark."),
    )
)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where a parser stopped, and the elements that were open there with their offsets."""

    offset: int
    open_elements: tuple[tuple[str, int], ...]


def fault(name: str, source: bytes, error: etree.XMLSyntaxError) -> Diagnostic:
    """Return what stopped the parser in the file ``name``."""
    text = source_text(source)
    if _HTML.match(text.text):
        message = "This is a web page (HTML), not XML: download the XML file itself."
        return _at(name, text, 0, "E001", "well-formed", message)
    stop = _stop(text) or _Stop(_offset(text, error), ())
    message = _PLACE.sub("", error.msg or "").strip()
    for pattern, explain in _FAULTS:
        if found := pattern.search(message):
            return explain(name, text, stop, found)
    return _at(name, text, stop.offset, "E001", "well-formed", _sentence(message))


def _at(name: str, text: SourceText, offset: int, code: str, rule: str, message: str) -> Diagnostic:
    line, column = text.place(offset)
    return Diagnostic(name, line, code, rule, message, column=column, end_line=line, end_column=column + 1)


def _offset(text: SourceText, error: etree.XMLSyntaxError) -> int:
    line, column = error.position
    start = text.line_starts[min(max(line or 1, 1), len(text.line_starts)) - 1]
    return min(start + max(column - 1, 0), len(text.text))


def _stop(text: SourceText) -> _Stop | None:
    """Return where expat stops: at the first character of the fault, where libxml2 names the last."""
    encoded = text.text.encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8")
    open_elements: list[tuple[str, int]] = []
    parser.StartElementHandler = lambda tag, _: open_elements.append((tag, parser.CurrentByteIndex))
    parser.EndElementHandler = lambda _: open_elements.pop()
    try:
        parser.Parse(encoded, True)
    except expat.ExpatError:
        places = tuple((tag, _characters(encoded, byte)) for tag, byte in open_elements[-_FAR:])
        return _Stop(_characters(encoded, parser.ErrorByteIndex), places)
    return None


_FAR = 300
"""How many open elements are looked at: more than libxml2 lets nest."""


def _characters(encoded: bytes, byte: int) -> int:
    return len(encoded[:byte].decode("utf-8", "replace"))


def _sentence(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := pattern.search(message):
            return sentence.format(*found.groups())
    return f"The file is not well-formed XML here: {message}."


def _mismatch(name: str, text: SourceText, stop: _Stop, found: re.Match[str]) -> Diagnostic:
    """An end tag that closes nothing is at fault; one that closes an outer element betrays the inner one."""
    opened, closing = found.groups()
    inner, opening = stop.open_elements[-1] if stop.open_elements else (opened, stop.offset)
    if any(tag == closing for tag, _ in stop.open_elements[:-1]):
        line, _ = text.place(stop.offset)
        message = f"<{inner}> is never closed: </{inner}> is missing before </{closing}> in line {line}."
        return _at(name, text, opening, "E001", "well-formed", message)
    line, _ = text.place(opening)
    end = "; one of the two is misspelt" if nearest(closing, [inner]) else ""
    message = f"</{closing}> closes nothing: the element open here is <{inner}> of line {line}{end}."
    end_tag = text.text.rfind("</", 0, stop.offset + 1)
    if not text.text.startswith(f"</{closing}", end_tag):
        # In names expat knows fewer characters than libxml2, and stopped at one before.
        end_tag = max(text.text.find(f"</{closing}", stop.offset), 0)
    return _at(name, text, end_tag, "E001", "well-formed", message)


def _ampersand(name: str, text: SourceText, stop: _Stop, _: re.Match[str]) -> Diagnostic:
    """Parsers stop behind the ampersand, or behind the name that follows it."""
    place = text.text.rfind("&", 0, stop.offset + 1)
    start = stop.offset if place < 0 else place
    return _at(name, text, start, "E001", "well-formed", "An ampersand is written &amp; in XML.")


def _truncated(name: str, text: SourceText, stop: _Stop, _: re.Match[str]) -> Diagnostic:
    inner, offset = stop.open_elements[-1] if stop.open_elements else ("", 0)
    message = f"The file ends inside <{inner}> of line {text.place(offset)[0]}: its end is missing."
    return _at(name, text, stop.offset, "E001", "well-formed", message)


def _entity(name: str, text: SourceText, stop: _Stop, found: re.Match[str]) -> Diagnostic:
    entity = found[1]
    if entity in _EXTERNAL.findall(text.text):
        message = f"The entity {entity} stands in another file, which is not read: put its text here instead."
        return _at(name, text, _use(text, entity, stop.offset), "E005", "external-entity", message)
    message = f"The entity &{entity}; is not defined: write the character itself."
    return _at(name, text, stop.offset, "E001", "well-formed", message)


def _use(text: SourceText, entity: str, otherwise: int) -> int:
    used = re.search(rf"[&%]{re.escape(entity)};", text.text)
    return used.start() if used else otherwise


def _too_deep(name: str, text: SourceText, stop: _Stop, _: re.Match[str]) -> Diagnostic:
    return _at(name, text, stop.offset, "E004", "limits", TOO_DEEP)


def _too_large(name: str, text: SourceText, _stop: _Stop, _: re.Match[str]) -> Diagnostic:
    message = "The entities of the DOCTYPE expand to an enormous text: the file is not read any further."
    return _at(name, text, max(text.text.find("<!DOCTYPE"), 0), "E004", "limits", message)


def _too_long(name: str, text: SourceText, stop: _Stop, _: re.Match[str]) -> Diagnostic:
    message = "One stretch of text, one tag or one value here is longer than 10 million characters."
    return _at(name, text, stop.offset, "E004", "limits", message)


def _declaration(name: str, text: SourceText, stop: _Stop, found: re.Match[str]) -> Diagnostic:
    """A file that says it is in a wide encoding, but was read up to here as one that is not."""
    declared = _WIDE.match(text.text)
    message = _sentence(found[0])
    if declared and not text.codec.startswith(("utf-16", "utf-32")):
        message = (
            f'The file is not in {declared[1]}, as its XML declaration says: write encoding="UTF-8" there.'
        )
    return _at(name, text, stop.offset, "E001", "well-formed", message)


def _zero(name: str, text: SourceText, stop: _Stop, found: re.Match[str]) -> Diagnostic:
    if text.codec.startswith("utf-16"):
        message = "The file is in UTF-16 but does not say so: save it as UTF-8."
        return _at(name, text, 0, "E001", "well-formed", message)
    return _at(name, text, stop.offset, "E001", "well-formed", _sentence(found[0]))


_Explain = Callable[[str, SourceText, _Stop, "re.Match[str]"], Diagnostic]
_FAULTS: tuple[tuple[re.Pattern[str], _Explain], ...] = (
    (re.compile(r"EntityRef: expecting ';'|EntityRef: no name"), _ampersand),
    (_MISMATCH, _mismatch),
    (re.compile("Premature end of data"), _truncated),
    (_UNDEFINED, _entity),
    (re.compile("Blank needed here"), _declaration),
    (re.compile(r"Char 0x0\b"), _zero),
    (re.compile("Excessive depth"), _too_deep),
    (re.compile("amplification|entity reference loop|entity loop"), _too_large),
    (re.compile("Resource limit exceeded"), _too_long),
)
