"""The list of outputs at the end of a build: what each file is, in words, and how large."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import groupby

from teitools.publish.manifest import NAME, Manifest, Product

DESCRIPTIONS = (
    ("index.html", "the text, to be read"),
    ("persons.html", "index of persons"),
    ("places.html", "index of places"),
    ("organizations.html", "index of organisations"),
    ("events.html", "index of events"),
    ("dates.html", "chronology"),
    ("works.html", "works cited and listed"),
    ("archives.html", "archival sources"),
    ("apparatus.html", "every editorial decision"),
    ("diagnostics.html", "what was found in the sources"),
    ("diagnostics.json", "the same, as data"),
    ("coverage.html", "what became of each word"),
    ("search.html", "search in all texts"),
    ("*.html", "page"),
    ("search/*", "index of the search"),
    ("*.css", "style of the pages"),
    ("*.cards.js", "entries that a page shows beside its names"),
    ("*.js", "script of the pages"),
    ("*.pdf", "the text, set for print"),
    ("*.epub", "the text, for e-readers"),
    ("print/*", "templates for typesetting"),
    ("*.typ", "source for typesetting"),
    ("*.print.xml", "text for typesetting"),
    ("text/*", "plain text"),
    ("data/*", "indexes as data"),
    ("tei/*", "TEI files"),
    (NAME, "what was built, and from what"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A file, or a folder with its files counted; ``size`` is in bytes."""

    path: str
    what: str
    size: int

    def __str__(self) -> str:
        return f"{self.path}: {self.what}, {readable(self.size)}"


def listing(manifest: Manifest) -> list[Row]:
    """One row for each file in reading order, one for each folder, the manifest itself last."""
    products = sorted(manifest.products, key=rank)
    rows = [row(top, list(group)) for top, group in groupby(products, key=top_of)]
    return [*rows, Row(NAME, describe(NAME), len(manifest.to_json()))]


def rank(product: Product) -> tuple[int, str]:
    found = (number for number, (pattern, _) in enumerate(DESCRIPTIONS) if fnmatch(product.path, pattern))
    return next(found, len(DESCRIPTIONS)), product.path


def top_of(product: Product) -> str:
    folder, slash, _ = product.path.partition("/")
    return folder + slash


def row(top: str, products: list[Product]) -> Row:
    files = f", {len(products)} files" if top.endswith("/") and len(products) > 1 else ""
    outdated = ", from earlier sources" if any(product.outdated for product in products) else ""
    return Row(top, describe(products[0].path) + files + outdated, total(products))


def describe(path: str) -> str:
    return next((what for pattern, what in DESCRIPTIONS if fnmatch(path, pattern)), "file")


def total(products: Iterable[Product]) -> int:
    return sum(product.size for product in products)


def readable(size: int) -> str:
    """A size as people read it: ``917 B``, ``12 kB``, ``1.3 MB``."""
    for unit, divisor in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= divisor:
            return f"{size / divisor:.{1 if size < 10 * divisor else 0}f} {unit}"
    return f"{size} B"
