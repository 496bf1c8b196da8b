"""Equal patterns are one object, whichever way they are made."""

import pytest

from teitools.relaxng.names import Name
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Element,
    Pattern,
    choice,
    group,
    one_or_more,
    optional,
)

A, B = Element(Name("a")), Element(Name("b"))


@pytest.mark.parametrize(
    "pattern",
    [
        EMPTY,
        NOT_ALLOWED,
        TEXT,
        A,
        one_or_more(A),
        group(A, TEXT),
        choice(A, B),
        choice(A, EMPTY),
        choice(B, TEXT),
        choice(A, B, EMPTY),
    ],
)
def test_what_is_optional_is_a_choice_of_it_and_nothing(pattern: Pattern) -> None:
    assert optional(pattern) is choice(pattern, EMPTY)
    assert optional(optional(pattern)) is optional(pattern)
    assert optional(pattern).nullable
