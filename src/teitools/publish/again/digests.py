"""What outputs are made from, as digests by which two builds can be compared: SHA-256, in hexadecimal."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from lxml import etree

from teitools import __version__
from teitools.edition import Document, Edition
from teitools.index.model import Entry, Mention
from teitools.index.xml import to_xml
from teitools.publish.manifest import settings_files
from teitools.publish.plan import Plan
from teitools.publish.survey import Survey
from teitools.resources import PACKAGE, resource
from teitools.schemas.find import furnished
from teitools.schemas.linked import linked
from teitools.schemas.lookup import ON_THIS_MACHINE
from teitools.search.findable import NOTHING

_PROCESSORS = ("saxonche", "typst", "lxml")
OURSELVES = "teitools"
SETTINGS = "the edition's settings"


def facts_of(edition: Edition) -> dict[str, str]:
    """Return what decides every output, by names that people know. Registers are read entry by entry."""
    settings = edition.settings._replace(documents=(), registers=(), outputs=())
    own = {path: digest(content) for path, content in settings_files(edition).items()}
    return {OURSELVES: _ourselves(), SETTINGS: digest(repr((edition.root, settings)).encode()), **own}


def sources_of(edition: Edition) -> dict[str, str]:
    """Return the digest of each file of the edition, by its name."""
    return {file.name: digest(file.source) for file in edition.files}


def images_of(edition: Edition, survey: Survey) -> list[tuple[str, int, int]]:
    """Return what the images that a document shows are known by."""
    return sorted(_state(edition.root / path) for path in survey.images.values())


def are_as_they_were(images: Iterable[tuple[str, int, int]]) -> bool:
    return all(_state(Path(path)) == (path, *known) for path, *known in images)


def means_of_checking(edition: Edition, document: Document) -> str:
    """Return the digest of what is known of the schemas and the rules by which a document is checked."""
    alone = edition
    if edition.settings.file is None:
        alone = furnished(Edition(edition.root, edition.settings, (document,), (), ()), ON_THIS_MACHINE)
    settings = alone.settings
    named = (settings.schema, *settings.further_schemas, *settings.schematron)
    files = (_with_included(path, _state(path)) for path in named if path is not None)
    return digest(repr([_state(path) for path in chain.from_iterable(files)]).encode())


@lru_cache(maxsize=256)
def _with_included(schema: Path, _state: tuple[str, int, int]) -> tuple[Path, ...]:
    """Return the files of a schema, which are looked for again where the first of them has changed."""
    return tuple(path for path, _ in linked(schema))


def whole(survey: Survey) -> str:
    """Return the digest of all that a document gives to the rest of the edition, but to its search."""
    return digest(repr(replace(survey, findable=NOTHING)).encode())


def words(survey: Survey) -> str:
    """Return the digest of what a search finds in a document."""
    return digest(repr(survey.findable).encode())


def outline(survey: Survey) -> str:
    """Return the same without the words around mentions, of which the pages of others know nothing."""
    collected = survey.collected
    mentions = [(name, _outlined(mention)) for name, mention in collected.mentions]
    entries = [
        (entry.key, entry.id, entry.name, entry.sort, entry.type, dict(entry.fields), _all_outlined(entry))
        for entry in (*collected.dates, *collected.subjects, *collected.decisions)
    ]
    rest = survey.about, survey.parts, survey.anchors, survey.addresses, survey.targets, survey.images
    return digest(repr((mentions, entries, rest)).encode())


def _all_outlined(entry: Entry) -> list[tuple[str, ...]]:
    return [_outlined(mention) for mention in entry.mentions]


def _outlined(mention: Mention) -> tuple[str, ...]:
    return (
        mention.document, mention.anchor, mention.address, mention.page, mention.paragraph, mention.note,
        mention.text, mention.file,
    )  # fmt: skip


def read_of_others(plan: Plan, document: Document) -> dict[str, str]:
    """Return what a document's outputs read of the rest of the edition, each part by what it is."""
    site, places, extract = plan.site, plan.places(document), plan.extract(document)
    shown = [(url, plan.images[path]) for url, path in sorted(plan.surveys[document.id].images.items())]
    around = etree.tostring(site.around(document.id, {}))
    return {
        "its neighbours on the site": digest(around, site.nonce.encode()),
        "the entries that it mentions": digest(etree.tostring(to_xml(extract, pages=plan.entry_pages))),
        "the places that it points to": digest(repr(sorted(places.items())).encode()),
        "the names of its images": digest(repr(shown).encode()),
    }


def digest(*contents: bytes) -> str:
    found = hashlib.sha256()
    for content in contents:
        found.update(content)
        found.update(b"\0")
    return found.hexdigest()


def joined(digests: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Return one digest of many, with their names."""
    pairs = digests.items() if isinstance(digests, Mapping) else digests
    return digest(*(f"{name}={value}".encode() for name, value in pairs))


@cache
def _ourselves() -> str:
    """Return what this teitools is known by: its version, its files, and what it runs with."""
    versions = [__version__, *(version(name) for name in _PROCESSORS)]
    return digest(repr((versions, sorted(_own_files()))).encode())


def _own_files() -> Iterator[tuple[str, int, int]]:
    for folder in dict.fromkeys((PACKAGE, *(resource(name) for name in ("xslt", "schema", "theme")))):
        for path in folder.rglob("*"):
            if "__pycache__" not in path.parts:
                yield _state(path)


def _state(path: Path) -> tuple[str, int, int]:
    """Return what a file is known by, without reading it."""
    try:
        found = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), found.st_mtime_ns, found.st_size
