"""What is left of a pattern after a piece of a document: Clark's derivatives, remembered in the pattern.

James Clark, "An algorithm for RELAX NG validation" (2002).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable

from teitools.relaxng.by_name import ByName
from teitools.relaxng.datatypes import Datatype, words
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
    optional,
    remembered,
)

Change = Callable[[Pattern], Pattern]


def start_tag(pattern: Pattern, name: str, lenient: bool = False) -> Pattern:
    """Return what is left after ``<name``; ``lenient`` supposes that what is missing before it was there."""
    return _start_tag(pattern, frozenset(_by_name(pattern).taking(name)), lenient)


@remembered
def _by_name(pattern: Pattern) -> ByName[Element]:
    return ByName(elements(pattern))


def _start_tag(pattern: Pattern, taken: frozenset[Element], lenient: bool) -> Pattern:
    return NOT_ALLOWED if taken.isdisjoint(elements(pattern)) else _opened(pattern, taken, lenient)


@remembered
def _opened(pattern: Pattern, taken: frozenset[Element], lenient: bool) -> Pattern:
    match pattern:
        case Choice():
            parts = _parts_by_element(pattern)
            found = dict.fromkeys(part for each in taken for part in parts.get(each, ()))
            return choice(*(_start_tag(part, taken, lenient) for part in found))
        case Element():
            return after(pattern.content, EMPTY)
        case Group():
            in_first = _then(_start_tag(pattern.first, taken, lenient), lambda p: group(p, pattern.second))
            skipped = pattern.first.nullable or lenient
            return choice(in_first, _start_tag(pattern.second, taken, lenient)) if skipped else in_first
        case Interleave():
            return choice(
                _then(_start_tag(pattern.one, taken, lenient), lambda p: interleave(p, pattern.other)),
                _then(_start_tag(pattern.other, taken, lenient), lambda p: interleave(pattern.one, p)),
            )
        case OneOrMore():
            again = optional(pattern)
            return _then(_start_tag(pattern.repeated, taken, lenient), lambda p: group(p, again))
        case After():
            return _then(_start_tag(pattern.inside, taken, lenient), lambda p: after(p, pattern.after))
        case _:
            return NOT_ALLOWED


@remembered
def elements(pattern: Pattern) -> frozenset[Element]:
    """Return the elements in a pattern, whether they may come next or later."""
    if isinstance(pattern, Element):
        return frozenset({pattern})
    return frozenset().union(*map(elements, pattern.parts))


@remembered
def _parts_by_element(pattern: Pattern) -> dict[Element, list[Pattern]]:
    """Return in which of its parts an element of a choice stands: there may be thousands of them."""
    found: defaultdict[Element, list[Pattern]] = defaultdict(list)
    for part in pattern.parts:
        for each in elements(part):
            found[each].append(part)
    return found


def _then(pattern: Pattern, change: Change) -> Pattern:
    """Apply a change to what comes after the element just opened."""
    match pattern:
        case After():
            return after(pattern.inside, change(pattern.after))
        case Choice():
            return choice(*(_then(each, change) for each in pattern.parts))
        case _:
            return NOT_ALLOWED


def satisfies(pattern: Pattern, text: str) -> bool:
    """Whether a whole value satisfies a pattern: most are a text of a datatype, or words of one."""
    if isinstance(pattern, Data) and pattern.excepted is None:
        return pattern.type.allows(text)
    if isinstance(pattern, ListOf) and isinstance(pattern.words, OneOrMore):
        found, word = words(text), pattern.words.repeated
        if isinstance(word, Data):
            return bool(found) and all(satisfies(word, each) for each in found)
    return (pattern.nullable and not words(text)) or characters(pattern, text).nullable


def close_start_tag(pattern: Pattern) -> Pattern:
    """Return what is left when no attribute follows: impossible where one is required."""
    return _with_attributes(pattern, NOT_ALLOWED)


def without_attributes(pattern: Pattern) -> Pattern:
    """Return the pattern as if every attribute had been there."""
    return _with_attributes(pattern, EMPTY)


@remembered
def _with_attributes(pattern: Pattern, instead: Pattern) -> Pattern:
    """Return the pattern with another in the place of each attribute."""
    if not attributes(pattern):
        return pattern
    match pattern:
        case Attribute():
            return instead
        case Choice():
            return choice(*(_with_attributes(each, instead) for each in pattern.parts))
        case Group():
            return group(_with_attributes(pattern.first, instead), _with_attributes(pattern.second, instead))
        case Interleave():
            return interleave(
                _with_attributes(pattern.one, instead), _with_attributes(pattern.other, instead)
            )
        case OneOrMore():
            return one_or_more(_with_attributes(pattern.repeated, instead))
        case After():
            return after(_with_attributes(pattern.inside, instead), pattern.after)
        case _:
            return pattern


def characters(pattern: Pattern, text: str) -> Pattern:
    """Return what is left after a text; for a shared part of the pattern, the last text is remembered."""
    if not reads_text(pattern):
        text = "…"
    known = pattern.known.get(characters)
    if known is None or known[0] != text:
        known = pattern.known[characters] = text, _characters(pattern, text)
    left: Pattern = known[1]
    return left


@remembered
def reads_text(pattern: Pattern) -> bool:
    """Whether it matters which text it is."""
    return isinstance(pattern, (Data, Value, ListOf)) or any(map(reads_text, pattern.parts))


def _characters(pattern: Pattern, text: str) -> Pattern:
    match pattern:
        case Choice():
            known, others = _values(pattern)
            found = [EMPTY] if any(type.meaning(text) in texts for type, texts in known.items()) else []
            return choice(*found, *(characters(each, text) for each in others))
        case Group():
            in_first = group(characters(pattern.first, text), pattern.second)
            return choice(in_first, characters(pattern.second, text)) if pattern.first.nullable else in_first
        case Interleave():
            return choice(
                interleave(characters(pattern.one, text), pattern.other),
                interleave(pattern.one, characters(pattern.other, text)),
            )
        case OneOrMore():
            return group(characters(pattern.repeated, text), optional(pattern))
        case After():
            return after(characters(pattern.inside, text), pattern.after)
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


@remembered
def _values(pattern: Pattern) -> tuple[dict[Datatype, set[Hashable]], list[Pattern]]:
    """Return what the values of a choice mean, of which there may be thousands, and its other parts."""
    found: dict[Datatype, set[Hashable]] = {}
    others: list[Pattern] = []
    for each in pattern.parts:
        if isinstance(each, Value):
            found.setdefault(each.type, set()).add(each.type.meaning(each.text))
        else:
            others.append(each)
    return found, others


def _words(pattern: Pattern, text: str) -> Pattern:
    for word in words(text):
        pattern = characters(pattern, word)
    return pattern


@remembered
def end_tag(pattern: Pattern, lenient: bool = False) -> Pattern:
    """Return what is left after an end tag; ``lenient`` supposes that nothing was missing inside."""
    match pattern:
        case Choice():
            return choice(*(end_tag(each, lenient) for each in pattern.parts))
        case After():
            return pattern.after if pattern.inside.nullable or lenient else NOT_ALLOWED
        case _:
            return NOT_ALLOWED
