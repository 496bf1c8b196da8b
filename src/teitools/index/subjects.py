"""Subjects: what the terms in TEI's ``index`` elements say of the places where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from teitools.edition.notes import TEI
from teitools.index.mentions import Text
from teitools.index.model import Entry, Mention
from teitools.index.passages import reading
from teitools.index.sorting import sort_key

INDEX, TERM = f"{TEI}index", f"{TEI}term"
Path = tuple[tuple[str, str], ...]
"""A term and those above it, each with its sort key: ``(("Schools", "schools"), ("reform", "reform"))``."""


def subject_entries(texts: Iterable[Text]) -> Iterator[Entry]:
    """An entry for each term, a sub-entry for each that stands below another."""
    mentions: defaultdict[Path, list[Mention]] = defaultdict(list)
    for text in texts:
        for place in text.tree.iter(INDEX):
            if next(place.iterancestors(INDEX), None) is None:
                for path in _paths(place, ()):
                    mentions[path].append(text.mention(place))
    yield from (_entry(path, found) for path, found in mentions.items())


def _paths(index: etree._Element, above: Path) -> Iterator[Path]:
    """The terms of an index and those of the indexes in it; a term that others stand below has no place."""
    paths = [(*above, (reading(term), _sort_key(term))) for term in index.iterchildren(TERM) if reading(term)]
    below = list(index.iterchildren(INDEX))
    for path in paths or [above]:
        inner = [found for each in below for found in _paths(each, path)]
        yield from inner or ([path] if path else [])


def _sort_key(term: etree._Element) -> str:
    return sort_key(term.get("sortKey") or reading(term))


def _entry(path: Path, mentions: Sequence[Mention]) -> Entry:
    """The sort keys of a sub-entry follow that of its heading: a double space comes before every letter."""
    (heading, _), *below = path
    subheading = ", ".join(term for term, _ in below)
    sort = "  ".join(key for _, key in path)
    fields = {"heading": heading, "subheading": subheading} if subheading else {}
    name = f"{heading}: {subheading}" if subheading else heading
    return Entry(
        key=f"subject:{sort.replace('  ', '/').replace(' ', '-')}",
        id=sort.replace(" ", "-"),
        name=name,
        sort=sort,
        type="",
        fields=fields,
        mentions=tuple(mentions),
    )
