"""What counts as a word, and where it stands."""

import pytest

from inline import document
from teitools.publish.account.source import read_source
from teitools.publish.account.words import spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s  “Dust”,\nhe said—1½ hours.", ["It", "s", "Dust", "he", "said", "1½", "hours"]),
        ("cafe\u0301 Kul\u00adtur", ["café", "Kultur"]),
        ("كِتَابٌ हिन्दी 中文", ["كِتَابٌ", "हिन्दी", "中文"]),
        ("§ 5 & 3 € ☉", ["§", "5", "&", "3", "€", "☉"]),
        ("… – [ ] †", []),
    ],
)
def test_letters_with_their_marks_digits_and_signs_are_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_place_of_a_word_counts_in_the_text_as_it_stands() -> None:
    text = " “Kul\u00adtur”, cafe\u0301!"
    assert [text[begin:end] for begin, end in spans(text)] == ["Kul\u00adtur", "cafe\u0301"]


def stretches_of(xml: str) -> list[tuple[str, str]]:
    source = read_source(document(xml).tree)
    return [(each.element.tag.rpartition("}")[2], each.text) for each in source.stretches]


def test_comments_and_instructions_do_not_divide_a_text() -> None:
    assert stretches_of("<p>o<!-- a -->n<?b c?>e <hi>two</hi><!-- d --> three</p>") == [
        ("p", "one "),
        ("hi", "two"),
        ("p", " three"),
    ]


def test_tags_of_quoted_code_are_words() -> None:
    code = '<p>See <egXML xmlns="http://www.tei-c.org/ns/Examples"><pb n="3"/><p>a &lt; b</p></egXML>.</p>'
    assert stretches_of(code) == [
        ("p", "See "),
        ("pb", "pb n 3"),
        ("p", "p"),
        ("p", "a &lt; b"),
        ("p", "p"),
    ]
