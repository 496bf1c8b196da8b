"""TEI as plain text: a line for each paragraph, heading, line of verse and row of a table.

Elements are blocks or stand in a line, by their name, content and place. Notes follow at the end; a mark
``[^7]`` in the text calls the note that begins ``[^7]:``, as Markdown has it. Quotation marks are put where
the encoding has none; all other words are the document's.
"""

import copy
import re
from collections.abc import Container, Iterable, Iterator
from itertools import zip_longest

from lxml import etree

from teitools.edition.addresses import KIND, MARK, NAMESPACE, N
from teitools.edition.addresses import NOTE as CALLS
from teitools.edition.notes import NOTE, TEI
from teitools.publish.account.code import EGXML
from teitools.publish.account.suppression import ELSEWHERE, NOTE_MARK, suppressed

LINE_END = "\x1f"
"""A line end that is meant, as opposed to one that stands for a space."""

SHOWN_HERE = ELSEWHERE | {NOTE_MARK}
"""Rules that other outputs need, which show the words elsewhere."""

_BLOCKS = """
    TEI teiCorpus text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 head p
    ab lg l list item label table figure quote cit sp speaker stage castList castItem castGroup listBibl
    bibl biblStruct biblFull msDesc argument epigraph opener closer dateline salute signed trailer
    byline docTitle titlePart docAuthor docDate docImprint docEdition titlePage postscript note
    listPerson listPlace listOrg listEvent listObject listWit listApp listRelation listChange
    listAnnotation person personGrp place org event object witness relation standOff entry superEntry
    entryFree eg u annotationBlock spanGrp fs fsdDecl facsimile sourceDoc surface surfaceGrp zone line
    spGrp set prologue epilogue performance
"""
BLOCKS = frozenset(f"{TEI}{name}" for name in _BLOCKS.split()) | {EGXML}

_INSIDE_LINES = """
    p ab l head item label cell quote q said speaker stage dateline salute signed trailer byline
    docTitle titlePart docAuthor docDate docImprint docEdition note bibl figDesc desc seg hi witness
    castItem line u cit
"""
INSIDE_LINES = frozenset(f"{TEI}{name}" for name in _INSIDE_LINES.split())
"""In these, a name of a block that often is none (``bibl``, ``stage``) stands in the line."""

_MOVABLE = (
    "label note bibl biblStruct stage speaker dateline salute signed quote cit docDate docAuthor event place"
)
MOVABLE = frozenset(f"{TEI}{name}" for name in _MOVABLE.split())

_LISTS_OF_NOTES = frozenset(f"{TEI}{name}" for name in ("div", "div1", "div2", "back", "noteGrp"))
_AMONG_NOTES = frozenset({NOTE, *(f"{TEI}{name}" for name in ("head", "pb", "lb", "fw"))})

QUOTED = frozenset(f"{TEI}{name}" for name in ("q", "quote", "soCalled", "said"))
QUOTATION_MARKS = "“”„‚‘’«»‹›\"'"

_SPACES = re.compile(r"[ \t\r\n]+")
_DECLARATIONS = re.compile(r'\sxmlns(:\w+)?="[^"]*"')


def plain_text(tree: etree._ElementTree) -> str:
    """Return a document with addresses as plain text that ends with a line end."""
    rules = suppressed(tree.getroot(), "text")
    writer = _Writer({element for element, rule in rules.items() if rule not in SHOWN_HERE})
    paragraphs = [*writer.title(tree.getroot()), *writer.blocks(tree.getroot())]
    while writer.notes:
        paragraphs += writer.note(writer.notes.pop(0))
    return "\n\n".join(filter(None, paragraphs)) + "\n"


class _Writer:
    """Writes elements as blocks, which are texts of one or several lines, or in a line.

    ``notes`` are those that have been called and still have to be written.
    """

    def __init__(self, left_out: Container[etree._Element]) -> None:
        self.left_out = left_out
        self.notes: list[etree._Element] = []

    def title(self, root: etree._Element) -> Iterator[str]:
        """The title and the authors in the header, for a text without a title page."""
        if next(root.iter(f"{TEI}docTitle", f"{TEI}titlePart"), None) is None:
            statement = root.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt")
            for each in () if statement is None else statement.iterchildren(f"{TEI}title", f"{TEI}author"):
                yield _line(self.inline(each))

    def note(self, note: etree._Element) -> list[str]:
        first, *further = list(filter(None, self.blocks(note))) or [""]
        return [f"[^{_number(note)}]: {first}", *further]

    # ------------------------------------------------------------------------------------------------ blocks

    def blocks(self, element: etree._Element) -> Iterator[str]:
        """The content of an element as blocks; text and inline elements between blocks are one each."""
        line: list[str] = []
        for node in _content(element):
            if isinstance(node, str):
                line.append(node)
            elif self._is_block(node):
                yield _line(line)
                yield from self._block(node)
                line = []
            elif node not in self.left_out:
                line += self._in_line(node)
        yield _line(line)

    def _block(self, element: etree._Element) -> Iterator[str]:
        if element in self.left_out:
            return
        name = etree.QName(element).localname
        if element.tag == EGXML:
            yield _code(element)
        elif name == "eg":
            yield "".join(map(str, element.itertext())).strip("\n")
        elif name in ("lg", "list", "listWit", "castList"):
            yield "\n".join(filter(None, self._lines(element)))
        elif name == "table":
            yield from self._table(element)
        elif element.tag == NOTE and element.get(KIND) == "note":
            yield _line(self._in_line(element))
        else:
            yield from self.blocks(element)

    def _lines(self, element: etree._Element) -> Iterator[str]:
        """Lines of verse and items of lists, without empty lines between them."""
        for block in self._parts(element):
            yield from filter(None, block.split("\n\n"))

    def _parts(self, element: etree._Element) -> Iterator[str]:
        line: list[str] = []
        for node in _content(element):
            if isinstance(node, str) or not self._is_block(node):
                line += [node] if isinstance(node, str) else self._in_line(node)
                continue
            yield _line(line)
            line = []
            sign = "- " if node.tag == f"{TEI}item" else ""
            yield sign + "\n".join(filter(None, self._block(node)))
        yield _line(line)

    def _table(self, table: etree._Element) -> Iterator[str]:
        """A table in columns, with what is no row of it before."""
        rows = [row for row in table.iterchildren(f"{TEI}row") if row not in self.left_out]
        for node in _content(table):
            if isinstance(node, str):
                yield _line([node])
            elif node not in rows:
                yield from self._block(node)
        cells = [
            [" ".join(filter(None, self.blocks(cell))) for cell in row.iterchildren("*")] for row in rows
        ]
        cells = [[_SPACES.sub(" ", cell) for cell in row] for row in cells]
        widths = [max(map(len, column)) for column in zip_longest(*cells, fillvalue="")]
        yield "\n".join(
            " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
            for row in cells
        )

    def _is_block(self, element: etree._Element) -> bool:
        if element.tag in MOVABLE and any(each.tag in INSIDE_LINES for each in _until_note(element)):
            return self._holds_blocks(element)
        return element.tag in BLOCKS or self._holds_blocks(element)

    def _holds_blocks(self, element: etree._Element) -> bool:
        if element.tag == NOTE and element.get(KIND) == "note":
            return False
        return any(
            isinstance(child.tag, str) and child not in self.left_out and self._is_block(child)
            for child in element
        )

    # ------------------------------------------------------------------------------------------- in the line

    def inline(self, element: etree._Element) -> list[str]:
        """The content of an element in a line."""
        pieces: list[str] = []
        for node in _content(element):
            if isinstance(node, str):
                pieces.append(node)
            elif node not in self.left_out:
                pieces += self._in_line(node)
        return pieces

    def _in_line(self, element: etree._Element) -> list[str]:
        name = etree.QName(element).localname
        if called := element.get(CALLS):
            return [f"[^{element.get(N) or element.get('n') or called}]"]
        if element.tag == NOTE and element.get(KIND) == "note":
            self.notes.append(element)
            return [] if element.get(MARK) or _is_listed(element) else [f"[^{_number(element)}]"]
        if name in ("lb", "l") and element.get("break") != "no":
            return [" ", *self.inline(element)]
        if name == "gap":
            return ["[…]", *self.inline(element)]
        if element.tag in QUOTED:
            return _quoted(self.inline(element))
        if self._holds_blocks(element):
            return [
                LINE_END,
                LINE_END.join(filter(None, self.blocks(element))).replace("\n", LINE_END),
                LINE_END,
            ]
        return self.inline(element)


def _content(element: etree._Element) -> Iterator[etree._Element | str]:
    """The texts and elements in an element; comments and instructions are passed over."""
    if element.text:
        yield str(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield str(child.tail)


def _until_note(element: etree._Element) -> Iterator[etree._Element]:
    for around in element.iterancestors():
        yield around
        if around.tag == NOTE:
            return


def _line(pieces: Iterable[str]) -> str:
    text = _SPACES.sub(" ", "".join(pieces))
    return "\n".join(part.strip(" ") for part in text.split(LINE_END)).strip("\n ")


def _number(note: etree._Element) -> str:
    return "-".join((note.get(N) or note.get("n") or "").split())


def _is_listed(note: etree._Element) -> bool:
    """Whether a note stands in a list of notes, at no mark."""
    around = note.getparent()
    return (
        around is not None
        and around.tag in _LISTS_OF_NOTES
        and all(each.tag in _AMONG_NOTES for each in around.iterchildren("*"))
    )


def _quoted(pieces: list[str]) -> list[str]:
    text = "".join(pieces).strip()
    return pieces if text[:1] in QUOTATION_MARKS or LINE_END in text else ["“", *pieces, "”"]


def _code(example: etree._Element) -> str:
    """Code as it was typed, without the declarations and addresses that are not its own."""
    code = copy.deepcopy(example)
    code.tail = None
    for element in code.iter("*"):
        for name in [name for name in element.attrib if str(name).startswith(f"{{{NAMESPACE}}}")]:
            del element.attrib[name]
    etree.cleanup_namespaces(code)
    inside = etree.tostring(code, encoding="unicode")
    return _DECLARATIONS.sub("", inside[inside.index(">") + 1 : inside.rindex("</")]).strip("\n")
