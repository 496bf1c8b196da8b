"""Mentions: the places of a text that name, cite or date something, with the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from lxml import etree

from teitools.edition.addresses import ADDRESS, ID, KIND, MARK, PAGE, N, file_of
from teitools.edition.notes import NOTE, TEI
from teitools.index.model import Mention
from teitools.index.passages import Passage, block_of, is_read, passage, reading

PARAGRAPHS = (f"{TEI}p", f"{TEI}ab")
CITING = frozenset({f"{TEI}bibl", f"{TEI}biblStruct", f"{TEI}title"})
LONGEST = 60
"""Words of a place that are quoted; longer places are cut."""


@dataclass(frozen=True, slots=True)
class Text:
    """An addressed document, whose places become mentions. Blocks are read once."""

    document: str
    tree: etree._ElementTree
    passages: dict[etree._Element, Passage] = field(default_factory=dict)

    def places(self) -> Sequence[etree._Element]:
        """The addressed places of the edited text, in the order of reading: a note follows its mark."""
        addressed = [each for each in self.tree.iter(etree.Element) if each.get(ID)]
        order = {each.get(ID): number for number, each in enumerate(addressed)}
        numbers = (order.get(_mark(each), number) for number, each in enumerate(addressed))
        read = sorted(zip(numbers, range(len(addressed)), addressed, strict=True), key=itemgetter(0, 1))
        return [each for _, _, each in read if is_read(each)]

    def mention(self, place: etree._Element) -> Mention:
        """A place as a mention: where it stands, what it says, what stands before and after it."""
        block = self._passage(block_of(place))
        before, text, after = block.in_context(place) if place in block.spans else ("", "", "")
        paragraph, note = _paragraph_and_note(place)
        return Mention(
            document=self.document,
            anchor=place.get(ID, ""),
            address=place.get(ADDRESS, ""),
            page=place.get(PAGE, ""),
            paragraph=paragraph,
            note=note,
            text=_shortened(text or reading(place)),
            before=before,
            after=after,
            file=file_of(place),
        )

    def _passage(self, block: etree._Element) -> Passage:
        if block not in self.passages:
            self.passages[block] = passage(block)
        return self.passages[block]


def pointers(place: etree._Element) -> list[str]:
    """What a place points to as an entry: its ``@ref``, and ``@corresp`` or ``@target`` where it cites."""
    refers = place.get(KIND) == "cite" and place.tag not in CITING
    cited = place.get("target" if refers else "corresp", "") if refers or place.tag in CITING else ""
    return [*place.get("ref", "").split(), *cited.split()]


def _mark(place: etree._Element) -> str | None:
    """The anchor of the mark that calls the note in which a place stands."""
    around = (place, *place.iterancestors(NOTE))
    return next((each.get(MARK) for each in around if each.get(MARK)), None)


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
