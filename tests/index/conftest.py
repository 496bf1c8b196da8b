"""Small editions for the indexes, as text and on the disk."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from teitools.edition import Edition, read_edition
from teitools.edition.addresses import addressed
from teitools.index import Index, build_indexes

SMALL = Path(__file__).parents[1] / "editions" / "small"


def indexes_of(edition: Edition) -> Mapping[str, Index]:
    trees = {document.id: addressed(document) for document in edition.documents}
    return {index.kind: index for index in build_indexes(edition, trees)}


@pytest.fixture(scope="session")
def small() -> Mapping[str, Index]:
    """The indexes of the small edition, by kind."""
    return indexes_of(read_edition(SMALL))


@pytest.fixture
def indexed(tmp_path: Path) -> Callable[[str], Mapping[str, Index]]:
    """The indexes of one TEI file, of which only the inside is given."""

    def index(inside: str) -> Mapping[str, Index]:
        file = tmp_path / "text.xml"
        file.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>', encoding="utf-8")
        return indexes_of(read_edition(file))

    return index
