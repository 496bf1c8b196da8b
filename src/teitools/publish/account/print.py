"""The words of print XML (schema/print.rng): those of a document, and those that the output adds."""

from teitools.edition.parsing import parse_xml
from teitools.publish.account.shown import Shown
from teitools.publish.account.texts import finder, stretches
from teitools.publish.account.words import words

PREFIXES = {"p": "urn:teitools:print"}
GENERATED = finder(
    "//p:metadata | //p:unhandled | //p:apparatus | //p:indexes",
    PREFIXES,
)
_ELSEWHERE = finder("//@alt | //p:decision/p:reason/text()", PREFIXES)
_GENERIC = finder("//@tei")


def read_print(xml: bytes) -> Shown:
    """Return what print XML shows; the list of decisions repeats words of the text."""
    shown, root = Shown(), parse_xml(xml).getroot()
    shown.add(stretches(root), GENERATED(root))
    shown.elsewhere += words(" ".join(_ELSEWHERE(root)))
    shown.generic.update(map(str, _GENERIC(root)))
    return shown
