"""Blocks as they read in the edited text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teitools.index.passages import is_read, passage, reading

TEI = "http://www.tei-c.org/ns/1.0"


def tei(text: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{TEI}">{text}</p>')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a  b\n c ", "a b c"),
        ("the <quote>word <quote>base</quote></quote>", "the “word ‘base’”"),
        ("in <title level='a'>A Paper</title>, <title level='j'>Pravda</title>", "in “A Paper”, Pravda"),
        ("<choice><sic>teh</sic><corr>the</corr></choice> word", "the word"),
        ("a<choice>\n <sic>b</sic>\n <corr/>\n</choice>c", "ac"),
        ("<choice><abbr>St</abbr><expan>Saint</expan></choice> Sava", "Saint Sava"),
        ("re<pb break='no'/>membered <pb/>after", "remembered after"),
        ("one<lb/>two", "one two"),
        ("text<note>not this</note>, on", "text, on"),
        ("a<!-- not this --><?nor this?> b", "a b"),
        ("<list><item>one</item><item>two</item></list>", "one two"),
    ],
)
def test_reading(text: str, words: str) -> None:
    assert reading(tei(text)) == words


def test_words_around_are_about_ten_and_say_where_more_are() -> None:
    block = tei(f"{'one two ' * 8}<name>X</name>{' three four' * 8}")
    before, words, after = passage(block).in_context(block[0])
    assert (before, words, after) == (f"… {'one two ' * 5}", "X", f"{' three four' * 5} …")


def test_short_blocks_are_whole() -> None:
    block = tei("a <name> X </name>’s b")
    assert passage(block).in_context(block[0]) == ("a ", "X", " ’s b")


def test_a_replaced_reading_is_not_read() -> None:
    block = tei("<choice><sic><name>A</name></sic><corr><name>B</name></corr></choice>")
    assert [is_read(name) for name in block.iter(f"{{{TEI}}}name")] == [False, True]


PARTS = st.lists(st.sampled_from(["<name>{}</name>", "<quote>{}</quote>", "{}"]), min_size=1, max_size=6)


@given(PARTS, st.text(st.sampled_from("ab  \n"), max_size=12))
def test_context_is_a_cut_of_the_block(parts: list[str], words: str) -> None:
    block = tei("".join(part.format(words) for part in parts))
    read = passage(block)
    for element in block.iter("*"):
        assert "".join(read.in_context(element)).replace("…", "").strip() in f" {read.text} "
