"""What outputs leave out on purpose: each rule has a name, the elements it claims, and a reason.

A rule lets an output leave words out; it does not forbid to show them once. docs/publishing.md lists the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

ALL = frozenset({"html", "print", "pdf", "text", "epub"})

_PREFIXES = {"tei": "http://www.tei-c.org/ns/1.0"}


@dataclass(frozen=True, slots=True)
class Rule:
    """``claims`` is an XPath with the prefix ``tei``; ``outputs`` are those that may leave its words out."""

    name: str
    claims: str
    reason: str
    outputs: frozenset[str] = ALL


RULES = (
    Rule("header", "/*//tei:teiHeader", "The header describes the file; outputs show what readers need of it."),
    Rule("facts-for-programs", "//tei:xenoData | //tei:teiHeader//tei:encodingDesc", "Data for programs."),
    Rule("running-head", "//tei:fw", "Running heads, catchwords and page numbers belong to the printed page."),
    Rule(
        "choice-rejected",
        "//tei:choice[tei:corr or tei:reg or tei:expan]/*[self::tei:sic or self::tei:orig or self::tei:abbr]",
        "Of two ways to read a place, the edited text shows the editor's.",
    ),
)


def suppressed(root: etree._Element, output: str) -> Mapping[etree._Element, str]:
    """Return the elements of a document that an output may leave out, and the name of the rule for each."""
    claimed: dict[etree._Element, str] = {}
    for rule in RULES:
        if output in rule.outputs:
            for element in root.xpath(rule.claims, namespaces=_PREFIXES):
                claimed.setdefault(element, rule.name)
    return claimed
