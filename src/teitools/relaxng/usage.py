"""What a document itself uses: what stands so elsewhere is likely meant where something is wrong."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from lxml import etree

Name = str
Key = TypeVar("Key", bound=Hashable)
_Attributes = frozenset[Name]

_MANY = 100
"""So many names are of interest: those that stand somewhere most often."""


class Usage:
    """The names of a document's elements, by their parents and attributes."""

    def __init__(self, root: etree._Element) -> None:
        self._names: Counter[Name] = Counter()
        self._around: defaultdict[Name, Counter[Name]] = defaultdict(Counter)
        self._most: dict[Hashable, list[Name]] = {}
        self._inside: defaultdict[Name, Counter[Name]] = defaultdict(Counter)
        self._alike: defaultdict[tuple[Name, _Attributes], Counter[Name]] = defaultdict(Counter)
        self._with: defaultdict[_Attributes, Counter[Name]] = defaultdict(Counter)
        for element in root.iter("*"):
            name, parent, attributes = str(element.tag), element.getparent(), _attributes(element)
            self._names[name] += 1
            if attributes:
                self._with[attributes][name] += 1
            if parent is not None:
                around = str(parent.tag)
                self._inside[around][name] += 1
                self._around[name][around] += 1
                self._alike[around, attributes][name] += 1

    def stands_alone(self, element: etree._Element) -> bool:
        """Whether no other element has this one's name."""
        return self._names[str(element.tag)] < 2

    def holds(self, parent: Name, name: Name) -> int:
        """Return how often elements of a name stand in those of another."""
        return self._inside[parent][name] if parent in self._inside else 0

    def usual_parents(self, element: etree._Element) -> frozenset[Name]:
        """Return in what elements of this one's name stand most often, but for what this one stands in."""
        name, parent = str(element.tag), element.getparent()
        here = None if parent is None else str(parent.tag)
        found = {around: times for around, times in self._around[name].items() if around != here}
        most = max(found.values(), default=0)
        return frozenset(around for around, times in found.items() if times == most)

    def names(self, element: etree._Element) -> list[Name]:
        """Return the names of others in such parents or with such attributes, those with both first."""
        parent, attributes = element.getparent(), _attributes(element)
        if parent is None:
            return []
        around = str(parent.tag)
        names = [
            *self._most_of((around, attributes), self._alike),
            *self._most_of(attributes, self._with),
            *self._most_of(around, self._inside),
        ]
        return [each for each in dict.fromkeys(names) if each != element.tag]

    def _most_of(self, key: Key, counted: Mapping[Key, Counter[Name]]) -> list[Name]:
        """Return the names that are counted most often under a key; those of one kind are of one form."""
        if key not in self._most:
            self._most[key] = [name for name, _ in counted[key].most_common(_MANY)]
        return self._most[key]

    def that_hold(self, names: Iterable[Name], child: Name) -> list[Name]:
        """Return those of the names whose elements hold such a child elsewhere; all, if none does."""
        every = list(names)
        return [each for each in every if self.holds(each, child)] or every


def _attributes(element: etree._Element) -> _Attributes:
    return frozenset(map(str, element.keys()))
