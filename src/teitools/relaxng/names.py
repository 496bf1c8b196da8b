"""Name classes: which names an ``element`` or an ``attribute`` pattern takes (RELAX NG, section 4.17–4.20).

A name is written as lxml writes it: ``{namespace}local``, or ``local`` alone without a namespace.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name."""

    name: str

    def contains(self, name: str) -> bool:
        return name == self.name


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name, or every name of a namespace, but those that are excepted."""

    namespace: str | None
    excepted: "NameClass | None"

    def contains(self, name: str) -> bool:
        if self.namespace is not None and namespace_of(name) != self.namespace:
            return False
        return self.excepted is None or not self.excepted.contains(name)


@dataclass(frozen=True, slots=True)
class NameChoice:
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
