"""Authority files: which of them an identifier belongs to, and its number there."""

from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from teitools.edition.notes import TEI
from teitools.lazy import expression


class Identifier(NamedTuple):
    """An entity in an authority file, such as ``gnd`` and ``118540238``."""

    authority: str
    number: str


_ADDRESSES = (
    ("gnd", expression(r"https?://d-nb\.info/gnd/([^/?#\s]+)")),
    ("viaf", expression(r"https?://(?:www\.)?viaf\.org/viaf/([^/?#\s]+)")),
    ("wikidata", expression(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/([^/?#\s]+)")),
    ("geonames", expression(r"https?://(?:www\.|sws\.)?geonames\.org/([^/?#\s]+)")),
    ("orcid", expression(r"https?://(?:www\.)?orcid\.org/([^/?#\s]+)")),
    ("isni", expression(r"https?://(?:www\.)?isni\.org/(?:isni/)?([^/?#\s]+)")),
    ("doi", expression(r"https?://(?:dx\.)?doi\.org/(?!doi:|https?:)([^?#\s]+)")),
    ("lccn", expression(r"https?://id\.loc\.gov/authorities/(?:names|subjects)/([^/?#.\s]+)")),
    ("bnf", expression(r"https?://data\.bnf\.fr/(?:ark:/12148/)?([^/?#\s]+)")),
)
_IDNO = f"{TEI}idno"
_NAMES = frozenset(name for name, _ in _ADDRESSES)


@lru_cache(maxsize=4096)
def identifier(value: str, kind: str = "") -> Identifier | None:
    """Return what an address, or a number of a kind that ``idno/@type`` names, identifies."""
    value = value.strip()
    if "://" in value:
        found = ((name, address.match(value)) for name, address in _ADDRESSES)
        return next((Identifier(name, match[1]) for name, match in found if match), None)
    name = kind.strip().lower()
    return Identifier(name, value) if name in _NAMES and value and " " not in value else None


def identifiers(entry: etree._Element) -> list[Identifier]:
    """Return the identifiers that a register's entry gives its subject (TEI Guidelines, 14)."""
    written = [
        (str(child.text or ""), child.get("subtype") or child.get("type") or "")
        for child in entry
        if child.tag == _IDNO
    ]
    for name in ("sameAs", "corresp", "ref"):
        if addresses := entry.get(name):
            written += [(address, "") for address in addresses.split()]
    return [found for value, kind in written if (found := identifier(value, kind))]
