"""Regular expressions of XML Schema: what they match, how they are written, and that none can explode."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.relaxng.datatypes.expression_syntax import ExpressionError
from teitools.relaxng.datatypes.expressions import ComplexityError, Expression


@pytest.mark.parametrize(
    ("expression", "matching", "others"),
    [
        ("", [""], ["a"]),
        ("a|", ["a", ""], ["aa"]),
        ("()|b", ["", "b"], ["a"]),
        ("^a$", ["^a$"], ["a"]),
        (".", ["a", "𝄞", "\u2028"], ["\n", "\r", ""]),
        ("a{2}", ["aa"], ["a", "aaa"]),
        ("a{2,}", ["aa", "aaaa"], ["a"]),
        ("a{0,2}b{0}", ["", "aa"], ["aaa", "b"]),
        ("(a{2,3}){2}", ["aaaa", "aaaaa", "aaaaaa"], ["aaa", "aaaaaaa"]),
        ("(a{2})*", ["", "aa", "aaaa"], ["a", "aaa"]),
        ("(a{2,})*", ["", "aa", "aaa"], ["a"]),
        (r"\n\t\\\.\-\^", ["\n\t\\.-^"], []),
        ("[a-c]+", ["abc"], ["d", "-"]),
        ("[-a]+", ["a-"], ["b"]),
        ("[a-]+", ["a-"], ["b"]),
        ("[^a-c]", ["d"], ["a", ""]),
        ("[a^.]+", ["a^."], ["b"]),
        ("[a-z-[aeiou]]+", ["xyz"], ["a"]),
        ("[a-z-[b-y-[m]]]+", ["amz"], ["b"]),
        (r"[\i-[:]]\c*", ["a:1", "é"], [":a", "1"]),
        (r"\d\D", ["1a", "١a"], ["11", "a1"]),
        (r"\w\W", ["a.", "1 "], ["a1", ".a"]),
        (r"\s\S", [" a", "\na"], ["\u00a0a"]),
        (r"\p{Lu}\p{L}\P{L}", ["Aa1", "ÉÉ-"], ["aaa"]),
        (r"[^\p{C}\p{Z}]+", ["a-é"], ["a b", ""]),
        (r"\p{IsGreek}\P{IsBasicLatin}", ["αé"], ["aé", "αa"]),
    ],
)
def test_what_matches(expression: str, matching: list[str], others: list[str]) -> None:
    read = Expression(expression)
    assert [text for text in matching if not read.matches(text)] == []
    assert [text for text in others if read.matches(text)] == []


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("(a", "a parenthesis is not closed (at character 3)"),
        ("a)", "this parenthesis closes none (at character 2)"),
        ("*a", "* has nothing to repeat (at character 1)"),
        ("a**", "* has nothing to repeat (at character 3)"),
        ("a{2,1}", "2 is more than 1 (at character 2)"),
        ("a{,2}", "a number is missing (at character 3)"),
        ("a{1", "} is missing (at character 4)"),
        ("a]", r"write \] for the character ] (at character 2)"),
        ("[", "a bracket is not closed (at character 2)"),
        ("[]", r"write \] for the character ] (at character 2)"),
        ("[z-a]", "a comes before z (at character 2)"),
        ("[a-c-e]", r"write \- for the character - (at character 5)"),
        (r"[a-\d]", "a range goes from one character to another (at character 2)"),
        (r"\e", r"\e means nothing (at character 1)"),
        ("\\", "\\ means nothing (at character 1)"),
        (r"\p{X}", "Unicode has no category or block X (at character 4)"),
        (r"\p{IsNowhere}", "Unicode has no category or block IsNowhere (at character 4)"),
        (
            "[a-" * 60 + "[b" + "]" * 61,
            "more than 50 classes are taken away from one another (at character 155)",
        ),
    ],
)
def test_what_is_no_expression(expression: str, problem: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        Expression(expression)
    assert str(caught.value) == problem


SINGLES = st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", r"\."])
COMMON = st.recursive(
    SINGLES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("(?:{0[0]}|{0[1]})".format),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{0}", "{2}", "{1,3}", "{0,2}", "{2,}"])).map(
            "(?:{0[0]}){0[1]}".format
        ),
    ),
    max_leaves=6,
)


@given(COMMON, st.lists(st.text("abc.", max_size=8), max_size=8))
def test_python_agrees(common: str, texts: list[str]) -> None:
    read = Expression(common.replace("(?:", "("))
    assert [read.matches(text) for text in texts] == [bool(re.fullmatch(common, text)) for text in texts]


@pytest.mark.parametrize(
    ("expression", "text", "matches"),
    [
        ("(a+)+b", "a" * 50_000, False),
        ("(a|a)*b", "a" * 50_000, False),
        ("(.*)(.*)(.*)(.*)x", "a" * 50_000, False),
        ("(x{0,1000}){0,1000}", "x" * 10_000, True),
        ("x{1,1000000000}", "x" * 10_000, True),
        ("x{" + "9" * 5_000 + "}", "x" * 10_000, False),
        ("(a|aa){1,1000000}", "a" * 10_000, True),
        ("((a?){0,1000000000}b?){0,1000000000}", "ab" * 5_000, True),
        ("(a|b)*a(a|b){20}", "ab" * 20_000, False),
        ("(" * 10_000 + "a" + ")*" * 10_000, "a" * 1_000, True),
        ("(" * 300 + "a" + "b)+" * 300, "a" + "b" * 300, True),
        ("|".join(f"w{n}" for n in range(5_000)), "w4999", True),
    ],
)
def test_expressions_that_would_explode(expression: str, text: str, matches: bool) -> None:
    assert Expression(expression).matches(text) == matches


def test_an_expression_made_to_explode_is_given_up() -> None:
    hostile = Expression("((a{3}|a{5}){1,1000000000}b?){1,100000}")
    with pytest.raises(ComplexityError):
        hostile.matches("a" * 100_000)


def test_what_is_remembered_has_a_bound() -> None:
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x110000)]))
    read = Expression(r"([^\p{C}]|\p{C})*x{0,1000000}")
    assert read.matches(every)
    assert read.matches("x" * 1_000)
