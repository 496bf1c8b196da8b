"""What an output shows of a document."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teitools.publish.account.matching import Text
from teitools.publish.account.texts import Claims, Stretch
from teitools.publish.account.words import words


@dataclass(slots=True)
class Shown:
    """The document's words in an output, the words that the output adds as its own, words that stand
    elsewhere than in the text, and the elements that have a generic rendering, by name. ``further`` are
    words elsewhere that several documents share, with a space before and behind each.

    Of ``by_letters`` words only the letters are known to be there, not their order.
    """

    text: Text = field(default_factory=Text)
    generated: Counter[str] = field(default_factory=Counter)
    elsewhere: list[str] = field(default_factory=list)
    further: str = ""
    generic: Counter[str] = field(default_factory=Counter)
    by_letters: int = 0

    def is_elsewhere(self, passage: Sequence[str]) -> bool:
        """Whether words stand, one after another, elsewhere than in the text."""
        sought = f" {' '.join(passage)} "
        return sought in f" {' '.join(self.elsewhere)} " or sought in self.further

    def add(self, stretches: Iterable[Stretch], generated: Iterable[etree._Element]) -> None:
        """Add texts; those inside the elements ``generated`` are the output's own."""
        claims: Claims[bool] = Claims(dict.fromkeys(generated, True))
        for stretch in stretches:
            if counted := words(stretch.text):
                if claims[stretch.element]:
                    self.generated.update(counted)
                else:
                    self.text.add(counted)
