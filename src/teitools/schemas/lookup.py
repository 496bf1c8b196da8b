"""Where schemas are looked for that a TEI file names."""

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Lookup(NamedTuple):
    """Where to look: in which catalogs, and whether what is missing may be fetched."""

    catalogs: tuple[Path, ...] = ()
    network: bool = False

    def with_those_of_the_environment(self) -> "Lookup":
        """Add the catalogs that the variable ``XML_CATALOG_FILES`` names, as other XML tools do."""
        named = os.environ.get("XML_CATALOG_FILES", "").split()
        return self._replace(catalogs=(*self.catalogs, *map(_path, named)))


ON_THIS_MACHINE = Lookup()
"""No catalog, no network: what lies where a file says, or was added."""


def _path(name: str) -> Path:
    """Return what ``XML_CATALOG_FILES`` means by a name: a path or a ``file:`` address."""
    from urllib.request import url2pathname

    parts = urlsplit(name)
    return Path(url2pathname(unquote(parts.path))) if parts.scheme == "file" else Path(name)
