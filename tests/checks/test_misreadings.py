"""UTF-8 that was read as Windows-1252 is told from letters that somebody meant."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.misreadings import check

ONE = '[edition]\ndocuments = ["a.xml"]\n'


@pytest.mark.parametrize(
    "word",
    ["Mädchen", "für", "café", "Čapek’s", "dont “so”", "€ 5", "Привет", "Česky – …", "é", "5 °C", "Đỗ"],
)
def test_each_word_misread_is_found_and_mended(word: str, tmp_path: Path) -> None:
    misread = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in word.encode())
    diagnostics = list(check(edition_of(tmp_path, ONE, a=tei(f"<p>one\n{misread}</p>"))))
    first = next(place for place, letter in enumerate(word) if ord(letter) > 127)
    assert shown(diagnostics) == [f"a.xml:3:{first + 1} E454"]
    assert (diagnostics[0].fix or "").startswith(word[first])


@pytest.mark.parametrize(
    "text",
    [
        "IRMÃ” e LIÇÃO…",
        "«voilà\xa0», dit-il: «é\xa0»",
        "MÜNCHEN – „Ä“ ÄÖÜ 10 Å²",
        "Ñandú, Île, Ïambe; â l’âge",
        "Â\xa0B",
        "<code>Ã¤</code>",
        "quizá»\xa0x",
    ],
)
def test_what_somebody_meant(text: str, tmp_path: Path) -> None:
    assert list(check(edition_of(tmp_path, ONE, a=tei(f"<p>{text}</p>")))) == []


def test_many_are_one_finding(tmp_path: Path) -> None:
    (only,) = check(edition_of(tmp_path, ONE, a=tei("<p>fÃ¼r dâ€™une rÃ´le</p>")))
    assert only.message == (
        "“Ã¼” is “ü” that a program misread: type it anew. The same holds for 2 more places in this file."
    )


def test_characters_written_as_numbers(tmp_path: Path) -> None:
    found = check(edition_of(tmp_path, ONE, a=tei("<p>M&#xC3;&#xBC;nchen</p>")))
    assert shown(found) == ["a.xml:2:5 E454"]
