"""The words of pages: those of articles, which are a document's, and those that the page adds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from teitools.publish.account.matching import Text
from teitools.publish.account.texts import Claims, stretches
from teitools.publish.account.words import words

_ARTICLES = etree.XPath("//article[@data-document]")
_GENERATED = etree.XPath(".//*[@data-generated or self::nav or self::template or self::script or self::style]")
_GENERIC = etree.XPath(".//*[starts-with(@class, 'tei ')]/@class")


@dataclass(slots=True)
class Shown:
    """What an output shows: its text, the words it adds, and elements without a rendering of their own."""

    text: Text = field(default_factory=Text)
    generated: Counter[str] = field(default_factory=Counter)
    generic: Counter[str] = field(default_factory=Counter)


def read_pages(pages: Iterable[bytes]) -> Shown:
    """Return what the pages of one document show, in the order in which they are given."""
    shown = Shown()
    for page in pages:
        tree = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
        for article in _ARTICLES(tree):
            _read(article, shown)
    return shown


def _read(article: etree._Element, shown: Shown) -> None:
    claims: Claims[bool] = Claims(dict.fromkeys(_GENERATED(article), True))
    for stretch in stretches(article):
        if counted := words(stretch.text):
            if claims[stretch.element]:
                shown.generated.update(counted)
            else:
                shown.text.add(counted)
    shown.generic.update(classes.split()[1] for classes in _GENERIC(article))
