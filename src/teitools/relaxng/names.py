"""Name classes: which names an ``element`` or an ``attribute`` pattern takes (RELAX NG, section 4.17–4.20).

A name is written as lxml writes it: ``{namespace}local``, or ``local`` alone without a namespace.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Name(NamedTuple):
    """One name."""

    name: str

    def contains(self, name: str) -> bool:
        return name == self.name


class AnyName(NamedTuple):
    """Every name, or every name of a namespace, but those that are excepted."""

    namespace: str | None
    excepted: "NameClass | None"

    def contains(self, name: str) -> bool:
        if self.namespace is not None and namespace_of(name) != self.namespace:
            return False
        return self.excepted is None or not self.excepted.contains(name)


class NameChoice(NamedTuple):
    """The names of several classes."""

    classes: tuple["NameClass", ...]

    def contains(self, name: str) -> bool:
        return any(each.contains(name) for each in self.classes)


NameClass = Name | AnyName | NameChoice


def namespace_of(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def local_of(name: str) -> str:
    return name.rpartition("}")[2]


def qualified(namespace: str, local: str) -> str:
    return f"{{{namespace}}}{local}" if namespace else local


def names_in(names: NameClass) -> frozenset[str]:
    """Return the names that a class spells out."""
    match names:
        case Name():
            return frozenset({names.name})
        case NameChoice():
            return frozenset().union(*map(names_in, names.classes))
        case _:
            return frozenset()


def single_names(names: NameClass) -> frozenset[str] | None:
    """Return the names of a class that is nothing but names."""
    if isinstance(names, Name):
        return frozenset({names.name})
    every = list(parts_of(names))
    if any(isinstance(each, AnyName) for each in every):
        return None
    return frozenset(each.name for each in every if isinstance(each, Name))


def parts_of(names: NameClass) -> Iterator[NameClass]:
    """Return a class and all classes in it, also those that are excepted."""
    yield names
    match names:
        case NameChoice():
            for each in names.classes:
                yield from parts_of(each)
        case AnyName() if names.excepted is not None:
            yield from parts_of(names.excepted)


def overlap(one: NameClass, other: NameClass) -> bool:
    """Whether two classes share a name (section 7.3): it is enough to try a name of every sort in them."""
    if isinstance(one, Name):
        return other.contains(one.name)
    if isinstance(other, Name):
        return one.contains(other.name)
    tried = {_sample(each) for names in (one, other) for each in parts_of(names)}
    return any(one.contains(name) and other.contains(name) for name in tried)


def _sample(names: NameClass) -> str:
    """Return a name of a class; of an open one, a name that no schema can write."""
    match names:
        case Name():
            return names.name
        case AnyName():
            return qualified(" " if names.namespace is None else names.namespace, " ")
        case _:
            return " "
