"""Documents have names that stay, are different on every system, and can be files."""

from pathlib import Path

import pytest

from teitools.edition.naming import file_name, ids_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("letter-12", "letter-12"),
        ("1890/letter 12", "1890-letter-12"),
        ("письмо №3", "письмо-3"),
        ("what? <b>", "what-b"),
        ("con", "text-con"),
        ("Aux.1890", "text-Aux.1890"),
        ("COM1x", "COM1x"),
        ("e\u0301tude.", "\u00e9tude"),
        ("...", "text"),
    ],
)
def test_a_name_is_one_on_every_system(text: str, name: str) -> None:
    assert file_name(text) == name


def test_long_names_are_cut_and_stay_different() -> None:
    first, second = file_name("a" * 300), file_name("a" * 299 + "b")
    assert len(first) == len(second) == 80
    assert first != second


def test_no_two_names_are_the_same_but_for_capitals() -> None:
    files = {Path(f"{number}.xml"): name for number, name in enumerate(("Letter", "letter", "a b", "a-b"))}
    assert list(ids_of(files).values()) == ["Letter", "letter-2", "a-b", "a-b-2"]
