"""Mentions: the places of a text that name, cite or date something, with the words around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from teitools.edition.addresses import ADDRESS, ID, PAGE, N
from teitools.edition.notes import NOTE, TEI
from teitools.index.model import Mention
from teitools.index.passages import Passage, block_of, is_read, passage, reading

PARAGRAPHS = (f"{TEI}p", f"{TEI}ab")
CITING = frozenset({f"{TEI}bibl", f"{TEI}biblStruct", f"{TEI}title"})
LONGEST = 25
"""Words of a place that are quoted; longer places are cut."""


@dataclass(frozen=True, slots=True)
class Text:
    """An addressed document, whose places become mentions. Blocks are read once."""

    document: str
    tree: etree._ElementTree
    passages: dict[etree._Element, Passage] = field(default_factory=dict)

    def places(self) -> Iterator[etree._Element]:
        """The addressed places that stand in the edited text, in document order."""
        return (each for each in self.tree.iter(etree.Element) if each.get(ID) and is_read(each))

    def mention(self, place: etree._Element) -> Mention:
        """A place as a mention: where it stands, what it says, what stands before and after it."""
        block = self._passage(block_of(place))
        known = place in block.spans
        paragraph, note = _paragraph_and_note(place)
        return Mention(
            document=self.document,
            anchor=place.get(ID, ""),
            address=place.get(ADDRESS, ""),
            page=place.get(PAGE, ""),
            paragraph=paragraph,
            note=note,
            text=_shortened((block.words(place) if known else "") or reading(place)),
            before=block.before(place) if known else "",
            after=block.after(place) if known else "",
        )

    def _passage(self, block: etree._Element) -> Passage:
        if block not in self.passages:
            self.passages[block] = passage(block)
        return self.passages[block]


def pointers(place: etree._Element) -> list[str]:
    """What a place points to as an entry: its ``@ref``, and ``@corresp`` where it cites."""
    cited = place.get("corresp", "") if place.tag in CITING else ""
    return [*place.get("ref", "").split(), *cited.split()]


def _paragraph_and_note(place: etree._Element) -> tuple[str, str]:
    """The number of the note, or else of the paragraph of the body, in which a place stands."""
    around = (place, *place.iterancestors(NOTE, *PARAGRAPHS))
    holder = next((each for each in around if each.get(N) and each.tag in (NOTE, *PARAGRAPHS)), None)
    if holder is None:
        return "", ""
    number = holder.get(N, "")
    return ("", number) if holder.tag == NOTE else (number, "")


def _shortened(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"
