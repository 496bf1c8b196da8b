"""The words of a source text, with their elements and with the rules that let an output leave them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from teitools.publish.account.matching import Text
from teitools.publish.account.suppression import suppressed
from teitools.publish.account.texts import Claims, Stretch, stretches
from teitools.publish.account.words import words

_EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


@dataclass(frozen=True, slots=True)
class Source:
    """Stretches with words; ``text`` has the words of all, stretch for stretch."""

    stretches: Sequence[Stretch]
    text: Text

    def rules(self, output: str) -> list[str | None]:
        """Return for each stretch the rule that claims it for an output."""
        if not self.stretches:
            return []
        root = self.stretches[0].element.getroottree().getroot()
        claims: Claims[str] = Claims(suppressed(root, output))
        return [claims[stretch.element] for stretch in self.stretches]


def read_source(tree: etree._ElementTree) -> Source:
    """Return the words of a document: of its texts, and of code that it quotes the tags as well."""
    found: list[Stretch] = []
    text = Text()
    for stretch in _stretches(tree.getroot()):
        if counted := words(stretch.text):
            found.append(stretch)
            text.add(counted)
    return Source(found, text)


def _stretches(root: etree._Element) -> Iterator[Stretch]:
    for stretch in stretches(root):
        yield stretch
