"""What is remembered of a schema goes with it, and what is remembered of documents has an end."""

import gc
from pathlib import Path

from inline import document
from teitools.relaxng.automaton import state
from teitools.relaxng.pattern import Pattern
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

SMALL = Path(__file__).parent / "small.rng"


def living_patterns() -> int:
    gc.collect()
    return sum(isinstance(each, Pattern) for each in gc.get_objects())


def use_and_discard() -> None:
    schema = read_schema(SMALL)
    problems(schema, document('<text xmlns="urn:t"><head>H</head><p n="1">a<date when="x"/></p></text>').tree)
    problems(schema, document('<text xmlns="urn:t"><list/><p n="0" m="1"><p/></p></text>').tree)


def test_a_schema_that_is_discarded_leaves_nothing_behind() -> None:
    use_and_discard()
    before = living_patterns()
    for _ in range(50):
        use_and_discard()
    assert living_patterns() == before


def test_names_that_a_schema_does_not_know_are_not_kept_for_ever() -> None:
    schema = read_schema(SMALL)
    start = state(schema.start)
    for number in range(60_000):
        assert start.openings[f"e{number}"] is None
    assert len(start.openings) <= 50_000
    assert len(schema.start.known) < 10
