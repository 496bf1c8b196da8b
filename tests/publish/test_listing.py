"""What a build made, in words."""

import pytest

from teitools.publish.listing import Row, listing, readable
from teitools.publish.manifest import Manifest, Product


def manifest(*paths: str, outdated: bool = False) -> Manifest:
    products = [Product(path, "any", "0" * 64, 1000, outdated) for path in sorted(paths)]
    return Manifest("1.0", "Letters", (), tuple(products))


def test_files_come_in_reading_order_and_folders_as_one() -> None:
    rows = listing(
        manifest("tei/b.xml", "persons.html", "a.pdf", "index.html", "tei/a.xml", "a.typ", "data/x.csv")
    )
    assert [row.path for row in rows] == [
        "index.html",
        "persons.html",
        "a.pdf",
        "a.typ",
        "data/",
        "tei/",
        "build.json",
    ]
    assert rows[5] == Row("tei/", "TEI files, 2 files", 2000)


def test_what_an_earlier_build_left_is_said_to_be_older() -> None:
    assert (
        listing(manifest("a.pdf", outdated=True))[0].what == "the text, set for print, from earlier sources"
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (12_345, "12 kB"),
        (2_500_000, "2.5 MB"),
        (31_000_000, "31 MB"),
    ],
)
def test_sizes_are_readable(size: int, words: str) -> None:
    assert readable(size) == words
