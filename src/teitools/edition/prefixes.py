"""Private pointer schemes (``person:hoxha``): what ``prefixDef`` makes of them (TEI Guidelines, 17.2.3)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from teitools import lazy
from teitools.edition.model import Document, kept
from teitools.relaxng.datatypes.expression_syntax import ExpressionError
from teitools.relaxng.datatypes.expressions import ComplexityError, expression

_PREFIX_DEF = "{http://www.tei-c.org/ns/1.0}prefixDef"
_LONGEST = 200
"""Longer patterns are not used, and longer pointers match none."""

_REPEATED_GROUP = lazy.expression(r"\([^()]*[*+}|].*\)[*+{]")
_CLASSES = {
    r"\i": r"[\w:]",
    r"\c": r"[\w.:-]",
    r"\I": r"[^\w:]",
    r"\C": r"[^\w.:-]",
    r"\p{L}": r"[^\W\d_]",
    r"\p{N}": r"\d",
    r"\p{Nd}": r"\d",
}
_CLASS = lazy.expression(r"\\(?:[icIC]|p\{(?:L|Nd?)\})")
_GROUP = lazy.expression(r"\$(\d)")


class Prefix(NamedTuple):
    """One ``prefixDef``. Its replacements are relative to the document that declares it.

    ``pattern`` is None where ``problem`` says why it cannot be used.
    """

    name: str
    document: Document
    element: etree._Element
    pattern: re.Pattern[str] | None
    replacement: str
    problem: str = ""
    doubtful: bool = False
    """Whether matching the pattern may take Python's matcher very long."""

    @property
    def file(self) -> str:
        """The one file to whose ids all pointers lead, as most do; ``""`` where there is none such."""
        file = self.replacement.removesuffix("#$1")
        return "" if file == self.replacement or re.search(r"[$#:(%?]|//", file) else file

    def expand(self, rest: str) -> str | None:
        """Return the address that stands for ``prefix:rest``, or None where the pattern does not match."""
        found = self.match(rest)
        if found is None:
            return None
        groups = ("", *found.groups(default=""))
        return _GROUP.sub(lambda group: "".join(groups[int(group[1]) :][:1]), self.replacement)

    def match(self, rest: str) -> re.Match[str] | None:
        """Match what follows the prefix with the pattern."""
        if (
            self.pattern is None
            or len(rest) > _LONGEST
            or (self.doubtful and not _is_safe(self.pattern.pattern, rest))
        ):
            return None
        return self.pattern.fullmatch(rest)


@kept
def prefixes(document: Document) -> tuple[Prefix, ...]:
    """Return the prefixes that a document declares, in order."""
    return tuple(_declared(document))


def _declared(document: Document) -> Iterator[Prefix]:
    for element in document.tree.iter(_PREFIX_DEF):
        pattern, problem = _compiled(element.get("matchPattern", ""))
        name, replacement = element.get("ident", ""), element.get("replacementPattern", "")
        doubtful = pattern is not None and _REPEATED_GROUP.search(pattern.pattern) is not None
        yield Prefix(name, document, element, pattern, replacement, problem, doubtful)


def _compiled(pattern: str) -> tuple[re.Pattern[str] | None, str]:
    if len(pattern) > _LONGEST:
        return None, f"The pattern is longer than {_LONGEST} characters: simplify it."
    try:
        return re.compile(_CLASS.sub(lambda found: _CLASSES[found[0]], pattern)), ""
    except (re.error, OverflowError, RecursionError) as error:
        return None, f'"{pattern}" is not a regular expression: {error}.'


def _is_safe(pattern: str, text: str) -> bool:
    """Whether Python's matcher, which tries all ways one after another, may be let loose on a text.

    Where a repeated group repeats or chooses inside, the ways are without number: the expressions of XML
    Schema, which try them all at once, have to find that the text matches.
    """
    try:
        return expression(pattern).matches(text)
    except (ExpressionError, ComplexityError):
        return False


def named(name: str, declared: Iterable[Prefix]) -> list[Prefix]:
    """Return the declarations of one prefix: a pointer takes the first whose pattern it matches."""
    return [prefix for prefix in declared if prefix.name == name]
