"""Reads an element in which something is wrong in other ways: under other names, or without its tags."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lxml import etree

from teitools.relaxng.automaton import State, state
from teitools.relaxng.expectation import missing_elements, next_elements, takes_text
from teitools.relaxng.outlook import beside_of, beyond, holds_first, items, reach, taken
from teitools.relaxng.pattern import EMPTY, after, choice
from teitools.relaxng.placing import all_names
from teitools.relaxng.reader import Patterns
from teitools.relaxng.usage import Usage

Reading = Callable[[etree._Element, State], bool]
"""Tells whether all is well in an element from the state after its name."""

_LIKELY = 8
"""How many names are tried."""
_FEW = 3
"""Where more could be missing, none is likelier than others."""
_LARGEST, _PATIENCE = 2_000, 100_000
"""How many elements are read again at once, and for a whole document."""


class Attempts:
    """Other ways to read the elements of one document."""

    def __init__(self, schema: Patterns, reading: Reading) -> None:
        self._schema, self._reading = schema, reading
        self._patience = _PATIENCE
        self._known: Usage | None = None

    def usage(self, element: etree._Element) -> Usage:
        if self._known is None:
            self._known = Usage(element.getroottree().getroot())
        return self._known

    def is_well(self, element: etree._Element) -> bool:
        """Whether all would be well in an element if it stood in another place."""
        return self._reads(element, at_any_place(self._schema, str(element.tag)))

    def _reads(self, element: etree._Element, inside: State) -> bool:
        if self._patience <= 0:
            return False
        size = sum(1 for _ in islice(element.iter("*"), _LARGEST + 1))
        self._patience -= size
        return size <= _LARGEST and self._reading(element, inside)

    def is_strange(self, element: etree._Element) -> bool:
        """Whether an element is likelier wrong than what it may not contain: nothing else has its name."""
        stands_alone = self.usage(element).stands_alone
        if not stands_alone(element) or next(items(element), None) is None:
            return False
        children = list(element.iterchildren("*"))
        if not children:
            return not all_names(at_any_place(self._schema, str(element.tag)).pattern)
        return not self.holds_some(element) and not any(map(stands_alone, children))

    def holds_some(self, element: etree._Element) -> bool:
        """Whether something of what is in an element may be there."""
        inside = at_any_place(self._schema, str(element.tag)).pattern
        known, mixed = all_names(inside), takes_text(inside)
        return any(mixed if isinstance(each, str) else str(each.tag) in known for each in items(element))

    def other_names(self, element: etree._Element, here: State, then: State) -> list[str]:
        """Return the names under which an element would have no mistakes, the likeliest first.

        ``here`` is the state before it, ``then`` the one after it, which they must not fall behind.
        """
        if self.is_well(element):
            return []
        far = reach(then, element)
        found: dict[str, int] = {}
        for name in self._likely_names(element, here):
            way = here.openings[name]
            if way is not None and name != element.tag:
                reached = reach(beyond(way), element)
                if reached >= far and self._reads(element, way.inside):
                    found[name] = reached
        farthest = max(found.values(), default=0)
        names = [name for name, reached in found.items() if reached == farthest]
        child = next(element.iterchildren("*"), None)
        return names if child is None else self.usage(element).that_hold(names, str(child.tag))

    def _likely_names(self, element: etree._Element, here: State) -> Iterator[str]:
        """Return what must stand here, what does so elsewhere, and the few that begin with such a child."""
        missing, used = missing_elements(here.pattern), self.usage(element).names(element)
        names = [*sorted(missing if len(missing) <= _FEW else missing.intersection(used)), *used]
        yield from islice(dict.fromkeys(names), _LIKELY)
        child = next(element.iterchildren("*"), None)
        known = all_names(at_any_place(self._schema, str(element.tag)).pattern)
        if child is not None and child.tag not in known:
            ways = ((name, here.openings[name]) for name in sorted(next_elements(here.pattern)))
            holders = [name for name, way in ways if way is not None and holds_first(way, str(child.tag))]
            yield from holders if len(holders) <= _LIKELY else ()

    def without_tags(self, element: etree._Element, here: State) -> State | None:
        """Return the state after what is in an element, if all is well when it stands in its place."""
        left: State | None = here
        for item in items(element):
            if left is not None and not isinstance(item, str):
                way = left.openings[str(item.tag)]
                left = beyond(way) if way is not None and self._reads(item, way.inside) else None
            elif left is not None:
                left = taken(item, left)
        return left if len(element) else None

    def only_wraps(self, element: etree._Element, here: State, names: Sequence[str]) -> State | None:
        """Return the state after what is in an element, if its tags are likelier wrong than its name.

        ``names`` are what may be meant. Who wraps something gives no attributes, and takes no name of the
        elements beside it.
        """
        beside = {str(each.tag) for each in beside_of(element)}
        if element.attrib or beside.intersection(names) or self.is_well(element):
            return None
        left = self.without_tags(element, here)
        ways = (here.openings[name] for name in names)
        far = max((reach(beyond(way), element) for way in ways if way is not None), default=0)
        return left if left is not None and reach(left, element) >= max(far, reach(here, element)) else None


def at_any_place(schema: Patterns, name: str) -> State:
    """Return the state after an element's name, wherever it may stand."""
    ways = (after(each.content, EMPTY) for each in schema.elements.get(name, ()))
    return state(choice(*ways))
