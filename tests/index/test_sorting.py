"""Names in the order of the alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.index.sorting import letter, sort_key


@pytest.mark.parametrize(
    ("name", "key", "heading"),
    [
        ("Životić, Aleksandar", "zivotic aleksandar", "Z"),
        ("Đilas", "dilas", "D"),
        ("Ørsted", "orsted", "O"),
        ("Ælfric", "aelfric", "A"),
        ("Straße", "strasse", "S"),
        ("opis’", "opis", "O"),
        ("Ивић", "ивитћ", "И"),
        ("Ђилас", "дђилас", "Ђ"),
        ("Йосиф", "йосиф", "Й"),
        ("Ἀθῆναι", "αθηναι", "Α"),
        ("f. 9", "f 00000009", "F"),
        ("22nd Congress", "00000022nd congress", "#"),
        ("", "", "#"),
        ("…", "", "#"),
    ],
)
def test_keys(name: str, key: str, heading: str) -> None:
    assert (sort_key(name), letter(sort_key(name))) == (key, heading)


def test_numbers_sort_by_value() -> None:
    assert sort_key("F 3, f. 9") < sort_key("F 3, f. 10") < sort_key("F 10")


def test_serbian_letters_follow_theirs() -> None:
    names = ["Еврем", "Ђорђе", "Дуња", "Љуба", "Лука", "Марко", "Ћирило", "Тодор", "Урош"]
    assert sorted(names, key=sort_key) == [
        "Дуња",
        "Ђорђе",
        "Еврем",
        "Лука",
        "Љуба",
        "Марко",
        "Тодор",
        "Ћирило",
        "Урош",
    ]


@given(st.text())
def test_case_and_accents_do_not_matter(name: str) -> None:
    assert sort_key(name.casefold()) == sort_key(name)


@given(st.lists(st.text(max_size=8), max_size=8))
def test_the_order_does_not_depend_on_what_it_was(names: list[str]) -> None:
    def order(each: list[str]) -> list[str]:
        return sorted(each, key=lambda name: (sort_key(name), name))

    assert order(names) == order(list(reversed(names)))
