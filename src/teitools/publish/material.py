"""What every output is made from: the edition, its addressed trees and its indexes."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from teitools.edition import Edition
from teitools.index import Index


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Made once for a build; outputs only read it. ``addressed`` holds a tree for each document's id."""

    edition: Edition
    addressed: Mapping[str, etree._ElementTree]
    indexes: tuple[Index, ...]
