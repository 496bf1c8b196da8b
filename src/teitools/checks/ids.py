"""An ``xml:id`` is a name, and the name of one thing: in its file, and a register's entry in the edition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.ids import XML_ID, ids, taken
from teitools.edition.positions import finding, positions
from teitools.ncname import NCNAME

_PLAIN = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
_NAMES = "person personGrp place org event bibl biblStruct biblFull msDesc object nym"
ENTRIES = frozenset(f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in _NAMES.split())
"""What an entry of a register is."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the ids of all files."""
    for document in edition.files:
        yield from _check_names(document)
        yield from _check_unique(document)
    yield from _check_entries(edition)


def _check_names(document: Document) -> Iterator[Diagnostic]:
    for name, elements in ids(document).items():
        if _PLAIN.fullmatch(name) or re.fullmatch(NCNAME, name):
            continue
        for element in _used(elements)[:1]:
            problem = _at_id(document, element, "E302", "id-name", _no_name(name))
            yield replace(problem, fix=_without_spaces(document, element, name))


def _used(elements: Sequence[etree._Element]) -> list[etree._Element]:
    """Return those that are not shown as examples of encoding, of which each stands for itself."""
    return [each for each in elements if not str(each.tag).startswith(_EXAMPLES)]


def _without_spaces(document: Document, element: etree._Element, name: str) -> str | None:
    """Return the attribute without spaces around the id, if it is a name then."""
    right = name.strip()
    if right == name or not re.fullmatch(NCNAME, right):
        return None
    return positions(document).with_value(element, XML_ID, right) or None


def _no_name(name: str) -> str:
    if not name.strip():
        return "This xml:id is empty: give it a name, or remove it."
    if re.search(r"\s", name):
        return f'The xml:id "{name}" contains a space: an id is one word.'
    if name[0].isdigit() or name[0] in ".-":
        return f'The xml:id "{name}" must begin with a letter: an id such as "p{name.lstrip(".-")}" would do.'
    return f'The xml:id "{name}" may hold only letters, digits, hyphens, full stops and underscores.'


def _check_unique(document: Document) -> Iterator[Diagnostic]:
    for name, elements in ids(document).items():
        for other in _used(elements)[1:] if len(elements) > 1 else ():
            message = taken(document, name, _used(elements)[0])
            yield _at_id(document, other, "E301", "id-unique", message)


def _check_entries(edition: Edition) -> Iterator[Diagnostic]:
    """A pointer such as ``person:x`` and an address such as ``#x`` would mean two entries."""
    taken: dict[str, Document] = {}
    for register in edition.registers:
        for name, (element, *_) in ids(register).items():
            if element.tag in ENTRIES and taken.setdefault(name, register) is not register:
                message = (
                    f'The entry "{name}" stands in {taken[name].name} too: '
                    "an id of a register is unique in the edition."
                )
                yield _at_id(register, element, "E303", "entry-unique", message)


def _at_id(document: Document, element: etree._Element, code: str, rule: str, message: str) -> Diagnostic:
    return finding(document, element, code, rule, message, attribute=XML_ID)
