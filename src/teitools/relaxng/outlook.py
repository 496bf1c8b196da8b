"""Looks ahead where a document goes wrong: what may hold what, and what would fit under another name.

Nothing here looks deeper than the children of one element.
"""

from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from teitools.relaxng.automaton import Opening, State, state
from teitools.relaxng.derivative import characters, end_tag, without_attributes
from teitools.relaxng.expectation import takes_text
from teitools.relaxng.pattern import NOT_ALLOWED, SPACES, choice

_LONGEST = 200
"""How many elements are looked at that could belong into one which is not there."""
_NEXT = 20
"""How many of the next elements are looked at."""


def beyond(way: Opening) -> State:
    """Return the state after an element, whatever stands in it."""
    return state(choice(*(each.after for each in way.ways)))


def fits(element: etree._Element, inside: State) -> bool:
    """Whether texts and children of an element may stand in another one."""
    here = content_of(inside)
    for item in items(element):
        left = taken(item, here)
        if left is None:
            return False
        here = left
    return ends(here)


def content_of(inside: State) -> State:
    """Return the state after the attributes of an element, whichever they are."""
    return state(without_attributes(inside.pattern))


def items(element: etree._Element) -> Iterator[str | etree._Element]:
    """Return the texts and children of an element, without the texts that are only space."""
    if element.text and element.text.strip(SPACES):
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail and child.tail.strip(SPACES):
            yield child.tail


def taken(item: str | etree._Element, here: State) -> State | None:
    """Return the state after a text or a child, if it may stand here."""
    if isinstance(item, str):
        left = characters(here.pattern, item)
        return None if left is NOT_ALLOWED else state(left)
    way = here.openings[str(item.tag)]
    return beyond(way) if way is not None else None


def ends(here: State) -> bool:
    """Whether the open element may end here."""
    return end_tag(here.pattern) is not NOT_ALLOWED


def goes_on(here: State, element: etree._Element) -> bool:
    """Whether what follows an element may stand here: the next one, or the end."""
    following = next(element.itersiblings("*"), None)
    return ends(here) if following is None else here.openings[str(following.tag)] is not None


def beside_of(element: etree._Element) -> Iterator[etree._Element]:
    """Return the element before an element, and the one after it."""
    for preceding in (True, False):
        yield from islice(element.itersiblings("*", preceding=preceding), 1)


def reach(here: State, element: etree._Element) -> int:
    """Return how many of the next elements may stand here one after the other; their parent's end counts."""
    following = list(islice(element.itersiblings("*"), _NEXT + 1))
    for n, each in enumerate(following[:_NEXT]):
        way = here.openings[str(each.tag)]
        if way is None:
            return n
        here = beyond(way)
    return len(following) + (len(following) <= _NEXT and ends(here))


def interruption(element: etree._Element, here: State, content: State) -> tuple[etree._Element, State] | None:
    """Return what interrupts a series of elements, so that the next of them may not stand there.

    With it, the state before the next if it is gone. There is none where it is enough that the next goes.
    """
    before = list(islice(element.itersiblings("*", preceding=True), _LONGEST + 1))
    if reach(here, element) or not 1 < len(before) <= _LONGEST:
        return None
    wrong, last, name = before[0], before[1], element.tag
    if wrong.tag == name or last.tag != name:
        return None
    left = _read(before[:0:-1], content)
    way = left.openings[str(name)] if left is not None else None
    return (wrong, left) if left is not None and way is not None and reach(beyond(way), element) else None


def _read(elements: list[etree._Element], here: State) -> State | None:
    for each in elements:
        way = here.openings[str(each.tag)]
        if way is None:
            return None
        here = beyond(way)
    return here


def holds(way: Opening, name: str) -> bool:
    """Whether an element may hold one of this name alone."""
    inside = content_of(way.inside).openings[name]
    return inside is not None and ends(beyond(inside))


def holds_first(way: Opening, name: str) -> bool:
    """Whether an element may begin with one of this name."""
    return content_of(way.inside).openings[name] is not None


def holds_text(way: Opening) -> bool:
    return takes_text(content_of(way.inside).pattern)


def stands_again(element: etree._Element, here: State) -> bool:
    """Whether an element is one too many: what follows may stand here without it, and another one follows."""
    return goes_on(here, element) and next(element.itersiblings(element.tag), None) is not None


def stands_after_stray_text(element: etree._Element, parent: etree._Element, content: State) -> bool:
    """Whether only the text before the first child keeps the children from standing there.

    It is stray if they hold more than it.
    """
    children = list(parent.iterchildren("*"))
    if not parent.text or children[0] is not element or len(list(items(parent))) != len(children) + 1:
        return False
    here: State | None = content
    for child in children:
        here = taken(child, here) if here is not None else None
    held = sum(len(str(text)) for each in children for text in each.itertext())
    return here is not None and ends(here) and held > len(parent.text)


def run_in(element: etree._Element, here: State, container: str) -> list[etree._Element]:
    """Return an element and those after it that would stand in a container which is not there.

    Empty where they would not fill it. It ends before what may stand outside of it.
    """
    way = here.openings[container]
    if way is None:
        return []
    inside, outside = content_of(way.inside), beyond(way)
    found: list[etree._Element] = []
    for each in islice(chain([element], element.itersiblings("*")), _LONGEST):
        then = taken(each, inside)
        if then is None or (found and ends(inside) and taken(each, outside) is not None):
            break
        found.append(each)
        inside = then
    return found if ends(inside) else []
