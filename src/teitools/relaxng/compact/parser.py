"""From the tokens of a compact schema to the tree of the XML syntax (ISO/IEC 19757-2, Annex C)."""

from lxml import etree

from teitools.relaxng.compact.characters import characters
from teitools.relaxng.compact.content import ContentParser
from teitools.relaxng.compact.declarations import read_declarations
from teitools.relaxng.compact.mistakes import Mistake
from teitools.relaxng.compact.nodes import built
from teitools.relaxng.compact.tokens import Tokens


def read_compact(source: bytes) -> etree._Element:
    """Return a schema's root in the XML syntax, each element with its line. Raises ``Mistake``."""
    tokens = Tokens(characters(source))
    declared = read_declarations(tokens)
    root = ContentParser(tokens, declared).top_level()
    prefixes = {prefix: uri for prefix, uri in declared.namespaces.items() if uri and prefix != "xml"}
    try:
        return built(root, prefixes)
    except ValueError:
        raise Mistake(root.line, "A namespace that is declared here is no address of the Web.") from None
