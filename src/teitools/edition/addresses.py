"""Addresses: the one place where notes, pages, paragraphs and mentions are numbered.

``addressed`` copies a document and gives every place that can be linked to or cited attributes in the
namespace ``urn:teitools:address`` (prefix ``a``). All else reads them; nothing else counts.

``a:id``
    the place's anchor, unique in the document, safe as an id in HTML and as a label in Typst
``a:kind``
    what sort of place it is, see ``places.py``; the anchor of a place that the document itself says how to
    cite need not tell
``a:reference``
    how the document itself says that a place is cited, see ``references.py``, where its anchor does not tell
``a:n``
    the number as printed, or counted where none is printed, of body paragraphs, notes and their marks, page
    breaks and entries of the bibliography
``a:page``
    ``a:n`` of the page on which the place stands; places in a note have the page of its mark
``a:address``
    the citable address of the place, or of the nearest citable place around it
``a:note``, ``a:mark``
    on a mark, the anchor of its note; on a note, the anchor of its first mark, where that is an element
``a:series``
    on a note that is not of the first series of notes, the name of its own, see ``series.py``
``a:app``
    on a place where the editor decided something, the id of that decision in the apparatus. It is no anchor:
    one decision may concern several places, and each is linked to by its own ``a:id``
``a:explains``
    on an editorial note, the ids of the decisions that it explains, separated by spaces

What is published adds, where it applies (``publish/divisions.py``, ``links.py``, ``images.py``):

``a:file``
    the page on which an element and all in it stand, where its document has several; ``""`` is the first
``a:href``
    on an element with ``@target``, the address on the site to which it leads
``a:image``
    on an element with ``@url``, the path of its image on the site

Anchors: ``par.12`` (p and ab of the body), ``note.7``, ``note.asterisk``, ``mark.7``, ``page.380``,
``l.45`` (a line of verse; where the number is another division's too, ``l.2.45`` in the second),
``variant.4`` (an app), ``bibl.3`` (an entry of the bibliography), ``cite.4`` (any other bibl, a ref to one),
``m.5`` (a mention), ``date.6``, ``app.2`` (a choice of sic and corr), ``div.1`` (a division of the body),
``abstract`` (a division of front or back, by its type), ``title`` (the title page), ``margin.1`` (a marginal
note), ``term.1`` (a term for the index), ``entry.abacus`` (of a dictionary), ``msItem.2``, ``surface.1``,
``zone.1.2`` and ``line.1.14`` (of the first surface), ``sp.3``, ``list.1`` (a block beside the paragraphs),
``at.X`` (any other element whose xml:id is X). Where two places would have one anchor, the second one's has
its divisions' numbers before its own, or ends in ``-2``. A place that the document declares in ``refsDecl``
has the anchor that follows from that.
"""

import copy
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from lxml import etree

from teitools.edition.decisions import Decisions, decisions, is_correction
from teitools.edition.model import Document
from teitools.edition.notes import NOTE as NOTE_ELEMENT
from teitools.edition.notes import TEI, XML_ID, Footnotes, footnotes, written
from teitools.edition.places import CALLED_BY_ID, CITABLE, DIVISIONS, IN_SURFACE, NUMBERED, SOURCE, kind_of
from teitools.edition.references import Reference, references
from teitools.edition.series import numerals, series_of
from teitools.edition.slugs import slug

NAMESPACE = "urn:teitools:address"
ID, KIND, REFERENCE, N, PAGE, ADDRESS, NOTE, MARK, SERIES, APP, EXPLAINS = (
    f"{{{NAMESPACE}}}{name}"
    for name in (
        *("id", "kind", "reference", "n", "page", "address"),
        *("note", "mark", "series", "app", "explains"),
    )
)
FILE, HREF, IMAGE = (f"{{{NAMESPACE}}}{name}" for name in ("file", "href", "image"))

TEXT, ANNOTATIONS = f"{TEI}text", f"{TEI}listAnnotation"
"""Notes in a list of annotations belong to the text that they are about, as if they stood after it."""

SURFACE = f"{TEI}surface"
STYLED = frozenset({"mark", "m", "date"})
"""Kinds that style and script know by their anchors: these stay what they are, and no other begins so."""
_STYLED = tuple(f"{kind}." for kind in STYLED)
_HEADWORDS = (f"{TEI}orth", f"{TEI}form")


def addressed(document: Document) -> etree._ElementTree:
    """A copy of the document's tree with an address on every place; text and elements are unchanged."""
    tree = _copy(document.tree)
    text = _Text.of(tree)
    addresses = dict(_addresses(text, document.id))
    for element, anchor in text.anchors.items():
        element.set(ID, anchor)
        element.set(ADDRESS, addresses[element])
        if page := text.page(element):
            element.set(PAGE, page)
        if kind := text.kinds[element]:
            element.set(KIND, kind)
    _set_all(REFERENCE, text.told_references)
    _set_all(N, text.numbers_shown)
    _set_all(SERIES, text.series)
    _set_all(APP, text.decisions.of)
    _set_all(EXPLAINS, {note: " ".join(ids) for note, ids in text.decisions.explained.items() if ids})
    _set_all(NOTE, {mark: text.anchors[note] for mark, note in text.notes.note_of.items()})
    marks = {note: mark for note, mark in text.notes.mark_of.items() if mark in text.notes.note_of}
    _set_all(MARK, {note: text.anchors[mark] for note, mark in marks.items()})
    return tree


def file_of(element: etree._Element) -> str:
    """The page on which an element stands; ``""`` is the first, or the only one."""
    found = (each.get(FILE) for each in chain([element], element.iterancestors()))
    return next((file for file in found if file is not None), "")


@dataclass(frozen=True)
class _Text:
    """The elements of a document's texts in document order, and what pairs and groups them."""

    elements: Sequence[etree._Element]
    notes: Footnotes
    decisions: Decisions
    references: Mapping[etree._Element, Reference]

    @classmethod
    def of(cls, tree: etree._ElementTree) -> "_Text":
        texts = [text for text in tree.iter(TEXT) if next(text.iterancestors(TEXT), None) is None]
        beside = tree.iter(ANNOTATIONS, SOURCE)
        elements = [element for part in (*texts, *beside) for element in part.iter(etree.Element)]
        ids = {element.get(XML_ID, ""): element for element in reversed(elements)}
        notes = footnotes(elements, ids)
        known = set(elements)
        declared = {place: found for place, found in references(tree).items() if place in known}
        return cls(elements, notes, decisions(elements, notes.editorial, ids), declared)

    @cached_property
    def kinds(self) -> Mapping[etree._Element, str]:
        kinds = {element: kind_of(element) for element in self.elements}
        kinds |= dict.fromkeys(self.notes.note_of, "mark") | dict.fromkeys(self.notes.editorial, "")
        corrections = (place for place in self.decisions.of if is_correction(place))
        return kinds | dict.fromkeys(corrections, "app")

    @cached_property
    def numbers(self) -> Mapping[etree._Element, str]:
        """The number of each place that is numbered in print: ``@n``, the note's for a mark, else counted."""
        rows: defaultdict[tuple[str, str], list[etree._Element]] = defaultdict(list)
        for element in self.elements:
            if self.kinds[element] in NUMBERED:
                rows[self.kinds[element], self.series.get(element, "")].append(element)
        numbers = {
            place: number
            for (_, name), places in rows.items()
            for place, number in _numbered(places, self._printed, numerals(self.series, name))
        }
        return numbers | {mark: numbers[note] for mark, note in self.notes.note_of.items()}

    @cached_property
    def numbers_shown(self) -> Mapping[etree._Element, str]:
        """Lines of a verse or two in a text of prose are numbered for their addresses only."""
        kinds = Counter(self.kinds.values())
        if kinds["l"] > kinds["par"]:
            return self.numbers
        return {
            place: number
            for place, number in self.numbers.items()
            if self.kinds[place] != "l" or self._printed(place)
        }

    @cached_property
    def told_references(self) -> Mapping[etree._Element, str]:
        """The references that say more than the kind and the number of their place."""
        return {
            place: found.text
            for place, found in self.references.items()
            if self.anchors.get(place) != f"{self.kinds[place]}.{found.number}"
        }

    @cached_property
    def series(self) -> Mapping[etree._Element, str]:
        return series_of([note for note in self.notes.notes if self.kinds[note] == "note"])

    @cached_property
    def anchors(self) -> Mapping[etree._Element, str]:
        return dict(_distinct(self._anchors_wanted()))

    def page(self, element: etree._Element) -> str:
        """The number of the page on which an element stands; ``""`` before the first page break."""
        page_break = self.page_break(element)
        return "" if page_break is None else self.numbers[page_break]

    def citable(self, element: etree._Element) -> etree._Element | None:
        """The place by which an element is cited: the nearest one around it, or else its page."""
        around = chain([element], element.iterancestors())
        place = next(filter(self._is_citable, around), None)
        return self.page_break(element) if place is None else place

    def _is_citable(self, element: etree._Element) -> bool:
        called = element.tag in CALLED_BY_ID and element.get(XML_ID) is not None
        return self.kinds.get(element) in CITABLE or element in self.references or called

    def page_break(self, element: etree._Element) -> etree._Element | None:
        note = self._note_around(element)
        return self._page_breaks[element if note is None else self.notes.mark_of[note]]

    @cached_property
    def _page_breaks(self) -> Mapping[etree._Element, etree._Element | None]:
        breaks: dict[etree._Element, etree._Element | None] = {}
        last = None
        for element in self.elements:
            if self.kinds[element] == "page" and self._note_around(element) is None:
                last = element
            breaks[element] = last
        return breaks

    def _note_around(self, element: etree._Element) -> etree._Element | None:
        """The note of which an element is part, where the note stands elsewhere than its mark."""
        around = [element] if element.tag == NOTE_ELEMENT else []
        notes = (*around, *element.iterancestors(NOTE_ELEMENT))
        return next((note for note in notes if note in self.notes.mark_of), None)

    def _printed(self, element: etree._Element) -> str:
        declared = self.references.get(element) if self.kinds[element] in ("par", "l") else None
        if declared is not None and len(declared.number) < 10:
            return declared.number
        own = " ".join(element.get("n", "").split())
        mark = self.notes.mark_of.get(element)
        return own or ("" if mark is None or mark not in self.notes.note_of else _only_word(mark))

    def _anchors_wanted(self) -> Iterator[tuple[etree._Element, str, str]]:
        """Each place with its anchor, and with one for it in its divisions; declared ones come first."""
        declared = {
            place: found for place, found in self.references.items() if self.kinds[place] not in STYLED
        }
        for element, reference in declared.items():
            anchor = f"ref.{reference.anchor}" if reference.anchor.startswith(_STYLED) else reference.anchor
            yield element, anchor, anchor
        counters: defaultdict[str, count[int]] = defaultdict(lambda: count(1))
        for element in self.elements:
            kind, label = self._kind_and_label(element)
            if not kind or element in declared:
                continue
            if kind == label:
                yield element, label, label
                continue
            row = self._row(element, kind)
            label = ".".join(filter(None, (row, label or str(next(counters[f"{kind}.{row}"])))))
            around = self._divisions_around.get(element, "") if kind in ("par", "l") else ""
            yield element, f"{kind}.{label}", ".".join(filter(None, (kind, around, label)))

    def _row(self, element: etree._Element, kind: str) -> str:
        """In what a place is counted: the number of its surface, or nothing for the whole text."""
        surface = next(element.iterancestors(SURFACE), None) if kind in IN_SURFACE else None
        return "" if surface is None else self._surfaces[surface]

    @cached_property
    def _surfaces(self) -> Mapping[etree._Element, str]:
        surfaces = [element for element in self.elements if self.kinds[element] == "surface"]
        return {each: slug(each.get("n", "")) or str(number) for number, each in enumerate(surfaces, 1)}

    @cached_property
    def _divisions_around(self) -> Mapping[etree._Element, str]:
        """The numbers of the divisions around each paragraph and line, with dots between them."""
        paths: dict[etree._Element | None, str] = {None: ""}
        rows: defaultdict[etree._Element | None, count[int]] = defaultdict(lambda: count(1))
        found: dict[etree._Element, str] = {}
        for element in self.elements:
            if element.tag in DIVISIONS or element.tag == TEXT:
                around = next(element.iterancestors(*DIVISIONS, TEXT), None)
                number = slug(element.get("n", "")) or str(next(rows[element.getparent()]))
                paths[element] = ".".join(filter(None, (paths[around], number))) if around is not None else ""
            elif self.kinds[element] in ("par", "l"):
                found[element] = paths[next(element.iterancestors(*DIVISIONS, TEXT), None)]
        return found

    def _kind_and_label(self, element: etree._Element) -> tuple[str, str]:
        kind = self.kinds[element]
        if kind == "app":
            return "app", self.decisions.of[element].removeprefix("app.")
        if kind == "mark":
            return "mark", slug(self.numbers.get(element, "") or element.get("n", ""))
        if kind == "section" and (name := slug(element.get("type", ""))):
            return name, name
        if kind == "title":
            return kind, kind
        if kind == "surface":
            return kind, self._surfaces[element]
        if kind == "entry":
            return kind, slug(element.get("n", "")) or _headword(element)
        if kind in IN_SURFACE or kind == "msItem":
            return kind, slug(element.get("n", ""))
        if not kind and element.get(XML_ID):
            return "at", slug(element.get(XML_ID, ""))
        return kind, slug(self.numbers.get(element, ""))


def _addresses(text: _Text, document: str) -> Iterator[tuple[etree._Element, str]]:
    for element in text.anchors:
        place = text.citable(element)
        yield element, document if place is None else f"{document}:{text.anchors[place]}"


def _numbered(
    places: Iterable[etree._Element],
    printed: Callable[[etree._Element], str],
    numeral: Callable[[int], str],
) -> Iterator[tuple[etree._Element, str]]:
    """Each place with its printed number, or else with the next one that is printed nowhere."""
    numbers = [(place, printed(place)) for place in places]
    taken = {number for _, number in numbers}
    last = 0
    for place, number in numbers:
        if not number:
            last = next(n for n in count(last + 1) if numeral(n) not in taken)
            number = numeral(last)
        elif number.isdecimal() and len(number) < 10:
            last = max(last, int(number))
        yield place, number


def _distinct(wanted: Iterable[tuple[etree._Element, str, str]]) -> Iterator[tuple[etree._Element, str]]:
    """Each place with its anchor; its other one where the first is taken, or else that with a number."""
    seen: set[str] = set()
    repeated: defaultdict[str, count[int]] = defaultdict(lambda: count(2))
    for element, anchor, other in wanted:
        unique = anchor if anchor not in seen else other
        while unique in seen:
            unique = f"{other}-{next(repeated[other])}"
        seen.add(unique)
        yield element, unique


def _headword(entry: etree._Element) -> str:
    word = next((word for name in _HEADWORDS for word in entry.iter(name)), None)
    return "" if word is None else slug(" ".join(map(str, word.itertext())))


def _only_word(mark: etree._Element) -> str:
    words = written(mark).split()
    return words[0] if len(words) == 1 and len(words[0]) < 10 else ""


def _set_all(name: str, values: Mapping[etree._Element, str]) -> None:
    for element, value in values.items():
        element.set(name, value)


def _copy(tree: etree._ElementTree) -> etree._ElementTree:
    twin = copy.deepcopy(tree)
    prefixes = {prefix for _, (prefix, _) in etree.iterwalk(twin, events=("start-ns",)) if prefix}
    if "a" not in prefixes:
        etree.cleanup_namespaces(twin, top_nsmap={"a": NAMESPACE}, keep_ns_prefixes=["a", *prefixes])
    return twin
