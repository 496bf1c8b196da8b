"""Private pointer schemes (``person:hoxha``): what ``prefixDef`` makes of them (TEI Guidelines, 17.2.3)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from teitools.edition.model import Document

_PREFIX_DEF = "{http://www.tei-c.org/ns/1.0}prefixDef"
_LONGEST = 500
"""Longer pointers are not matched: a hostile pattern could take for ever over them."""

_NESTED_QUANTIFIERS = re.compile(r"\((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)[*+{]")
_CLASSES = {r"\i": r"[\w:]", r"\c": r"[\w.:-]", r"\I": r"[^\w:]", r"\C": r"[^\w.:-]"}
_CLASS = re.compile(r"\\[icIC]")
_GROUP = re.compile(r"\$(\d)")


@dataclass(frozen=True, slots=True, eq=False)
class Prefix:
    """One ``prefixDef``. Its replacements are relative to the document that declares it.

    ``pattern`` is None where ``problem`` says why it cannot be used.
    """

    name: str
    document: Document
    element: etree._Element
    pattern: re.Pattern[str] | None
    replacement: str
    problem: str = ""

    def expand(self, rest: str) -> str | None:
        """Return the address that stands for ``prefix:rest``, or None where the pattern does not match."""
        found = self.pattern.fullmatch(rest) if self.pattern and len(rest) <= _LONGEST else None
        if found is None:
            return None
        groups = ("", *found.groups(default=""))
        return _GROUP.sub(
            lambda group: groups[int(group[1])] if int(group[1]) < len(groups) else "", self.replacement
        )


@lru_cache(maxsize=256)
def prefixes(document: Document) -> tuple[Prefix, ...]:
    """Return the prefixes that a document declares, in order."""
    return tuple(_declared(document))


def _declared(document: Document) -> Iterator[Prefix]:
    for element in document.tree.iter(_PREFIX_DEF):
        pattern, problem = _compiled(element.get("matchPattern", ""))
        name, replacement = element.get("ident", ""), element.get("replacementPattern", "")
        yield Prefix(name, document, element, pattern, replacement, problem)


def _compiled(pattern: str) -> tuple[re.Pattern[str] | None, str]:
    if _NESTED_QUANTIFIERS.search(pattern):
        return None, f'The pattern "{pattern}" repeats a repetition, which can take for ever: simplify it.'
    try:
        return re.compile(_CLASS.sub(lambda found: _CLASSES[found[0]], pattern)), ""
    except (re.error, OverflowError) as error:
        return None, f'"{pattern}" is not a regular expression: {error}.'


def named(name: str, declared: Iterable[Prefix]) -> list[Prefix]:
    """Return the declarations of one prefix: a pointer takes the first whose pattern it matches."""
    return [prefix for prefix in declared if prefix.name == name]
