"""The apparatus: every decision of the editor's as an entry, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teitools.edition.addresses import APP, EXPLAINS
from teitools.edition.decisions import is_correction
from teitools.edition.notes import NOTE, TEI, XML_ID, written
from teitools.index.mentions import Text
from teitools.index.model import Entry
from teitools.index.passages import reading
from teitools.index.registers import joined

SIC, CORR = f"{TEI}sic", f"{TEI}corr"
RESPONSIBLE = tuple(f"{TEI}{name}" for name in ("respStmt", "editor", "author", "person"))
NAMES = tuple(f"{TEI}{name}" for name in ("name", "persName", "orgName"))
DIVIDERS = {f"{TEI}milestone": "* * *", f"{TEI}pb": "page break"}


@dataclass(frozen=True, slots=True)
class _Decision:
    """The places a decision concerns, and the notes that explain it."""

    id: str
    places: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)


def apparatus_entries(text: Text) -> Iterator[Entry]:
    """The decisions taken in a document, in the order of the text."""
    responsible = _responsible(text.tree)
    for decision in _decisions(text.tree):
        fields = _fields(decision, responsible)
        mentions = tuple(text.mention(place) for place in decision.places)
        number = decision.id.removeprefix("app.")
        yield Entry(
            key=f"{text.document}:{decision.id}",
            id=decision.id,
            name=_name(fields, decision.places[0], mentions[0].text),
            sort=f"{text.document} {number:>05}",
            type=fields.get("kind", ""),
            fields=fields,
            mentions=mentions,
        )


def _decisions(tree: etree._ElementTree) -> Sequence[_Decision]:
    found: dict[str, _Decision] = {}
    for element in tree.iter(etree.Element):
        if (name := element.get(APP)) is not None:
            found.setdefault(name, _Decision(name)).places.append(element)
    for note in tree.iter(NOTE):
        for name in note.get(EXPLAINS, "").split():
            found[name].notes.append(note)
    return sorted(found.values(), key=lambda decision: int(decision.id.removeprefix("app.")))


def _fields(decision: _Decision, responsible: Mapping[str, str]) -> Mapping[str, str]:
    place, *_ = decision.places
    emended = is_correction(place)
    sources = [*([place, *place.iterchildren(CORR, SIC)] if emended else []), *decision.notes]
    names = (responsible.get(pointer, pointer.lstrip("#")) for pointer in _values(sources, "resp"))
    readings = {"sic": _reading(place, SIC), "corr": _reading(place, CORR)} if emended else {}
    said = {
        "kind": joined(pointer.rpartition("#")[2] for pointer in _values(sources, "ana")),
        "certainty": joined(_values(sources, "cert")[:1]),
        "reason": joined((reading(note) for note in decision.notes), " "),
        "resp": joined(names),
    }
    return readings | {name: value for name, value in said.items() if value}


def _values(elements: Sequence[etree._Element], name: str) -> list[str]:
    return [value for element in elements for value in element.get(name, "").split()]


def _reading(place: etree._Element, name: str) -> str:
    """The words of sic or corr, with a space before or after them where that is what was emended."""
    element = place if place.tag == name else place.find(name)
    if element is None:
        return ""
    whole = written(element)
    before, after = whole[:1].isspace(), whole[-1:].isspace() and bool(whole.strip())
    return f"{' ' if before else ''}{reading(element)}{' ' if after else ''}"


def _name(fields: Mapping[str, str], place: etree._Element, text: str) -> str:
    """``Krushchev → Khrushchev``, or the words of a place that is not emended."""
    if "corr" not in fields:
        return text or DIVIDERS.get(place.tag, etree.QName(place).localname)
    sic, corr = fields["sic"], fields["corr"]
    if sic.strip() != corr.strip():
        sic, corr = sic.strip(), corr.strip()
    return f"{_visible(sic)} → {_visible(corr)}"


def _visible(reading: str) -> str:
    """A reading in which the spaces at its ends can be seen, and the lack of any word."""
    words = reading.strip(" ")
    start = len(reading) - len(reading.lstrip(" "))
    return f"{'␣' * start}{words}{'␣' * (len(reading) - start - len(words))}" or "∅"


def _responsible(tree: etree._ElementTree) -> Mapping[str, str]:
    """The names of those whom the header makes responsible, by the pointers to them."""
    named = (each for each in tree.iter(*RESPONSIBLE) if each.get(XML_ID))
    return {f"#{each.get(XML_ID)}": joined(reading(name) for name in _names_in(each)) for each in named}


def _names_in(statement: etree._Element) -> Sequence[etree._Element]:
    return list(statement.iterchildren(*NAMES)) or [statement]
