"""What a document itself uses: what stands so elsewhere is likely meant where something is wrong."""

from collections import Counter, defaultdict

from lxml import etree

Name = str


class Usage:
    """The names of a document's elements, by their parents and attributes."""

    def __init__(self, root: etree._Element) -> None:
        self._names: Counter[Name] = Counter()
        self._inside: defaultdict[Name, Counter[Name]] = defaultdict(Counter)
        self._alike: defaultdict[tuple[Name, frozenset[Name]], Counter[Name]] = defaultdict(Counter)
        for element in root.iter("*"):
            name, parent = str(element.tag), element.getparent()
            self._names[name] += 1
            if parent is not None:
                around = str(parent.tag)
                self._inside[around][name] += 1
                self._alike[around, _attributes(element)][name] += 1

    def stands_alone(self, element: etree._Element) -> bool:
        """Whether no other element has this one's name."""
        return self._names[str(element.tag)] < 2

    def names(self, element: etree._Element) -> list[Name]:
        """Return the names of others in such parents, those with the same attributes first."""
        parent = element.getparent()
        if parent is None:
            return []
        around = str(parent.tag)
        alike, inside = self._alike[around, _attributes(element)], self._inside[around]
        names = [each for counted in (alike, inside) for each, _ in counted.most_common()]
        return [each for each in dict.fromkeys(names) if each != element.tag]


def _attributes(element: etree._Element) -> frozenset[Name]:
    return frozenset(map(str, element.keys()))
