"""Kinds of addressable places: what sort of anchor an element of a text has."""

from collections.abc import Callable, Mapping

from lxml import etree

from teitools.edition.notes import (
    MARK_TYPES,
    MARKS,
    NOTE,
    REGISTER_ENTRIES,
    TEI,
    XML_ID,
    is_called,
    is_marginal,
)

NUMBERED = frozenset({"par", "note", "page", "bibl", "l", "variant"})
"""Kinds whose number is the element's own ``@n`` where it has one; the others are counted."""

BLOCKS = frozenset({"u", "sp", "list", "table", "figure", "quote", "cit", "floatingText", "superEntry"})
"""Kinds of blocks that hold no paragraph's number: called as their elements, and counted."""

IN_SURFACE = frozenset({"zone", "line"})
"""Kinds that are counted in each surface of a transcription by places."""

CITABLE = (
    (NUMBERED - {"variant"})
    | {"div", "section", "title", "margin", "entry", "msItem", "surface"}
    | BLOCKS
    | IN_SURFACE
)
"""Kinds a reader can cite; other places are cited by the nearest of these around them."""

CITATION_TYPES = frozenset({"bibl", "bibr", "cit", "citation"})

BODY, FRONT, BACK = (f"{TEI}{name}" for name in ("body", "front", "back"))
SOURCE = f"{TEI}sourceDoc"
_PROSE = tuple(f"{TEI}{name}" for name in ("p", "ab", "quote", "cit", "item", "cell", "head", "epigraph"))
"""What holds a block of verse or a list as part of itself."""
_BLOCKS, _ENTRIES = tuple(f"{TEI}{name}" for name in BLOCKS), (f"{TEI}entry", f"{TEI}entryFree")
BIBLIOGRAPHIC = tuple(f"{TEI}{name}" for name in ("bibl", "biblStruct", "biblFull"))
CALLED_BY_ID = frozenset({*_BLOCKS, *_ENTRIES})
"""What can be cited by its ``xml:id`` where it has one."""
DIVISIONS = tuple(f"{TEI}{name}" for name in ("div", *(f"div{level}" for level in range(1, 8))))
_HOLDERS = frozenset({BODY, *DIVISIONS, *(f"{TEI}{name}" for name in ("sp", "spGrp", "annotationBlock"))})


def kind_of(element: etree._Element) -> str:
    """The kind of place that an element of a text is; ``""`` for most."""
    if next(element.iterancestors(*REGISTER_ENTRIES), None) is not None:
        return ""
    rule = _RULES.get(element.tag)
    kind = rule(element) if rule else ""
    return kind or ("m" if is_mention(element) else "")


def is_mention(element: etree._Element) -> bool:
    """Whether an element names an entry: ``@ref`` on anything but a glyph, ``@corresp`` on a title."""
    named = element.get("ref") is not None and element.tag != f"{TEI}g"
    return named or (element.tag == f"{TEI}title" and element.get("corresp") is not None)


def _paragraph(element: etree._Element) -> str:
    inside = next(element.iterancestors(BODY, NOTE), None)
    return "par" if inside is not None and inside.tag == BODY else ""


def _line(element: etree._Element) -> str:
    """A line of verse whose number is printed, or that is part of a poem or a play, not of prose.

    The rest of a line that several speakers share is counted with its beginning.
    """
    if element.get("part") in ("M", "F") and not element.get("n"):
        return ""
    around = (BODY, NOTE) if element.get("n") else (BODY, NOTE, *_PROSE)
    return "l" if next(element.iterancestors(*around), element).tag == BODY else ""


def _block(element: etree._Element) -> str:
    """A block beside the paragraphs of the body; one with an id is called by that."""
    parent = element.getparent()
    is_beside = parent is not None and parent.tag in _HOLDERS and is_in_body(element)
    return element.tag.removeprefix(TEI) if is_beside and element.get(XML_ID) is None else ""


def _entry(element: etree._Element) -> str:
    return "" if element.get(XML_ID) else "entry"


def is_in_body(element: etree._Element) -> bool:
    """Whether an element is part of a body, and not of a note or a paragraph in it."""
    inside = next(element.iterancestors(BODY, NOTE, *_PROSE), None)
    return inside is not None and inside.tag == BODY


def _of_source(element: etree._Element) -> str:
    """A surface, a zone or a line of a transcription that follows the page."""
    return element.tag.removeprefix(TEI) if next(element.iterancestors(SOURCE), None) is not None else ""


def _note(element: etree._Element) -> str:
    if is_marginal(element):
        return "margin"
    return "note" if is_called(element) else ""


def _bibliographic(element: etree._Element) -> str:
    around = next(element.iterancestors(*BIBLIOGRAPHIC, *DIVISIONS, f"{TEI}listBibl", f"{TEI}p", NOTE), None)
    listed = around is not None and (around.tag == f"{TEI}listBibl" or _in_bibliography(around))
    return "bibl" if listed else "cite"


def _in_bibliography(division: etree._Element) -> bool:
    divisions = [division, *division.iterancestors(*DIVISIONS)]
    return division.tag in DIVISIONS and any(each.get("type") == "bibliography" for each in divisions)


def _division(element: etree._Element) -> str:
    inside = next(element.iterancestors(BODY, FRONT, BACK), None)
    return "div" if inside is None or inside.tag == BODY else "section"


def _pointing(element: etree._Element) -> str:
    """A mark of a note, or a reference to an entry of the bibliography."""
    if element.get("type") in MARK_TYPES:
        return "mark"
    return "cite" if element.get("type") in CITATION_TYPES else ""


def _index_term(element: etree._Element) -> str:
    return "" if next(element.iterancestors(element.tag), None) is not None else "term"


_RULES: Mapping[str, Callable[[etree._Element], str]] = {
    f"{TEI}p": _paragraph,
    f"{TEI}ab": _paragraph,
    NOTE: _note,
    f"{TEI}l": _line,
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_ENTRIES, _entry),
    f"{TEI}msItem": lambda _: "msItem",
    **dict.fromkeys((f"{TEI}{name}" for name in ("surface", *IN_SURFACE)), _of_source),
    f"{TEI}app": lambda _: "variant",
    f"{TEI}index": _index_term,
    f"{TEI}pb": lambda _: "page",
    f"{TEI}date": lambda _: "date",
    f"{TEI}titlePage": lambda _: "title",
    **dict.fromkeys(BIBLIOGRAPHIC, _bibliographic),
    **dict.fromkeys(DIVISIONS, _division),
    **dict.fromkeys(MARKS, _pointing),
}
