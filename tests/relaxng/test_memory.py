"""What is remembered of a schema goes with it, and what is remembered of documents has an end."""

import gc
from pathlib import Path
from weakref import ref

from inline import document
from teitools.relaxng import Schema
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


def test_schemas_that_are_read_and_discarded_do_not_add_up() -> None:
    """Their patterns refer to one another in circles, and the collector may not come by for long."""
    numbers = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(5):
            use_and_discard()
            numbers.append(sum(isinstance(each, Pattern) for each in gc.get_objects()))
    finally:
        gc.enable()
    assert len(set(numbers)) == 1


def test_a_document_with_mistakes_goes_when_it_is_no_longer_used() -> None:
    schema = Schema(read_schema(SMALL))
    gc.disable()
    try:
        read = document('<text xmlns="urn:t"><head>H</head><strange><p m="1"/></strange><date/></text>')
        living = ref(read)
        assert list(schema.check(read)) != []
        del read
        assert living() is None
    finally:
        gc.enable()


def test_names_that_a_schema_does_not_know_are_not_kept_for_ever() -> None:
    schema = read_schema(SMALL)
    start = state(schema.start)
    for number in range(60_000):
        assert start.openings[f"e{number}"] is None
    assert len(start.openings) <= 50_000
    assert len(schema.start.known) < 10
