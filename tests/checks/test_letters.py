"""Letters of another script, and letters in pieces."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.letters import check
from teitools.diagnostics import Diagnostic

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


@pytest.mark.parametrize(
    ("word", "right", "script"),
    [
        ("Tirаna", "Tirana", "Cyrillic"),
        ("Мoсква", "Москва", "Latin"),
        ("Aθήνα", "Αθήνα", "Latin"),
        ("Wοrd", "Word", "Greek"),
        ("Сomrade", "Comrade", "Cyrillic"),
    ],
)
def test_a_word_with_a_strange_letter(word: str, right: str, script: str, tmp_path: Path) -> None:
    (only,) = found(tmp_path, f"<p>one\n<hi>two</hi> &amp; {word}, three</p>")
    assert shown([only]) == ["a.xml:3:20 E455"]
    assert only.end_column == 20 + len(word)
    assert only.fix == right
    assert f"with a {script} letter" in only.message


@pytest.mark.parametrize(
    "text",
    [
        "μm, kΩ, μSv, Δx, αβC, ABΑ",
        "СССР means USSR, Moskva is Москва",
        "βcarotene αhelix",
        "TVшник",
        "[baχ] [θɪŋk]",
        "<code>Tirаna</code>",
        "тест-test",
    ],
)
def test_what_two_scripts_may_share(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"<p>{text}</p>") == []


def test_each_word_is_one_finding(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, "<p>Tirаna, Berаt,\nTirаna</p>")
    assert shown(diagnostics) == ["a.xml:2:4 E455", "a.xml:2:12 E455"]
    assert diagnostics[0].message.endswith("The same holds for 1 more place in this file.")


def test_thousands_of_words_in_one_paragraph(tmp_path: Path) -> None:
    words = " ".join(f"Tirаn{'abcdefghij'[n % 10] * (n // 10 + 1)}" for n in range(900))
    diagnostics = found(tmp_path, f"<p>{words}</p>")
    assert len(diagnostics) == 900
    assert diagnostics[-1].column == 4 + words.rindex(" ") + 1


COMPOSED = "été, élève, Zürich, über, für, Müller, ça, là, où, à, île, âge, rôle, naïf "


def test_a_letter_in_pieces_among_composed_ones(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, f"<p>{COMPOSED * 4}\ncafe\u0301, fu\u0308r</p>")
    assert shown(diagnostics) == ["a.xml:3:4 E456"]
    assert diagnostics[0].fix == "é"
    assert diagnostics[0].end_column == 6
    assert diagnostics[0].message.endswith("The same holds for 1 more place in this file.")


@pytest.mark.parametrize(
    "text",
    [
        COMPOSED,
        "cafe\u0301 " * 30,
        COMPOSED * 4 + "cafe\u0301 " * 20,
        f"{COMPOSED * 4} m\u0304 ẹ\u0301",
        "cafe\u0301",
    ],
)
def test_what_is_spelt_in_one_way(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"<p>{text}</p>") == []


def test_what_is_too_long_for_a_word(tmp_path: Path) -> None:
    assert found(tmp_path, f"<p>{'Tirаna' * 100_000}</p>") == []
