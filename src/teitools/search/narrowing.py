"""What narrows a search: whom and what passages mention, and the years that they name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from teitools.edition.moments import moment
from teitools.index import Entry, Index
from teitools.search.findable import Findable
from teitools.search.numbers import rising
from teitools.search.postings import Posting

KINDS = ("persons", "places", "organizations", "events", "works")
"""The indexes by whose entries a search can be narrowed; of dates it is by their years."""
YEARS = "years"
_DATES = "dates"
_MOST_YEARS = 20
"""A period of more years counts for its first and its last."""
_YEAR = re.compile(r"-?\d{4,}")

Row = tuple[str, str, Sequence[str]]
"""A name, an id, and the places, in pieces as of a token."""
Places = Mapping[int, set[int]]


def narrowing(indexes: Sequence[Index], documents: Mapping[str, Findable]) -> dict[str, list[Row]]:
    """Return by kind what is mentioned in any passage, in the order of its index."""
    numbers = {id: number for number, id in enumerate(documents)}
    found: dict[str, list[Row]] = {}
    for index in indexes:
        if index.kind in KINDS:
            rows = ((each.name, each.id, _places(each, documents, numbers)) for each in index.entries)
            found[index.kind] = [(name, id, _pieces(places)) for name, id, places in rows if places]
        elif index.kind == _DATES:
            found[YEARS] = list(_years(index, documents, numbers))
    return {kind: rows for kind, rows in found.items() if rows}


def _years(index: Index, documents: Mapping[str, Findable], numbers: Mapping[str, int]) -> Iterator[Row]:
    years: defaultdict[int, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for entry in index.entries:
        places = _places(entry, documents, numbers)
        for year in _years_of(entry):
            for document, passages in places.items():
                years[year][document] |= passages
    for year in sorted(years):
        iso = f"{year:05}" if year < 0 else f"{year:04}"
        found = moment(iso)
        yield found.readable if found else iso, iso, _pieces(years[year])


def _years_of(entry: Entry) -> Sequence[int]:
    ends = (_YEAR.match(entry.fields.get(name, "")) for name in ("earliest", "latest"))
    years = sorted(int(each[0]) for each in ends if each)
    if len(years) == 2 and years[1] - years[0] < _MOST_YEARS:
        return range(years[0], years[1] + 1)
    return sorted(set(years))


def _places(entry: Entry, documents: Mapping[str, Findable], numbers: Mapping[str, int]) -> Places:
    places: defaultdict[int, set[int]] = defaultdict(set)
    for mention in entry.mentions:
        passage = documents[mention.document].of.get(mention.anchor)
        if passage is not None:
            places[numbers[mention.document]].add(passage)
    return places


def _pieces(places: Places) -> Sequence[str]:
    posting = Posting()
    for document in sorted(places):
        posting.add(document, rising(sorted(places[document])))
    return posting.close()
