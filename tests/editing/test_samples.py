"""Slips that are made at random in real documents: most are mended, none is mended into something else."""

import os
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from editing.mended import NAME, mended, result
from relaxng.slips import slips
from teitools.editing.sameness import same_text
from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import read_schema

SAMPLES, TEI = os.environ.get("TEITOOLS_SAMPLES"), os.environ.get("TEITOOLS_TEI")
DOCUMENTS = (
    "articles/ADHO--280.xml",
    "articles/DH-RSE--jtei-rioriande-torresallen-250-source.xml",
    "critical/SCDH--Bisharah.tei.xml",
    "registers/acdh-oeaw--listorg.xml",
    "registers/TillichCorrespondence--L00291.xml",
)
SEEDS = 4
KINDS = ("element in wrong case", "misspelt element", "attribute in wrong case", "misspelt attribute")
LEAST = 0.85
"""How many of the slips of each kind are mended: others could mean two names, or bring other findings."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.samples,
    pytest.mark.skipif(
        not SAMPLES or not TEI,
        reason="TEITOOLS_SAMPLES and TEITOOLS_TEI do not name the folders of samples and TEI",
    ),
]


def markup_of(tree: etree._ElementTree) -> list[tuple[object, dict[str, str]]]:
    """The names and attributes of all elements, whatever their prefixes and their order."""
    return [(each.tag, dict(each.attrib)) for each in tree.iter("*")]


def test_slips_in_real_documents(tmp_path: Path) -> None:
    schema, patterns = Path(f"{TEI}/tei_all.rng"), read_schema(Path(f"{TEI}/tei_all.rng"))
    made, right, other = Counter[str](), Counter[str](), list[str]()
    for path in (Path(f"{SAMPLES}/{name}") for name in DOCUMENTS):
        mended_before = mended(path.read_bytes(), tmp_path, schema)
        straight = tmp_path / path.name
        straight.write_bytes(result(path.read_bytes(), mended_before))
        whole = parse_xml(straight.read_bytes())
        for slip in (each for seed in range(SEEDS) for each in slips(patterns, straight, seed)):
            done = mended(slip.xml, tmp_path, schema)
            after, slipped = parse_xml(result(slip.xml, done)), parse_xml(slip.xml)
            assert same_text(slipped, after)
            (kind,) = slip.kinds
            if kind not in KINDS or markup_of(slipped) == markup_of(whole):
                continue
            made[kind] += 1
            if markup_of(after) == markup_of(whole):
                right[kind] += 1
            elif done.splices:
                other.append(f"{path.name} {kind} {done.splices[NAME]}")
    assert other == []
    assert [kind for kind in KINDS if right[kind] < LEAST * made[kind]] == [], (made, right)
    assert set(made) == set(KINDS)
