"""XML catalogs: from a public address to a file on this machine.

OASIS XML Catalogs 1.1, section 7: the entries ``uri``, ``rewriteURI``, ``uriSuffix``, ``delegateURI``,
``system``, ``rewriteSystem``, ``systemSuffix``, ``group`` and ``nextCatalog``.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teitools.edition.parsing import parse_xml

_NAMESPACE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_EXACT = {"uri": "name", "system": "systemId"}
_REWRITTEN = {"rewriteURI": "uriStartString", "rewriteSystem": "systemIdStartString"}
_SUFFIX = {"uriSuffix": "uriSuffix", "systemSuffix": "systemIdSuffix"}
_DELEGATED = {"delegateURI": "uriStartString", "delegateSystem": "systemIdStartString"}
_DEEPEST = 20


class CatalogError(Exception):
    """A catalog that cannot be read: its file and the reason."""


class Entry(NamedTuple):
    """An entry of a catalog: its kind, what it is about, and the address that it leads to."""

    kind: str
    about: str
    target: str


def resolve(address: str, catalogs: list[Path]) -> Path | None:
    """Return the file that catalogs give for an address, the first that they know, or None.

    Raises ``CatalogError`` for a catalog that cannot be read.
    """
    for catalog in catalogs:
        found = _resolved(address, catalog.resolve(), ())
        if found is not None:
            return found
    return None


def _resolved(address: str, catalog: Path, chain: tuple[Path, ...]) -> Path | None:
    """Search one catalog: an exact entry comes before a longer beginning, that before an ending."""
    if catalog in chain or len(chain) >= _DEEPEST:
        return None  # Catalogs may lead to one another in circles.
    entries = _entries(catalog, catalog.stat().st_mtime_ns if catalog.is_file() else 0)
    exact = (entry.target for entry in entries if entry.kind in _EXACT and entry.about == address)
    for target in (*exact, *_rewritten(entries, address), *_by_suffix(entries, address)):
        return _file(target)
    delegated = [e for e in entries if e.kind in _DELEGATED and address.startswith(e.about)]
    if delegated:
        longest_first = sorted(delegated, key=lambda entry: -len(entry.about))
        return _in_next(address, longest_first, catalog, chain)
    return _in_next(address, [e for e in entries if e.kind == "nextCatalog"], catalog, chain)


def _rewritten(entries: tuple[Entry, ...], address: str) -> Iterator[str]:
    fitting = [entry for entry in entries if entry.kind in _REWRITTEN and address.startswith(entry.about)]
    for entry in sorted(fitting, key=lambda entry: -len(entry.about))[:1]:
        yield entry.target + address[len(entry.about) :]


def _by_suffix(entries: tuple[Entry, ...], address: str) -> Iterator[str]:
    fitting = [entry for entry in entries if entry.kind in _SUFFIX and address.endswith(entry.about)]
    for entry in sorted(fitting, key=lambda entry: -len(entry.about))[:1]:
        yield entry.target


def _in_next(address: str, entries: list[Entry], catalog: Path, chain: tuple[Path, ...]) -> Path | None:
    for entry in entries:
        following = _file(entry.target)
        if following is not None:
            found = _resolved(address, following.resolve(), (*chain, catalog))
            if found is not None:
                return found
    return None


def _file(target: str) -> Path | None:
    """Return the file that an address means, if it is one of this machine."""
    parts = urlsplit(target)
    return Path(url2pathname(unquote(parts.path))) if parts.scheme == "file" else None


@lru_cache(maxsize=32)
def _entries(catalog: Path, _changed: int) -> tuple[Entry, ...]:
    try:
        root = parse_xml(catalog.read_bytes()).getroot()
    except OSError as error:
        raise CatalogError(f"The catalog {catalog} cannot be read: {error.strerror}.") from None
    except etree.XMLSyntaxError as error:
        raise CatalogError(f"The catalog {catalog} is not well-formed: {error.msg}.") from None
    if root.tag != f"{_NAMESPACE}catalog":
        raise CatalogError(f"{catalog} is no XML catalog: it does not begin with <catalog> in its namespace.")
    return tuple(_listed(root, catalog.as_uri()))


def _listed(element: etree._Element, base: str) -> Iterator[Entry]:
    inside = urljoin(base, element.get(_BASE, ""))
    for child in element.iterchildren(f"{_NAMESPACE}*"):
        kind = etree.QName(child).localname
        if kind == "group":
            yield from _listed(child, inside)
            continue
        about = {**_EXACT, **_REWRITTEN, **_SUFFIX, **_DELEGATED}.get(kind)
        target = child.get("uri") or child.get("rewritePrefix") or child.get("catalog")
        if target and (about or kind == "nextCatalog"):
            here = urljoin(inside, child.get(_BASE, ""))
            yield Entry(kind, child.get(about, "") if about else "", urljoin(here, target))
