"""What outputs are made from: an edition or a document of it, addressed trees, indexes and images."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teitools.edition import Edition
from teitools.index import Index
from teitools.index.xml import EntryPages
from teitools.publish.site import Site
from teitools.search.findable import Findable


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Made once, and only read by outputs: of a whole edition, or of one document.

    ``addressed`` holds a tree for each document's id. ``indexes`` of one document are extracts: the entries
    that it mentions, with its own mentions. ``site`` is that of the whole edition. ``images`` gives for the
    paths on the site that trees name (``a:image``) the files in the edition's folder. ``entry_pages`` are of
    the entries in indexes that have several pages, ``findable`` what the documents of a whole edition give to
    the search.
    """

    edition: Edition
    addressed: Mapping[str, etree._ElementTree]
    indexes: tuple[Index, ...]
    site: Site
    images: Mapping[str, Path] = field(default_factory=dict)
    entry_pages: EntryPages = field(default_factory=dict)
    findable: Mapping[str, Findable] = field(default_factory=dict)
