"""Every pointer points to something."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.pointers import Broken, follow
from teitools.edition.positions import finding
from teitools.edition.prefixes import prefixes

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

_ELSEWHERE = frozenset({"E312", "E314"})
"""What may stand in a file that could not be read: other files, and the declarations of prefixes."""


def check_targets(edition: Edition) -> Iterator[Diagnostic]:
    """Check the pointers of all files, and the patterns of the prefixes that they use."""
    for document in edition.files:
        yield from _check_prefixes(document)
        for element in document.tree.iter(f"{_TEI}*"):
            for name in map(str, element.keys()):
                if is_pointer(element, name):
                    yield from _check_pointers(edition, document, element, name)


def is_pointer(element: etree._Element, attribute: str) -> bool:
    """Whether TEI gives the attribute, on this element, pointers as its value."""
    return attribute in ALWAYS or element.tag in SOMETIMES.get(attribute, ())


def _check_prefixes(document: Document) -> Iterator[Diagnostic]:
    for prefix in prefixes(document):
        if prefix.problem:
            yield finding(
                document, prefix.element, "E316", "prefix", prefix.problem, attribute="matchPattern"
            )


def _check_pointers(
    edition: Edition, document: Document, element: etree._Element, name: str
) -> Iterator[Diagnostic]:
    value = element.get(name, "")
    if not value.split():
        message = f"@{name} is empty: name what it points to, or remove it."
        yield finding(document, element, "E310", "empty", message, attribute=name)
    for pointer in value.split():
        broken = follow(edition, document, pointer)
        if isinstance(broken, Broken) and (edition.complete or broken.code not in _ELSEWHERE):
            problem = finding(document, element, broken.code, broken.rule, _at(name, broken), attribute=name)
            yield replace(problem, level=_level(edition, broken))


def _at(name: str, broken: Broken) -> str:
    return f"@{name} {broken.message}"


def _level(edition: Edition, broken: Broken) -> Level:
    """A file that stands alone often belongs to a project of which we know nothing."""
    alone = edition.settings.file is None
    return Level.WARNING if alone and broken.rule in ("outside", "file", "prefix") else Level.ERROR
