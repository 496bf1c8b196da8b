"""What a pattern would take next: the words of a message."""

from collections.abc import Iterator

from teitools.relaxng.by_name import ByName
from teitools.relaxng.names import names_in
from teitools.relaxng.pattern import (
    After,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    Text,
    Value,
    leaves,
    remembered,
)


@remembered
def next_elements(pattern: Pattern) -> frozenset[str]:
    """Return the names of the elements that may come next."""
    match pattern:
        case Element():
            return names_in(pattern.names)
        case Choice():
            return frozenset().union(*map(next_elements, pattern.alternatives))
        case Group():
            first = next_elements(pattern.first)
            return first | next_elements(pattern.second) if pattern.first.nullable else first
        case Interleave():
            return next_elements(pattern.one) | next_elements(pattern.other)
        case OneOrMore():
            return next_elements(pattern.repeated)
        case After():
            return next_elements(pattern.inside)
        case _:
            return frozenset()


@remembered
def required_elements(pattern: Pattern) -> frozenset[str]:
    """Return the elements that may come next and must come, whichever way the pattern is read."""
    match pattern:
        case _ if pattern.nullable:
            return frozenset()
        case Element():
            return names_in(pattern.names)
        case Choice():
            return frozenset.intersection(*map(required_elements, pattern.alternatives))
        case Group():
            begin = required_elements(pattern.first)
            return begin | required_elements(pattern.second) if pattern.first.nullable else begin
        case Interleave():
            return required_elements(pattern.one) | required_elements(pattern.other)
        case OneOrMore():
            return required_elements(pattern.repeated)
        case After():
            return required_elements(pattern.inside)
        case _:
            return frozenset()


@remembered
def missing_elements(pattern: Pattern) -> frozenset[str]:
    """Return the names of elements one of which must still come."""
    match pattern:
        case _ if pattern.nullable:
            return frozenset()
        case Element():
            return names_in(pattern.names)
        case Choice():
            return frozenset().union(*map(missing_elements, pattern.alternatives))
        case Group():
            return missing_elements(pattern.first) or missing_elements(pattern.second)
        case Interleave():
            return missing_elements(pattern.one) or missing_elements(pattern.other)
        case OneOrMore():
            return missing_elements(pattern.repeated)
        case After():
            return missing_elements(pattern.inside)
        case _:
            return frozenset()


@remembered
def attribute_names(pattern: Pattern) -> frozenset[str]:
    """Return the names of the attributes that may be there."""
    return frozenset().union(*(names_in(each.names) for each in attributes(pattern)))


@remembered
def required_attributes(pattern: Pattern) -> frozenset[str]:
    """Return the attributes without which the pattern cannot be satisfied, whichever way it is read."""
    match pattern:
        case Attribute():
            return names_in(pattern.names)
        case Choice():
            return frozenset.intersection(*map(required_attributes, pattern.alternatives))
        case Group():
            return required_attributes(pattern.first) | required_attributes(pattern.second)
        case Interleave():
            return required_attributes(pattern.one) | required_attributes(pattern.other)
        case OneOrMore():
            return required_attributes(pattern.repeated)
        case After():
            return required_attributes(pattern.inside)
        case _:
            return frozenset()


@remembered
def attributes(pattern: Pattern) -> tuple[Attribute, ...]:
    """Return the attribute patterns of the element that is open."""
    if isinstance(pattern, Attribute):
        return (pattern,)
    return tuple(dict.fromkeys(each for part in pattern.parts for each in attributes(part)))


def attributes_named(pattern: Pattern, name: str) -> tuple[Attribute, ...]:
    """Return the attribute patterns that may take an attribute of this name."""
    return tuple(_attributes_by_name(pattern).taking(name))


@remembered
def _attributes_by_name(pattern: Pattern) -> ByName[Attribute]:
    return ByName(attributes(pattern))


def values_of(pattern: Pattern, name: str) -> tuple[list[str], list[Data]]:
    """Return the closed list of values that an attribute may have, and the datatypes of all other values."""
    allowed = [leaf for each in attributes_named(pattern, name) for leaf in _values(each.value)]
    texts = dict.fromkeys(leaf.text for leaf in allowed if isinstance(leaf, Value))
    return list(texts), [leaf for leaf in dict.fromkeys(allowed) if isinstance(leaf, Data)]


def _values(pattern: Pattern) -> Iterator[Pattern]:
    """Return the texts of a value, or of the words that it lists."""
    for leaf in leaves(pattern):
        if isinstance(leaf, ListOf):
            yield from _values(leaf.words)
        else:
            yield leaf


@remembered
def takes_text(pattern: Pattern) -> bool:
    """Whether text may stand in the element that is open."""
    return any(isinstance(leaf, Text | Data | Value) for leaf in leaves(pattern))
