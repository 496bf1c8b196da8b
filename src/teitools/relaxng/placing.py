"""Where an element belongs that may not stand where it stands, and where a text belongs."""

from collections.abc import Iterable

from lxml import etree

from teitools.relaxng.automaton import State
from teitools.relaxng.derivative import elements
from teitools.relaxng.expectation import (
    missing_elements,
    next_elements,
    required_elements,
    takes_text,
)
from teitools.relaxng.names import local_of, names_in
from teitools.relaxng.outlook import beyond, holds, holds_first, holds_text
from teitools.relaxng.pattern import Pattern
from teitools.relaxng.reader import Patterns
from teitools.relaxng.usage import Usage
from teitools.relaxng.wording import a_tag, any_of, tag

_FEW = 3
"""Where an element belongs into more, none of them is named."""


def placing(schema: Patterns, usage: Usage, element: etree._Element, here: State, content: State) -> str:
    """Say where an element belongs instead, or nothing.

    ``here`` is the state before it, ``content`` the one at the beginning of its parent.
    """
    parent = element.getparent()
    if parent is None:
        return ""
    name = str(element.tag)
    what, inside = tag(name), f"may not stand here inside {tag(str(parent.tag))}"
    if name in all_names(content.pattern):
        return _in_another_order(element, parent, here, content)
    before = next(element.itersiblings("*", preceding=True), None)
    if before is not None and not takes_text(content.pattern) and _still_holds(schema, before, name):
        return f"{what} {inside}, but may inside the {tag(str(before.tag))} before it: move it there."
    mixed = takes_text(content.pattern)
    likely = likely_containers(schema, usage, element, here)
    container = next((each for each in likely if _can_hold(here, each, name)), None)
    if container and not (mixed and _holds_text(here, container)):
        if container in required_elements(here.pattern) and parent.find(container) is None:
            return f"{what} {inside}, which lacks its {tag(container)}: wrap it in one."
        return f"{what} {inside}: wrap it in {a_tag(container)}."
    if not mixed and not all_names(content.pattern):
        empty = local_of(str(parent.tag))
        return f"{what} {inside}, which is always empty: write <{empty}/>, and {what} after it."
    outer = next((each for each in parent.iterancestors() if name in _names_inside(schema, each)), None)
    if outer is not None:
        below = tag(str(outer.tag))
        return (
            f"{what} {inside}, but may inside {below}: end the {tag(str(parent.tag))} before it, or move it."
        )
    holders = _holders(schema, name)
    if 0 < len(holders) <= _FEW:
        return f"{what} {inside}: it belongs inside {any_of(map(tag, holders))}."
    return ""


def likely_containers(schema: Patterns, usage: Usage, element: etree._Element, here: State) -> list[str]:
    """Return what could hold an element that may not stand here: what is missing, or what elsewhere does.

    Also what is used and holds texts, as a paragraph does, and the only one that can, if hardly another
    could anywhere: a part of speech may stand in a quotation, but belongs into a dictionary.
    """
    name, missing = str(element.tag), missing_elements(here.pattern)
    holders = [each for each in sorted(_possible(here)) if _can_begin(here, each, name)]
    if len(holders) > 1 or (holders and _belongs_to_many(schema, name)):
        usual = usage.usual_parents(element) | missing
        holders = [
            each for each in holders if each in usual or (usage.holds(each, name) and _holds_text(here, each))
        ]
    return sorted(holders, key=lambda each: (each not in missing, -usage.holds(each, name)))


def _belongs_to_many(schema: Patterns, name: str) -> bool:
    return len(_holders(schema, name)) > _FEW


def _holders(schema: Patterns, name: str) -> list[str]:
    """Return the names of all elements in which one may stand."""
    return sorted(each for each in schema.elements if name in _names_in(schema, each))


def _can_begin(here: State, container: str, name: str) -> bool:
    way = here.openings[container]
    return way is not None and holds_first(way, name)


def text_container(usage: Usage, element: etree._Element, here: State) -> str | None:
    """Return the name of the element to put a text into: one that is missing here, or that is used most."""
    found = [name for name in _possible(here) if _holds_text(here, name)]
    if not found:
        return None
    missing = missing_elements(here.pattern)
    used = {name: usage.holds(str(element.tag), name) for name in found}
    best = min(found, key=lambda name: (name not in missing, -used[name], name))
    return best if used[best] or best in missing or len(found) == 1 else None


def _holds_text(here: State, name: str) -> bool:
    way = here.openings[name]
    return way is not None and holds_text(way)


def all_names(pattern: Pattern) -> frozenset[str]:
    """Return the names of the elements that may stand in the open element anywhere."""
    return frozenset().union(*(names_in(each.names) for each in elements(pattern)))


def _in_another_order(element: etree._Element, parent: etree._Element, here: State, content: State) -> str:
    name, before = str(element.tag), list(element.itersiblings("*", preceding=True))
    loose = takes_text(content.pattern) or not (before and _holds_text(here, str(before[0].tag)))
    if before and loose and _can_hold(here, str(before[0].tag), name):
        container = a_tag(str(before[0].tag))
        return f"{_capital(a_tag(name))} cannot follow {container}: wrap it in {container}."
    first = _first_too_many(reversed(before), name, content)
    if first is None:
        return ""
    if first.tag == name:
        line = f", and one stands at line {first.sourceline}" if first.sourceline else ""
        return f"Only one {tag(name)} may stand here inside {tag(str(parent.tag))}{line}: take one away."
    line = f" of line {first.sourceline}" if first.sourceline else ""
    place = f"before the {tag(str(first.tag))}{line}"
    return f"{_capital(a_tag(name))} cannot follow {a_tag(str(before[0].tag))} here: put it {place}."


def _first_too_many(before: Iterable[etree._Element], name: str, content: State) -> etree._Element | None:
    """Return the first sibling after which an element of this name may not stand."""
    here = content
    for sibling in before:
        way = here.openings[str(sibling.tag)]
        after = beyond(way) if way is not None else here
        if here.openings[name] is not None and after.openings[name] is None:
            return sibling
        here = after
    return None


def _possible(here: State) -> frozenset[str]:
    return missing_elements(here.pattern) | next_elements(here.pattern)


def _can_hold(here: State, container: str, name: str) -> bool:
    way = here.openings[container]
    return way is not None and holds(way, name)


def _names_inside(schema: Patterns, element: etree._Element) -> frozenset[str]:
    return _names_in(schema, str(element.tag))


def _names_in(schema: Patterns, name: str) -> frozenset[str]:
    return frozenset().union(*(all_names(each.content) for each in schema.elements.get(name, ())))


def _still_holds(schema: Patterns, element: etree._Element, name: str) -> bool:
    """Whether an element that is no paragraph could hold one of this name."""
    known = schema.elements.get(str(element.tag), ())
    return name in _names_inside(schema, element) and not any(takes_text(each.content) for each in known)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
