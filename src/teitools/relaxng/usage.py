"""What a document itself uses: what stands so elsewhere is likely meant where something is wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from lxml import etree

Name = str
_Attributes = frozenset[Name]


class Usage:
    """The names of a document's elements, by their parents and attributes."""

    def __init__(self, root: etree._Element) -> None:
        self._names: Counter[Name] = Counter()
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
        found = {around: counted[name] for around, counted in self._inside.items() if around != here}
        most = max(found.values(), default=0)
        return frozenset(around for around, times in found.items() if 0 < times == most)

    def names(self, element: etree._Element) -> list[Name]:
        """Return the names of others in such parents or with such attributes, those with both first."""
        parent, attributes = element.getparent(), _attributes(element)
        if parent is None:
            return []
        around = str(parent.tag)
        counted = (self._alike[around, attributes], self._with[attributes], self._inside[around])
        names = [each for every in counted for each, _ in every.most_common()]
        return [each for each in dict.fromkeys(names) if each != element.tag]

    def that_hold(self, names: Iterable[Name], child: Name) -> list[Name]:
        """Return those of the names whose elements hold such a child elsewhere; all, if none does."""
        every = list(names)
        return [each for each in every if self.holds(each, child)] or every


def _attributes(element: etree._Element) -> _Attributes:
    return frozenset(map(str, element.keys()))
