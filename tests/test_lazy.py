"""Expressions that are compiled late."""

import re

import pytest

from teitools.lazy import expression


def test_it_does_what_a_compiled_one_does() -> None:
    late, early = expression("(a)b?", re.I), re.compile("(a)b?", re.I)
    text = "xAbya"
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in early.finditer(text)]
    assert (late.sub("-", text), late.findall(text), late.pattern, late.flags) == (
        early.sub("-", text),
        early.findall(text),
        early.pattern,
        early.flags,
    )


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("")
