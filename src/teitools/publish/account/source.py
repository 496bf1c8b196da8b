"""The words of a source text, with their elements and with the rules that let an output leave them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from lxml import etree

from teitools.publish.account.code import EGXML, code
from teitools.publish.account.joins import Joins, joins
from teitools.publish.account.matching import Text
from teitools.publish.account.suppression import CODE_TAGS, suppressed
from teitools.publish.account.texts import Claims, Stretch, finder, joined, stretches
from teitools.publish.account.words import words

_IN_ORDER = finder(
    "descendant::text()[not(ancestor::eg:egXML)] | descendant::eg:egXML[not(ancestor::eg:egXML)]",
    {"eg": "http://www.tei-c.org/ns/Examples"},
)


@dataclass(frozen=True, slots=True)
class Source:
    """The stretches of a document that have words, their words, and those that an output may join."""

    tree: etree._ElementTree
    stretches: Sequence[Stretch]
    text: Text
    joins: Joins

    def rules(self, output: str) -> list[str | None]:
        """Return for each stretch the rule that claims it for an output."""
        claims: Claims[str] = Claims(suppressed(self.tree.getroot(), output))
        return [claims[each.element] or (CODE_TAGS if each.is_tag else None) for each in self.stretches]


def read_source(tree: etree._ElementTree) -> Source:
    """Return the words of a document: of its texts, and of code that it quotes the tags as well."""
    found, text = [], Text()
    for stretch in _stretches(tree.getroot()):
        if counted := words(stretch.text):
            found.append(stretch)
            text.add(counted)
    counted_words = (text.words[begin:end] for begin, end in text.stretches())
    joined_words = joins(zip((each.text for each in found), counted_words, strict=True))
    return Source(tree, found, text, joined_words)


def _stretches(root: etree._Element) -> Iterator[Stretch]:
    """Return the texts of a document and the tags of its examples."""
    if next(root.iter(EGXML), None) is None:
        yield from stretches(root)
        return
    for is_text, nodes in groupby(_IN_ORDER(root), lambda node: isinstance(node, str)):
        if is_text:
            yield from joined(nodes)
        else:
            yield from chain.from_iterable(map(code, nodes))
