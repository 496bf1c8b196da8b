"""The files of a search: an index of the edition as a whole, and the texts of each document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teitools.index import Index
from teitools.search.findable import Findable
from teitools.search.narrowing import narrowing
from teitools.search.pieces import FOLDER, parted, script
from teitools.search.postings import postings


def index_files(
    titles: Mapping[str, str], documents: Mapping[str, Findable], indexes: Sequence[Index]
) -> dict[str, bytes]:
    """Return the files of the index by their paths; ``documents`` and their ``titles`` are by id."""
    shards = list(parted(postings(documents.values())))
    kinds: dict[str, list[Sequence[object]]] = {
        kind: [*parted(rows)] for kind, rows in narrowing(indexes, documents).items()
    }
    if len(documents) > 1:
        kinds["documents"] = [*parted(titles.items())]
    directory = {
        "documents": [(id, *each.starts) for id, each in documents.items()],
        "tokens": [shard[0][0] for shard in shards],
        "kinds": {kind: len(parts) for kind, parts in kinds.items()},
    }
    files = [("index", script("index", directory))]
    files += _numbered("tokens", shards)
    for kind, parts in kinds.items():
        files += _numbered(kind, parts)
    return {f"{FOLDER}/{name}.js": content for name, content in files}


def _numbered(name: str, parts: Iterable[object]) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(parts):
        yield f"{name}-{number}", script(f"{name}-{number}", part)
