"""The texts of a tree one by one, as stretches between tags, without those of elements that are set apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from lxml import etree

Claim = TypeVar("Claim")

Finder: TypeAlias = Callable[[etree._Element], list[Any]]


def finder(path: str, namespaces: Mapping[str, str] | None = None) -> Finder:
    """Return what finds the nodes of an XPath below an element."""
    find = etree.XPath(path, namespaces=dict(namespaces or {}))
    return lambda element: cast("list[Any]", find(element))


_TEXTS = finder("descendant::text()")


class Stretch(NamedTuple):
    """The text between two tags of an element: it follows ``after``, a child or the element itself.

    ``is_tag`` says that it is a tag of quoted code.
    """

    element: etree._Element
    after: etree._Element
    text: str
    is_tag: bool = False


def stretches(root: etree._Element) -> Iterator[Stretch]:
    """Return the texts of an element in document order; comments and instructions do not divide them."""
    return joined(_TEXTS(root))


def joined(texts: Iterable[Any]) -> Iterator[Stretch]:
    """Return text nodes, as an XPath finds them, as stretches."""
    last: Stretch | None = None
    behind: dict[etree._Element, etree._Element] = {}
    for text in texts:
        after = text.getparent()
        if not text.is_tail:
            place = after, after
        elif isinstance(after.tag, str):
            place = after.getparent(), after
        else:
            place = after.getparent(), _before(after, behind)
        if last is not None and last[:2] == place:
            last = Stretch(*place, last.text + text)
            continue
        if last is not None:
            yield last
        last = Stretch(*place, text)
    if last is not None:
        yield last


def _before(node: etree._Element, known: dict[etree._Element, etree._Element]) -> etree._Element:
    """Return what the text around a comment or an instruction follows: an element before it or around it.

    ``known`` keeps what was found for one comment, for thousands may follow another.
    """
    each = node
    while each not in known and not isinstance(each.tag, str):
        before = each.getprevious()
        each = each.getparent() if before is None else before
    known[node] = known.get(each, each)
    return known[node]


class Claims(dict[etree._Element, Claim | None]):
    """Who claims an element: the nearest claim on it or on what stands around it."""

    def __init__(self, claimed: Mapping[etree._Element, Claim]) -> None:
        super().__init__(claimed)

    def __missing__(self, element: etree._Element) -> Claim | None:
        around = element.getparent()
        self[element] = None if around is None else self[around]
        return self[element]
