"""Slips made at random in the edition and in other people's documents: each is told once, at its line."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, islice
from pathlib import Path

import pytest

from jing import jing, needs_jing
from relaxng.slips import Slip, Tally, slips, together
from teitools.relaxng import Schema
from teitools.relaxng.reader import read_schema

EDITION = Path(__file__).parents[2] / "edition"
OWN = Path(__file__).parents[2] / "schema" / "edition.rng"
SAMPLES, TEI = os.environ.get("TEITOOLS_SAMPLES"), os.environ.get("TEITOOLS_TEI")
SEED = 1

pytestmark = [*needs_jing, pytest.mark.slow]
needs_samples = [
    pytest.mark.samples,
    pytest.mark.skipif(
        not SAMPLES or not TEI,
        reason="TEITOOLS_SAMPLES and TEITOOLS_TEI do not name the folders of samples and TEI",
    ),
]
SMALL = (
    "articles/ADHO--280.xml",
    "critical/SCDH--Bisharah.tei.xml",
    "registers/TillichCorrespondence--L00291.xml",
)


@cache
def made(schema: Path, documents: tuple[Path, ...]) -> list[Slip]:
    """Return the slips that jing finds."""
    patterns = read_schema(schema)
    every = [slip for document in documents for slip in slips(patterns, document, SEED)]
    with tempfile.TemporaryDirectory() as folder:
        files = {Path(folder) / f"{n}.xml": slip for n, slip in enumerate(every)}
        for file, slip in files.items():
            file.write_bytes(slip.xml)
        refused = jing(schema, list(files))
        return [slip for file, slip in files.items() if file in refused]


def tally(schema: Path, made: Iterable[Slip]) -> Tally:
    validator, counted = Schema.load(schema), Tally()
    for slip in made:
        counted.count(slip, [(each.line, each.message) for each in validator.validate(slip.xml)])
    return counted


MATERIALS = [
    pytest.param(OWN, tuple(sorted(EDITION.rglob("*.xml"))), id="edition"),
    pytest.param(
        Path(f"{TEI}/tei_all.rng"),
        tuple(Path(f"{SAMPLES}/{name}") for name in SMALL),
        id="samples",
        marks=needs_samples,
    ),
]


@pytest.mark.parametrize(("schema", "documents"), MATERIALS)
def test_a_slip_is_told_once_at_its_line(schema: Path, documents: tuple[Path, ...]) -> None:
    every = made(schema, documents)
    counted = tally(schema, every)
    assert len({slip.kinds for slip in every}) >= 15
    assert counted.at_line >= 0.99 * counted.slips
    assert counted.named >= 0.98 * counted.slips
    assert counted.findings <= 1.05 * counted.slips


@pytest.mark.parametrize(("schema", "documents"), MATERIALS)
def test_of_five_slips_each_is_told(schema: Path, documents: tuple[Path, ...]) -> None:
    counted = tally(schema, (five for document in documents for five in fives(schema, document, documents)))
    assert counted.slips
    assert counted.all_found == counted.slips


def fives(schema: Path, document: Path, documents: tuple[Path, ...]) -> Iterator[Slip]:
    """Return two documents with five of the slips of one."""
    patterns, own = read_schema(schema), []
    for slip in made(schema, documents):
        if slip.document == document and slip.kinds != ("no namespace",):
            own.append(slip)
    some = islice(combinations(own, 5), 0, None, 97)
    yield from islice(filter(None, (together(patterns, document, each) for each in some)), 2)
