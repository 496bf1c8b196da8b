"""An independent reading of the copy-text, and its comparison with an edition of it, word by word.

It knows nothing of teitools. Two readers, one for the OCR's Markdown and one for TEI, each return a `Text`:
the running text and the numbered notes as lists of words. What is markup on either side is no word: `<sup>`,
`&lt;`, `\\*`, `#`, `*` and list dashes there, elements here. TEI is read as it stands in the copy-text: `sic`
and not `corr`, `orig` and not `reg`.

Quotation marks are typed in the copy-text and encoded in the edition. `differences` therefore leaves double
quotation marks, and single ones at the edge of a word, aside; `quotation_differences` puts the marks of
`quote`, `soCalled` and some titles back and compares those too.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
RUNNING = "running text"


@dataclass(frozen=True)
class Word:
    text: str
    line: int = 0
    block: str = ""


@dataclass(frozen=True)
class Mark:
    """A footnote mark: its number, and how many words of the running text stand before it."""

    number: str
    after: int
    line: int = 0


@dataclass
class Text:
    """`starts` tells on which line the word at a position begins a paragraph; at `seams` it perhaps does not.

    In an edition, `body` holds the positions between front and back, and `starts` its paragraphs alone.
    """

    running: list[Word] = field(default_factory=list)
    notes: dict[str, list[Word]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    seams: set[int] = field(default_factory=set)
    body: range = range(0)

    def parts(self) -> dict[str, list[Word]]:
        return {RUNNING: self.running} | {f"note {number}": words for number, words in self.notes.items()}


@dataclass(frozen=True)
class Difference:
    """`line` is the copy-text's; `lacking` words stand there alone, `added` ones in the edition alone."""

    part: str
    line: int
    kind: str
    before: str
    lacking: str
    added: str

    def __str__(self) -> str:
        sides = [f"copy-text “{self.lacking}”"] * bool(self.lacking) + [f"edition “{self.added}”"] * bool(
            self.added
        )
        return f"line {self.line}, {self.part}, after “{self.before}”: {self.kind}: " + ", ".join(sides)


# The copy-text: one paragraph, note or entry a line; blocks of footnotes cut the running text at page breaks.

NOTE = re.compile(r"<sup>(?:&</sup>lt;sup>)?(\*|\d+)</sup>\s*(.*)", re.S)
MARK = re.compile(r"<sup>([*\dI]+)</sup>")
BARE_MARK = re.compile(r'(?<=[."])(\d{1,2})$')
MARKUP = re.compile(r"^#+ |^- (?=\S)|\*+")
DIVIDER = re.compile(r"\s*(\\\*){3}\s*")
ASTERISK = "\N{ASTERISM}"
SENTENCE_END = re.compile(r"[.?!][\"')\]]*(\N{REFERENCE MARK}.*)?$")


def read_copytext(path: Path, first: int, last: int) -> Text:
    """Lines count from 1; both ends are read."""
    text, cut, continues = Text(), False, ""
    for line, raw in enumerate(path.read_text(encoding="utf-8").split("\n")[:last], start=1):
        content = html.unescape(raw.replace(r"\*", ASTERISK)).strip()
        if line < first or not content or DIVIDER.fullmatch(raw):
            continue
        if note := NOTE.match(content.replace(ASTERISK, "*", 1) if content.startswith("<sup>") else content):
            text.notes[note[1]] = [Word(word, line) for word in words(plain(note[2]))]
            cut = True
        else:
            continues = add_line(text, content, line, continues, cut)
            cut = False
    return text


def add_line(text: Text, content: str, line: int, unfinished: str, cut: bool) -> str:
    """Adds a line of running text, to the paragraph before if that is unfinished; returns its last word."""
    pieces = words(plain(with_marks(content)))
    goes_on = bool(unfinished) and not SENTENCE_END.search(unfinished) and (cut or pieces[0][0].islower())
    if goes_on and unfinished.endswith("-"):
        pieces[0] = text.running.pop().text.removesuffix("-") + pieces[0]
    elif not goes_on:
        text.starts[len(text.running)] = line
        text.seams |= {len(text.running)} if cut else set()
    for piece in pieces:
        add_piece(text, piece, line)
    return pieces[-1]


def add_piece(text: Text, piece: str, line: int) -> None:
    word, *marks = piece.split("\N{REFERENCE MARK}")
    if word:
        text.running.append(Word(word, line))
    text.marks += [Mark(number, len(text.running), line) for number in marks]


def with_marks(content: str) -> str:
    """Footnote marks as `※7`, fast to the word before them; a capital I is the OCR's figure 1."""
    content = MARK.sub(lambda mark: f"\N{REFERENCE MARK}{mark[1].replace('I', '1')}", content)
    content = BARE_MARK.sub(lambda mark: f"\N{REFERENCE MARK}{mark[1]}", content)
    return re.sub(rf"{ASTERISK}$", "\N{REFERENCE MARK}*", content)


def plain(content: str) -> str:
    kept_marks = content.replace("\N{REFERENCE MARK}*", "\N{REFERENCE MARK}\N{ASTERISM}")
    return MARKUP.sub("", MARKUP.sub("", kept_marks)).replace(ASTERISK, "*")


# The edition: TEI, as the copy-text has it.

SKIPPED = {f"{TEI}{name}" for name in ("corr", "reg", "expan", "teiHeader", "fw")}
BLOCKS = {
    f"{TEI}{name}"
    for name in (
        "p",
        "head",
        "titlePart",
        "docImprint",
        "byline",
        "docAuthor",
        "affiliation",
        "note",
        "item",
        "div",
    )
}
NO_BREAK = "\N{WORD JOINER}"
PARAGRAPH = "\N{PILCROW SIGN}"


def read_edition(path: Path, quotation_marks: bool = False) -> Text:
    root = etree.parse(path).getroot()
    text = Text()
    for part in root.iterfind(f"{TEI}text/*"):
        reader, first = EditionReader(text, quotation_marks), len(text.running)
        for piece in words(re.sub(rf"\s*{NO_BREAK}\s*", "", "".join(reader.running(part)))):
            if piece.startswith(PARAGRAPH):
                text.starts[len(text.running)] = int(piece[1:])
            else:
                add_piece(text, piece, 0)
        if part.tag == f"{TEI}body":
            text.body = range(first, len(text.running))
    return text


@dataclass
class EditionReader:
    """Walks the tree once; notes are put aside under their number, wherever they stand."""

    text: Text
    quotation_marks: bool

    def running(self, element: etree._Element, depth: int = 0) -> Iterator[str]:
        if element.tag == f"{TEI}note":
            self.put_aside(element)
        elif isinstance(element.tag, str) and element.tag not in SKIPPED:
            special = SPECIAL.get(element.tag)
            yield from special(self, element, depth) if special else self.content(element, depth)

    def content(self, element: etree._Element, depth: int) -> Iterator[str]:
        edge = " " if is_block(element) else ""
        yield edge
        if element.tag == f"{TEI}p" and element.xpath("ancestor::*[local-name()='body']"):
            yield f" {PARAGRAPH}{element.sourceline} "
        yield from self.children(element, depth)
        yield edge

    def children(self, element: etree._Element, depth: int) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self.running(child, depth)
            yield child.tail or ""

    def put_aside(self, note: etree._Element) -> None:
        if note.get("type") != "editorial":
            content = re.sub(rf"\s*{NO_BREAK}\s*", "", "".join(self.children(note, 0)))
            self.text.notes[note.get("n", "?")] = [Word(word) for word in words(content)]

    def quoted(self, element: etree._Element, depth: int) -> Iterator[str]:
        marks = self.quotation_marks and (element.tag != f"{TEI}title" or is_quoted_title(element))
        mark = "\"'"[depth % 2] if marks else ""
        yield mark
        yield from self.content(element, depth + bool(mark))
        yield mark

    def mark(self, element: etree._Element, depth: int) -> Iterator[str]:
        content = "".join(self.content(element, depth))
        is_mark = element.get("type") == "footnote"
        yield f"\N{REFERENCE MARK}{content.strip().replace('I', '1')}" if is_mark else content

    def page_break(self, element: etree._Element, depth: int) -> Iterator[str]:
        yield NO_BREAK if element.get("break") == "no" else " "

    def gap(self, element: etree._Element, depth: int) -> Iterator[str]:
        yield "[...]"


Reading = Callable[[EditionReader, etree._Element, int], Iterator[str]]
SPECIAL: dict[str, Reading] = {
    f"{TEI}quote": EditionReader.quoted,
    f"{TEI}q": EditionReader.quoted,
    f"{TEI}soCalled": EditionReader.quoted,
    f"{TEI}title": EditionReader.quoted,
    f"{TEI}ref": EditionReader.mark,
    f"{TEI}pb": EditionReader.page_break,
    f"{TEI}lb": EditionReader.page_break,
    f"{TEI}gap": EditionReader.gap,
}


def is_quoted_title(title: etree._Element) -> bool:
    """Articles always have quotation marks, unpublished documents in sentences and not in references."""
    in_reference = next(title.iterancestors(f"{TEI}bibl"), None) is not None
    return title.get("level") == "a" or (title.get("level") == "u" and not in_reference)


def is_block(element: etree._Element) -> bool:
    parent = element.getparent()
    listed = parent is not None and parent.tag == f"{TEI}listBibl"
    return element.tag in BLOCKS or listed


# Both


def words(content: str) -> list[str]:
    """Words are what white space parts, in one spelling of accents and apostrophes."""
    return re.sub("[’‘ʼ´`]", "'", unicodedata.normalize("NFC", content)).split()


def without_quotation_marks(word: Word) -> Word:
    bare = re.sub('["“”„«»]', "", word.text)
    return replace(word, text=re.sub(r"(?<!\w)'|'(?!\w)", "", bare))


def differences(copytext: Text, edition: Text) -> list[Difference]:
    """Words missing, added, changed or out of order; notes that only one side has; marks at another place."""
    found = word_differences(copytext, edition, without_quotation_marks)
    return sorted(moved_as_one(found), key=lambda difference: difference.line)


def quotation_differences(copytext: Text, edition: Text) -> list[Difference]:
    return word_differences(copytext, edition, lambda word: word)


def word_differences(copytext: Text, edition: Text, spelling: Callable[[Word], Word]) -> list[Difference]:
    ours, theirs = copytext.parts(), edition.parts()
    found: list[Difference] = []
    for part in [*ours, *(part for part in theirs if part not in ours)]:
        left = [word for word in map(spelling, ours.get(part, [])) if word.text]
        right = [word for word in map(spelling, theirs.get(part, [])) if word.text]
        found += compare(part, left, right)
    return found


def compare(part: str, left: list[Word], right: list[Word]) -> Iterator[Difference]:
    matcher = SequenceMatcher(
        None, [word.text for word in left], [word.text for word in right], autojunk=False
    )
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            line = left[min(start, len(left) - 1)].line if left else 0
            name = {"delete": "missing", "insert": "added", "replace": "changed"}[kind]
            before = said(left[max(0, start - 6) : start])
            yield Difference(part, line, name, before, said(left[start:end]), said(right[new_start:new_end]))


def said(sequence: list[Word]) -> str:
    return " ".join(word.text for word in sequence)


def moved_as_one(found: list[Difference]) -> list[Difference]:
    """The same words missing in one place and added in another are words out of order."""
    missing = {difference.lacking: difference for difference in found if difference.kind == "missing"}
    moved = {
        difference.added for difference in found if difference.kind == "added" and difference.added in missing
    }
    kept = [each for each in found if (each.lacking or each.added) not in moved or each.kind == "changed"]
    return kept + [replace(missing[words], kind="out of order", added=words) for words in moved]


def mark_differences(copytext: Text, edition: Text) -> list[str]:
    """Marks are compared by number and by the words before them."""
    pairs = zip_longest(placed_marks(copytext), placed_marks(edition))
    return [
        f"the copy-text has mark {ours}, the edition {theirs}" for ours, theirs in pairs if ours != theirs
    ]


def placed_marks(text: Text) -> list[str]:
    return [f"{mark.number} after “{words_before(text, mark)}”" for mark in text.marks]


def words_before(text: Text, mark: Mark) -> str:
    return said([without_quotation_marks(word) for word in text.running[max(0, mark.after - 2) : mark.after]])


def paragraph_differences(copytext: Text, edition: Text) -> list[str]:
    """Paragraphs of the body begin at the same words; at a page break after a sentence, either will do."""
    ours, theirs = {start for start in copytext.starts if start in edition.body}, set(edition.starts)
    joined = [
        f"joined to the paragraph before: {opening(copytext, at)}" for at in ours - theirs - copytext.seams
    ]
    split = [f"begins a paragraph only in the edition: {opening(edition, at)}" for at in theirs - ours]
    return joined + split


def opening(text: Text, at: int) -> str:
    return f"“{said(text.running[at : at + 8])} …” (line {text.starts[at]})"
