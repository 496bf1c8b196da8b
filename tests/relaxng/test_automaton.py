"""What the validator remembers changes nothing: not the verdict, nor what a long list needs."""

from pathlib import Path

import pytest

from inline import document
from teitools.relaxng.automaton import Memo
from teitools.relaxng.pattern import Text
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

SMALL = Path(__file__).parent / "small.rng"


def test_a_memo_computes_once() -> None:
    asked: list[int] = []
    double = Memo[int, int](lambda number: asked.append(number) or 2 * number)
    assert [double[2], double[3], double[2]] == [4, 6, 4]
    assert asked == [2, 3]


def test_a_full_memo_begins_anew() -> None:
    double = Memo[int, int](lambda number: 2 * number, most=2)
    assert [double[number] for number in range(5)] == [0, 2, 4, 6, 8]
    assert len(double) <= 2


@pytest.mark.parametrize(
    ("paragraphs", "codes"),
    [
        ('<p n="1"/><p n="0"/><p n="2"/>', ["E106"]),
        ('<p n="0"/><p n="0"/>', ["E106", "E106"]),
        ('<p xml:lang="en" n="1"/><p n="1" xml:lang="en"/>', []),
        ("<p>a</p><p>  </p><p><xyz/></p><p>a<date when='1960-11-12'/>b</p>", ["E101"]),
    ],
)
def test_what_was_right_or_wrong_once(paragraphs: str, codes: list[str]) -> None:
    schema = read_schema(SMALL)
    tree = document(f'<text xmlns="urn:t"><head>H</head>{paragraphs}</text>').tree
    assert [[each.code for each in problems(schema, tree)] for _ in range(2)] == [codes, codes]


def test_a_longer_list_needs_nothing_new() -> None:
    schema = read_schema(SMALL)

    def patterns_made(size: int) -> int:
        before = Text(True).number
        items = "".join(f'<p n="{n}">a</p>' for n in range(1, size + 1))
        assert problems(schema, document(f'<text xmlns="urn:t"><head>H</head>{items}</text>').tree) == []
        return Text(True).number - before - 1

    assert patterns_made(10) > 0
    assert patterns_made(1_000) == 0
