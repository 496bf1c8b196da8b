"""Which patterns of a schema can be about given documents: the names that these have decide.

A large schema brings along rules for every element that it knows, of which a text has a few. To compile the
others would take longer than to check the text.
"""

from collections.abc import Iterable
from typing import NamedTuple

from teitools.edition import Document
from teitools.schematron.contexts import Target
from teitools.schematron.schema import Pattern, Schema
from teitools.schematron.transpile import begun, targets_of


class Names(NamedTuple):
    """The names of elements, as XPath writes them (``Q{uri}p``), and the local names of attributes."""

    elements: frozenset[str]
    attributes: frozenset[str]


def names_of(documents: Iterable[Document]) -> Names:
    """Return all names in documents."""
    elements: set[str] = set()
    attributes: set[str] = set()
    for document in documents:
        for element in document.tree.iter("*"):
            elements.add(str(element.tag))
            attributes.update(map(str, element.keys()))
    named = frozenset(f"Q{name}" if name.startswith("{") else f"Q{{}}{name}" for name in elements)
    return Names(named, frozenset(name.rpartition("}")[2] for name in attributes))


def concerned(schema: Schema, names: Names) -> frozenset[int]:
    """Return the numbers of the patterns that can be about documents with these names."""
    script = begun(schema)
    return frozenset(
        number
        for number, pattern in enumerate(schema.patterns, 1)
        if _looks_elsewhere(pattern)
        or any(_is_met(target, names) for target in targets_of(pattern, schema, script))
    )


def _looks_elsewhere(pattern: Pattern) -> bool:
    return pattern.documents is not None


def _is_met(target: Target, names: Names) -> bool:
    if target.kind == "name":
        return target.what in names.elements
    if target.kind in ("attribute", "attributes"):
        name = target.what.rpartition(":")[2].removeprefix("@")
        return name == "*" or name in names.attributes
    return True
