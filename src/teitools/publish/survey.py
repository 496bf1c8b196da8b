"""What the rest of an edition has to know of a document, without its tree: a survey can be kept and sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teitools.edition import Document, Edition
from teitools.edition.addresses import ID, addressed, file_of
from teitools.index.build import Collected, collect
from teitools.index.entries import Registers
from teitools.publish.described import Description, described
from teitools.publish.divisions import Part, divide
from teitools.publish.images import images_of
from teitools.publish.links import anchors_of, targets_of
from teitools.search.findable import Findable, findable
from teitools.search.passages import passages


@dataclass(frozen=True, slots=True)
class Survey:
    """One document: how it is described and cut into pages, what it gives to the indexes and the search.

    ``anchors`` has for an ``xml:id`` the anchor and the file, ``addresses`` all anchors of each file (that of
    the first page is ``""``), ``targets`` for a pointer the name of a file of the edition and an id in it,
    ``images`` for a URL the path of an image in the edition.
    """

    about: Description
    parts: Sequence[Part]
    collected: Collected
    findable: Findable
    anchors: Mapping[str, tuple[str, str]]
    addresses: Mapping[str, Sequence[str]]
    targets: Mapping[str, tuple[str, str]]
    images: Mapping[str, str]


def survey(
    edition: Edition, registers: Registers, document: Document, pages: Collection[str]
) -> tuple[Survey, etree._ElementTree]:
    """Survey a document; return the addressed tree too. ``pages`` are the first pages of all documents."""
    tree, parts = divided(edition, document, pages)
    about, collected = described(document), collect(registers, document, tree)
    found = Survey(
        about,
        parts,
        collected,
        findable(passages(tree, about), collected),
        anchors_of(tree),
        _addresses(tree),
        targets_of(edition, document),
        images_of(edition, document),
    )
    return found, tree


def divided(
    edition: Edition, document: Document, pages: Collection[str]
) -> tuple[etree._ElementTree, tuple[Part, ...]]:
    """The addressed tree of a document, cut into pages as the edition asks for."""
    tree, publication = addressed(document), edition.settings.publication
    if not publication.by_division:
        return tree, ()
    prefix = "" if len(pages) == 1 else document.id
    return tree, divide(tree, prefix, publication.divisions, pages)


def _addresses(tree: etree._ElementTree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter(etree.Element):
        if anchor := element.get(ID):
            found.setdefault(file_of(element), []).append(anchor)
    return found
