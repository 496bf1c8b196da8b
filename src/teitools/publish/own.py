"""What an edition has of its own: stylesheets in ``xslt/``, styles in ``theme/``, labels and parameters.

A file that stands alone has none of these: they belong to an edition with an ``edition.toml``.
"""

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from teitools.edition import Edition
from teitools.parameters import Value
from teitools.resources import resource
from teitools.saxon import Node, Stylesheet, stylesheet, to_node

LABELS = "urn:teitools:labels"
BOOKS = "epub"
"""The folder in ``theme/`` for e-books, whose styles are not the website's."""
SERVED = frozenset({".css", ".woff2", ".woff", ".svg", ".png", ".jpg", ".jpeg", ".webp"})
"""The files of ``theme/`` that go to the website. Scripts do not: nothing runs in a page but what is ours."""


def own_stylesheet(edition: Edition, name: str) -> Stylesheet:
    """The edition's stylesheet for an output: the one that it names, its ``xslt/NAME.xsl``, or else ours."""
    here = edition.root / "xslt" / f"{name}.xsl"
    found = here if edition.settings.file and is_inside(here, edition.root) else None
    return stylesheet(edition.settings.stylesheets.get(name) or found or resource(f"xslt/{name}.xsl"))


def own_theme(edition: Edition) -> dict[str, bytes]:
    """The files of the edition's ``theme/`` that go to the website: style sheets, fonts and pictures."""
    folder = edition.root / "theme"
    if not edition.settings.file or not folder.is_dir():
        return {}
    served = (path for path in folder.rglob("*") if path.suffix.lower() in SERVED)
    files = sorted(path for path in served if folder / BOOKS not in path.parents)
    return {
        f"theme/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in files
        if is_inside(path, folder)
    }


def own_paths(edition: Edition) -> list[Path]:
    """The files in the edition's ``xslt/`` and ``theme/``, which decide what is built."""
    folders = [edition.root / name for name in ("xslt", "theme")] if edition.settings.file else []
    paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*")))
    return [path for path in paths if is_inside(path, edition.root)]


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a file is there, and lies in a folder in truth too, whatever links say."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def own_words(edition: Edition) -> Mapping[str, Value | Node]:
    """What every stylesheet is given of ``edition.toml``: its labels, and its parameters by name."""
    labels = etree.Element(f"{{{LABELS}}}labels", nsmap={"l": LABELS})
    for name, text in edition.settings.labels.items():
        etree.SubElement(labels, f"{{{LABELS}}}label", {"name": name}).text = text
    return {"labels": to_node(etree.ElementTree(labels)), **edition.settings.parameters}
