"""Whatever edition.rng allows is valid TEI: random documents of the grammar against TEI's complete schema."""

import os
import random
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from schema.sampling import Sampler
from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.validator import problems
from teitools.resources import resource

DEPTHS = (6, 8, 10, 12)


def grammar() -> etree._Element:
    return parse_xml(resource("schema/edition.rng").read_bytes()).getroot()


@cache
def tei_all() -> Patterns:
    folder = os.environ.get("TEITOOLS_TEI")
    if folder is None:
        pytest.skip("TEITOOLS_TEI names no folder with tei_all.rng")
    return read_schema(Path(folder) / "tei_all.rng")


def documents(seed: int, number: int) -> list[etree._ElementTree]:
    chance = random.Random(seed)  # noqa: S311 (documents, not secrets)
    sampler = Sampler(grammar(), chance)
    made = [etree.tostring(sampler.document(chance.choice(DEPTHS))) for _ in range(number)]
    return [parse_xml(document) for document in made]


def test_the_samples_are_of_the_grammar() -> None:
    schema = read_schema(resource("schema/edition.rng"))
    assert [problem.message for document in documents(1, 20) for problem in problems(schema, document)] == []


@pytest.mark.samples
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_what_the_grammar_allows_is_tei(seed: int) -> None:
    found = [problem.message for document in documents(seed, 50) for problem in problems(tei_all(), document)]
    assert found == []
