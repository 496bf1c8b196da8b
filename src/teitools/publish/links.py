"""Links between the documents of a site: where the pointers of each lead, and by which address."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from teitools.edition import Document, Edition
from teitools.edition.addresses import HREF, ID, file_of
from teitools.edition.notes import XML_ID
from teitools.edition.pointers import Target, follow


class Place(NamedTuple):
    """Where something stands on the site: on which page, and at which anchor of it, if at one."""

    page: str
    anchor: str = ""


def targets_of(edition: Edition, document: Document) -> dict[str, tuple[str, str]]:
    """Return what pointers in ``@target`` mean inside the edition: the name of a file, and an id in it."""
    return dict(_targets(edition, document))


def _targets(edition: Edition, document: Document) -> Iterator[tuple[str, tuple[str, str]]]:
    pointers = (each.get("target", "").split() for each in document.tree.iter(etree.Element))
    for pointer in dict.fromkeys(first for first, *_ in filter(None, pointers)):
        target = follow(edition, document, pointer)
        if isinstance(target, Target) and target.document is not None:
            element = target.element
            yield pointer, (target.document.name, "" if element is None else element.get(XML_ID, ""))


def anchors_of(tree: etree._ElementTree) -> dict[str, tuple[str, str]]:
    """Return for each id of an addressed tree the anchor of its element, and the file on which it stands."""
    elements = (each for each in tree.iter(etree.Element) if each.get(XML_ID) and each.get(ID))
    return {each.get(XML_ID, ""): (each.get(ID, ""), file_of(each)) for each in elements}


def place_links(tree: etree._ElementTree, page: str, places: Mapping[str, Place]) -> None:
    """Say in an addressed tree, whose first page is ``page``, where its pointers lead."""
    for element in tree.iter(etree.Element):
        pointer = next(iter(element.get("target", "").split()), "")
        if (place := places.get(pointer)) is not None:
            element.set(HREF, _address(place, file_of(element) or page))


def _address(place: Place, here: str) -> str:
    anchor = f"#{place.anchor}" if place.anchor else ""
    return anchor if anchor and place.page == here else quote(place.page) + anchor
