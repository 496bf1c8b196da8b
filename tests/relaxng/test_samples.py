"""Other people's documents against TEI's complete schema: the verdict is jing's."""

import os
from pathlib import Path

import pytest

from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

SAMPLES, TEI = os.environ.get("TEITOOLS_SAMPLES"), os.environ.get("TEITOOLS_TEI")


@pytest.mark.samples
@pytest.mark.slow
@pytest.mark.skipif(
    not SAMPLES or not TEI,
    reason="TEITOOLS_SAMPLES and TEITOOLS_TEI do not name the folders of samples and TEI",
)
def test_verdicts() -> None:
    schema = read_schema(Path(f"{TEI}/tei_all.rng"))
    rows = [
        line.split("\t") for line in Path(f"{SAMPLES}/MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    ]
    for file, *_, verdict, _ in rows[1:]:
        found = problems(schema, parse_xml(Path(f"{SAMPLES}/{file}").read_bytes()))
        assert (not found) == (verdict == "yes"), (file, found[:3])
