"""Elements and attributes of a schema, looked up by a name that they take."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from teitools.relaxng.names import Name, single_names
from teitools.relaxng.pattern import Attribute, Element

Named = TypeVar("Named", Attribute, Element)


class ByName(Generic[Named]):
    """Patterns by their names; those of open names are tried one by one."""

    def __init__(self, patterns: Iterable[Named]) -> None:
        self._of_name: defaultdict[str, list[Named]] = defaultdict(list)
        self._of_open_names: list[Named] = []
        for each in patterns:
            if isinstance(each.names, Name):
                self._of_name[each.names.name].append(each)
            else:
                self._add(each)

    def _add(self, pattern: Named) -> None:
        names = single_names(pattern.names)
        if names is None:
            self._of_open_names.append(pattern)
        for name in names or ():
            self._of_name[name].append(pattern)

    def taking(self, name: str) -> list[Named]:
        """Return the patterns that take a name."""
        return [
            *self._of_name.get(name, ()),
            *(each for each in self._of_open_names if each.names.contains(name)),
        ]
