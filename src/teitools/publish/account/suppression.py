"""What outputs leave out on purpose: each rule has a name, the elements it claims, and a reason.

A rule lets an output leave words out; it does not forbid to show them once. docs/account.md lists the rules.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from teitools.edition.notes import XML_ID, footnotes, written
from teitools.publish.account.texts import finder

ALL = frozenset({"html", "print", "pdf", "text", "epub"})

_PREFIXES = {"tei": "http://www.tei-c.org/ns/1.0"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule claims is an XPath with the prefix ``tei``, or a function of a document's root.

    ``outputs`` are those that may leave its words out. Where they must stand in other words of the output
    than its text (the description of an image, a list of the edition), ``elsewhere`` says so.
    """

    name: str
    claims: str | Callable[[etree._Element], Iterable[etree._Element]]
    reason: str
    outputs: frozenset[str] = ALL
    elsewhere: bool = False

    def claimed(self, root: etree._Element) -> Iterable[etree._Element]:
        """Return the elements that the rule claims in a document."""
        if callable(self.claims):
            return self.claims(root)
        return finder(self.claims, _PREFIXES)(root)


def note_marks(root: etree._Element) -> Iterable[etree._Element]:
    """Return the marks that call a note and hold its number."""
    elements = list(root.iter("*"))
    ids = {element.get(XML_ID, ""): element for element in elements}
    pairs = footnotes(elements, ids).note_of
    return [mark for mark, note in pairs.items() if len(written(mark).split()) == 1]


CHOICE = "choice-rejected"
NOTE_MARK = "note-mark"
CODE_TAGS = "code-tags"
"""The rule for the tags of quoted code, which are no elements of the document."""

RULES = (
    Rule("header", "//tei:teiHeader", "The header describes the file; readers see what they need of it."),
    Rule("facts-for-programs", "//tei:xenoData", "Data for programs are not read."),
    Rule("running-head", "//tei:fw", "Running heads, catchwords and signatures belong to the printed page."),
    Rule(
        CHOICE,
        "//tei:choice[tei:corr or tei:reg or tei:expan]/*[self::tei:sic or self::tei:orig or self::tei:abbr]",
        "Of two ways to read a place, the edited text shows the editor's.",
    ),
    Rule(
        "rejected-reading",
        "//tei:app[tei:lem]/*[not(self::tei:lem)] | //tei:app[not(tei:lem)]/*[preceding-sibling::*]",
        "The plain text is the edited text, without its apparatus.",
        frozenset({"text"}),
    ),
    Rule("index-term", "//tei:index//tei:term", "The heading of an index does not stand in the text."),
    Rule(NOTE_MARK, note_marks, "The mark of a note is the number of the note, which the output writes."),
    Rule(
        "figure-description",
        "//tei:figDesc",
        "The description of an image stands in its place for those who do not see it.",
        elsewhere=True,
    ),
    Rule(
        "editorial-note",
        "//tei:note[@type = 'editorial']",
        "The reason of an editorial decision stands in the list of decisions.",
        elsewhere=True,
    ),
    Rule(CODE_TAGS, "/..", "Where quoted code is not shown as code, its tags are not shown."),
)


REASONS = {rule.name: rule.reason for rule in RULES}
ELSEWHERE = frozenset(rule.name for rule in RULES if rule.elsewhere)


def suppressed(root: etree._Element, output: str) -> Mapping[etree._Element, str]:
    """Return the elements of a document that an output may leave out, and the name of the rule for each."""
    claimed: dict[etree._Element, str] = {}
    for rule in RULES:
        if output in rule.outputs:
            for element in rule.claimed(root):
                claimed.setdefault(element, rule.name)
    return claimed
