"""Texts whose words mean names in a namespace, and how texts fall into words."""

from collections.abc import Mapping
from typing import Self

_XML = "http://www.w3.org/XML/1998/namespace"
_AS_SPACE = {ord(space): " " for space in "\t\n\r"}


class WithNamespaces(str):
    """A text and the prefixes that are declared where it stands: equal only if both are."""

    __slots__ = ("namespaces",)
    namespaces: Mapping[str | None, str]

    def __new__(cls, text: str, namespaces: Mapping[str | None, str]) -> Self:
        made = super().__new__(cls, text)
        made.namespaces = namespaces
        return made

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, WithNamespaces)
            and str.__eq__(self, other)
            and self.namespaces == other.namespaces
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)

    def expanded(self) -> tuple[str, str] | None:
        """Return the namespace and the name that the text means, if its prefix is declared."""
        prefix, colon, local = collapsed(self).rpartition(":")
        namespace = _XML if prefix == "xml" else self.namespaces.get(prefix if colon else None)
        if colon and not namespace:
            return None
        return namespace or "", local


def words(text: str) -> list[str]:
    """Return what stands between XML's four spaces: a no-break space parts no words."""
    if text.isascii():
        found = str.split(text)
    else:
        found = [word for word in text.translate(_AS_SPACE).split(" ") if word]
    if isinstance(text, WithNamespaces):
        return [WithNamespaces(word, text.namespaces) for word in found]
    return found


def collapsed(text: str) -> str:
    """Return the words with one space between (XML Schema Part 2, 4.3.6)."""
    return " ".join(words(text))


def replaced(text: str) -> str:
    """Return the text with every tab and every end of line as a space."""
    return text.translate(_AS_SPACE)
