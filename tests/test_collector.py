"""The garbage collector at rest."""

import gc

import pytest

from teitools.collector import collector_at_rest


def test_what_is_made_meanwhile_counts_as_old() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        made: list[object] = []
    assert gc.isenabled()
    assert any(each is made for each in gc.get_objects(generation=2))


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with pytest.raises(KeyError), collector_at_rest():
            raise KeyError
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_others_have_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with collector_at_rest():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
