"""Every pointer points to something."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.ids import ids
from teitools.edition.model import kept
from teitools.edition.pointers import Broken, Resolution, Target, follow
from teitools.edition.positions import finding, finding_at, positions
from teitools.edition.prefixes import prefixes
from teitools.edition.uses import uses

_TEI = "{http://www.tei-c.org/ns/1.0}"

_NAMES = """
    active adj adjFrom adjTo ana calendar change children copyOf corresp datcat datingMethod datingPoint
    decls domains edRef exclude facs feats follow given hand inst lemmaRef mutual next nymRef parent parts
    passive perf period prev ref replyTo require rendition resp sameAs scribeRef scriptRef select since
    source spanTo synch target targetDatcat targetEnd toWhom unitRef valueDatcat where who wit
"""
ALWAYS = frozenset(_NAMES.split())
"""The attributes whose values are pointers on every element (TEI P5, teidata.pointer)."""

SOMETIMES: Mapping[str, frozenset[str]] = {
    name: frozenset(f"{_TEI}{element}" for element in elements.split())
    for name, elements in {
        "class": "msContents msItem msItemStruct",
        "code": "occupation socecStatus",
        "from": "app arc span rt",
        "to": "app arc span rt",
        "new": "handShift",
        "scheme": "keywords occupation classCode catRef socecStatus locus locusGrp",
        "url": "graphic media",
    }.items()
}
"""The attributes whose values are pointers on these elements only."""

_SPACES = re.compile(r"(\s+)")
_OFTEN = 10
_ELSEWHERE = frozenset({"E312", "E314"})
"""What may stand in a file that could not be read: other files, and the declarations of prefixes."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the pointers of all files, and the patterns of the prefixes that they use."""
    for document in edition.files:
        yield from _check_prefixes(document)
        yield from _Pointers(edition, document).problems()


def is_pointer(element: etree._Element, attribute: str) -> bool:
    """Whether TEI gives the attribute, on this element, pointers as its value."""
    return attribute in ALWAYS or element.tag in SOMETIMES.get(attribute, ())


@kept
def pointing_values(document: Document) -> Collection[str]:
    """Return the values of all attributes that are pointers, each once."""
    found: set[str] = set()
    for name, values in uses(document).items():
        if name in ALWAYS:
            found.update(values)
        elif elements := SOMETIMES.get(name):
            found.update(value for value, those in values.items() if any(e.tag in elements for e in those))
    return found


def _check_prefixes(document: Document) -> Iterator[Diagnostic]:
    for prefix in prefixes(document):
        if prefix.problem:
            yield finding(
                document, prefix.element, "E316", "prefix", prefix.problem, attribute="matchPattern"
            )


class _Slip(NamedTuple):
    """A pointer to nothing, in an attribute; ``message`` says what is wrong, ``fix`` what to write there."""

    element: etree._Element
    name: str
    broken: Broken
    message: str
    fix: str | None


class _Pointers:
    """The pointers of one document. What is the cause of many broken ones is said once, at the first."""

    def __init__(self, edition: Edition, document: Document) -> None:
        self._edition, self._document = edition, document
        self._ids = ids(document)
        self._known: dict[str, Resolution] = {}
        self._found: list[_Slip] = []
        self._causes: dict[str, int] = {}
        self._more: Counter[int] = Counter()

    def problems(self) -> Iterator[Diagnostic]:
        wrong = {value for value in pointing_values(self._document) if not self._leads_somewhere(value)}
        if not wrong:
            return
        those = {
            element
            for values in uses(self._document).values()
            for value in wrong & values.keys()
            for element in values[value]
        }
        for element in self._document.tree.iter(f"{_TEI}*"):
            for name in map(str, element.keys()) if element in those else ():
                if is_pointer(element, name):
                    self._check(element, name)
        often = _repeated(self._found)
        seen = set[str]()
        for number, slip in enumerate(self._found):
            if slip.message not in seen:
                yield self._told(slip, _more(self._more[number] or often.get(slip.message, 1) - 1))
            if slip.message in often:
                seen.add(slip.message)

    def _leads_somewhere(self, value: str) -> bool:
        pointers = value.split()
        for each in pointers:
            inside = each[0] == "#" and each[1:] in self._ids
            if not inside and isinstance(self._follow(each), Broken):
                return False
        return bool(pointers)

    def _check(self, element: etree._Element, name: str) -> None:
        pointers = element.get(name, "").split()
        if not pointers:
            empty = "is empty: name what it points to, or remove it."
            self._report(element, name, Broken("E310", "empty", empty))
        for number, pointer in enumerate(pointers):
            broken = self._follow(pointer)
            if isinstance(broken, Broken) and (self._edition.complete or broken.code not in _ELSEWHERE):
                self._report(element, name, broken, self._fix(element, name, pointers, number, broken.right))

    def _fix(
        self, element: etree._Element, name: str, pointers: list[str], number: int, right: str
    ) -> str | None:
        """Return the whole attribute with the pointer that is meant, where that is certain."""
        first = last = number
        if number and (whole := self._parted(*pointers[number - 1 : number + 1])):
            first, right = number - 1, whole
        elif number + 1 < len(pointers) and (whole := self._parted(*pointers[number : number + 2])):
            last, right = number + 1, whole
        if not right:
            return None
        places = positions(self._document)
        written = places.written(places.value(element, name))
        pieces = _SPACES.split(written)
        words = [place for place, piece in enumerate(pieces) if place % 2 == 0 and piece]
        if [pieces[place] for place in words] != pointers:
            return None
        pieces[words[first] : words[last] + 1] = [right]
        return places.with_value(element, name, "".join(pieces))

    def _parted(self, before: str, after: str) -> str:
        """Return a pointer that a space has parted after its hash or its prefix: ``# fn1``."""
        if not before.endswith(("#", ":")):
            return ""
        found = self._follow(before + after)
        return before + after if isinstance(found, Target) and found.element is not None else ""

    def _follow(self, pointer: str) -> Resolution:
        if pointer not in self._known:
            self._known[pointer] = follow(self._edition, self._document, pointer)
        return self._known[pointer]

    def _report(self, element: etree._Element, name: str, broken: Broken, fix: str | None = None) -> None:
        if broken.cause in self._causes:
            self._more[self._causes[broken.cause]] += 1
            return
        if broken.cause:
            self._causes[broken.cause] = len(self._found)
        self._found.append(_Slip(element, name, broken, f"@{name} {broken.message}", fix))

    def _told(self, slip: _Slip, more: str) -> Diagnostic:
        broken, span = slip.broken, positions(self._document).attribute(slip.element, slip.name)
        message = f"{slip.message} {more}" if more else slip.message
        level = _level(self._edition, broken)
        return finding_at(self._document, span, broken.code, broken.rule, message, level, fix=slip.fix)


def _repeated(found: list[_Slip]) -> Mapping[str, int]:
    """Return what is said so often that what they point to is at fault, not the pointers, and how often."""
    said = Counter(each.message for each in found if each.fix is None)
    return {message: number for message, number in said.items() if number >= _OFTEN}


def _more(pointers: int) -> str:
    if not pointers:
        return ""
    return f"The same holds for {pointers:,} more {'pointers' if pointers > 1 else 'pointer'} in this file."


def _level(edition: Edition, broken: Broken) -> Level:
    """A file that stands alone often belongs to a project of which we know nothing."""
    alone = edition.settings.file is None
    return Level.WARNING if alone and broken.rule in ("outside", "file", "prefix") else Level.ERROR
