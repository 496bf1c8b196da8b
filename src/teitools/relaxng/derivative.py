"""What is left of a pattern after a piece of a document: Clark's derivatives, remembered.

James Clark, "An algorithm for RELAX NG validation" (2002).
"""

from collections.abc import Callable
from functools import cache, lru_cache

from teitools.relaxng.expectation import attributes
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
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
    Value,
    after,
    choice,
    group,
    interleave,
    one_or_more,
)

Change = Callable[[Pattern], Pattern]

_TEXTS = 50_000
"""How many values are remembered: unlike names there is no end of them."""


@cache
def start_tag(pattern: Pattern, name: str, lenient: bool = False) -> Pattern:
    """Return what is left after ``<name``; ``lenient`` supposes that what is missing before it was there."""
    match pattern:
        case Choice():
            return choice(*(start_tag(each, name, lenient) for each in pattern.alternatives))
        case Element():
            return after(pattern.content, EMPTY) if pattern.names.contains(name) else NOT_ALLOWED
        case Group():
            in_first = _then(start_tag(pattern.first, name, lenient), lambda p: group(p, pattern.second))
            skipped = pattern.first.nullable or lenient
            return choice(in_first, start_tag(pattern.second, name, lenient)) if skipped else in_first
        case Interleave():
            return choice(
                _then(start_tag(pattern.one, name, lenient), lambda p: interleave(p, pattern.other)),
                _then(start_tag(pattern.other, name, lenient), lambda p: interleave(pattern.one, p)),
            )
        case OneOrMore():
            again = choice(pattern, EMPTY)
            return _then(start_tag(pattern.repeated, name, lenient), lambda p: group(p, again))
        case After():
            return _then(start_tag(pattern.inside, name, lenient), lambda p: after(p, pattern.after))
        case _:
            return NOT_ALLOWED


def _then(pattern: Pattern, change: Change) -> Pattern:
    """Apply a change to what comes after the element just opened."""
    match pattern:
        case After():
            return after(pattern.inside, change(pattern.after))
        case Choice():
            return choice(*(_then(each, change) for each in pattern.alternatives))
        case _:
            return NOT_ALLOWED


@cache
def attribute(pattern: Pattern, name: str, fits: frozenset[Pattern]) -> Pattern:
    """Return what is left after one attribute, of which is known which patterns its value satisfies."""
    if not attributes(pattern):
        return NOT_ALLOWED
    match pattern:
        case Attribute():
            return EMPTY if pattern.names.contains(name) and pattern.value in fits else NOT_ALLOWED
        case Choice():
            return choice(*(attribute(each, name, fits) for each in pattern.alternatives))
        case Group():
            return choice(
                group(attribute(pattern.first, name, fits), pattern.second),
                group(pattern.first, attribute(pattern.second, name, fits)),
            )
        case Interleave():
            return choice(
                interleave(attribute(pattern.one, name, fits), pattern.other),
                interleave(pattern.one, attribute(pattern.other, name, fits)),
            )
        case OneOrMore():
            return group(attribute(pattern.repeated, name, fits), choice(pattern, EMPTY))
        case After():
            return after(attribute(pattern.inside, name, fits), pattern.after)
        case _:
            return NOT_ALLOWED


def satisfies(pattern: Pattern, text: str) -> bool:
    """Whether a whole value satisfies a pattern."""
    return (pattern.nullable and not text.strip()) or characters(pattern, text).nullable


def close_start_tag(pattern: Pattern, given: str = "") -> Pattern:
    """Return what is left when no attribute follows: impossible where one is required, unless it is given."""
    return _with_attributes(pattern, given, NOT_ALLOWED)


def without_attributes(pattern: Pattern) -> Pattern:
    """Return the pattern as if every attribute had been there."""
    return _with_attributes(pattern, "", EMPTY)


@cache
def _with_attributes(pattern: Pattern, given: str, others: Pattern) -> Pattern:
    """Return the pattern as if one attribute had been there, and with ``others`` in the place of the rest."""
    if not attributes(pattern):
        return pattern
    match pattern:
        case Attribute():
            return EMPTY if given and pattern.names.contains(given) else others
        case Choice():
            return choice(*(_with_attributes(each, given, others) for each in pattern.alternatives))
        case Group():
            return group(
                _with_attributes(pattern.first, given, others),
                _with_attributes(pattern.second, given, others),
            )
        case Interleave():
            return interleave(
                _with_attributes(pattern.one, given, others), _with_attributes(pattern.other, given, others)
            )
        case OneOrMore():
            return one_or_more(_with_attributes(pattern.repeated, given, others))
        case After():
            return after(_with_attributes(pattern.inside, given, others), pattern.after)
        case _:
            return pattern


def characters(pattern: Pattern, text: str) -> Pattern:
    """Return what is left after a text."""
    return _characters(pattern, text if reads_text(pattern) else "…")


@cache
def reads_text(pattern: Pattern) -> bool:
    """Whether it matters which text it is."""
    return isinstance(pattern, (Data, Value, ListOf)) or any(map(reads_text, pattern.parts))


@lru_cache(maxsize=_TEXTS)
def _characters(pattern: Pattern, text: str) -> Pattern:
    match pattern:
        case Choice():
            return choice(*(_characters(each, text) for each in pattern.alternatives))
        case Group():
            in_first = group(_characters(pattern.first, text), pattern.second)
            return choice(in_first, _characters(pattern.second, text)) if pattern.first.nullable else in_first
        case Interleave():
            return choice(
                interleave(_characters(pattern.one, text), pattern.other),
                interleave(pattern.one, _characters(pattern.other, text)),
            )
        case OneOrMore():
            return group(_characters(pattern.repeated, text), choice(pattern, EMPTY))
        case After():
            return after(_characters(pattern.inside, text), pattern.after)
        case _ if pattern is TEXT:
            return TEXT
        case Data():
            excepted = pattern.excepted is not None and satisfies(pattern.excepted, text)
            return EMPTY if pattern.type.allows(text) and not excepted else NOT_ALLOWED
        case Value():
            return EMPTY if pattern.type.same(pattern.text, text) else NOT_ALLOWED
        case ListOf():
            return EMPTY if _words(pattern.words, text).nullable else NOT_ALLOWED
        case _:
            return NOT_ALLOWED


def _words(pattern: Pattern, text: str) -> Pattern:
    for word in text.split():
        pattern = _characters(pattern, word)
    return pattern


@cache
def end_tag(pattern: Pattern, lenient: bool = False) -> Pattern:
    """Return what is left after an end tag; ``lenient`` supposes that nothing was missing inside."""
    match pattern:
        case Choice():
            return choice(*(end_tag(each, lenient) for each in pattern.alternatives))
        case After():
            return pattern.after if pattern.inside.nullable or lenient else NOT_ALLOWED
        case _:
            return NOT_ALLOWED
