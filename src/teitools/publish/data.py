"""The indexes as data: JSON for programs, CSV for spreadsheets."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from teitools.index import Entry, Index, Mention
from teitools.publish.material import Material

ENTRY_COLUMNS = ("id", "key", "name", "sort", "type")
MENTION_COLUMNS = ("document", "address", "page", "paragraph", "note", "text", "context")

FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
NUMBERS = re.compile(r"-?\d+(\.\d+)?(, -?\d+(\.\d+)?)*")


def data_files(material: Material) -> dict[str, bytes]:
    """For each index a file ``data/KIND.json`` and a file ``data/KIND.csv``."""
    return {path: text.encode() for index in material.indexes for path, text in _files(index)}


def as_json(indexes: Iterable[Index]) -> str:
    """Indexes as one JSON object, their entries by the kind of the index."""
    return _pretty({index.kind: _entries(index) for index in indexes})


def as_csv(index: Index) -> str:
    """An index as CSV with a header: a row for each mention, and one for an entry that has none.

    A field of the entry that is called like a column of the mention has the column ``entry_note``.
    """
    fields = _field_names(index)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    named = [f"entry_{field}" if field in MENTION_COLUMNS else field for field in fields]
    writer.writerow([*ENTRY_COLUMNS, *named, *MENTION_COLUMNS])
    for entry in index.entries:
        known = {**_known(entry), **entry.fields}
        start = [known.get(column, "") for column in (*ENTRY_COLUMNS, *fields)]
        writer.writerows([*map(_harmless, [*start, *end])] for end in _rows(entry))
    return text.getvalue()


def _files(index: Index) -> Iterator[tuple[str, str]]:
    yield f"data/{index.kind}.json", _pretty(_entries(index))
    yield f"data/{index.kind}.csv", as_csv(index)


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _entries(index: Index) -> list[Mapping[str, object]]:
    return [
        {**_known(entry), **entry.fields, "mentions": [_place(mention) for mention in entry.mentions]}
        for entry in index.entries
    ]


def _known(entry: Entry) -> Mapping[str, str]:
    return {column: getattr(entry, column) for column in ENTRY_COLUMNS}


def _place(mention: Mention) -> Mapping[str, str]:
    """A mention without what it has not: a page, a paragraph, a note."""
    values = {column: getattr(mention, column) for column in MENTION_COLUMNS}
    return {column: value for column, value in values.items() if value or column in ("text", "context")}


def _field_names(index: Index) -> Sequence[str]:
    """The names of all fields that entries of the index have, in the order in which they first come."""
    names = dict.fromkeys(name for entry in index.entries for name in entry.fields)
    return [name for name in names if name not in ENTRY_COLUMNS]


def _rows(entry: Entry) -> Sequence[Sequence[str]]:
    rows = [[getattr(mention, column) for column in MENTION_COLUMNS] for mention in entry.mentions]
    return rows or [[""] * len(MENTION_COLUMNS)]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe precedes what could begin one."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBERS.fullmatch(cell) else cell
