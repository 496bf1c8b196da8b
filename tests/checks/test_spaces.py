"""Spaces on the wrong side of a tag, and breaks in words."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.spaces import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'
STOPS = "<hi>a</hi>, " * 20


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (
            "<p>the<hi> word</hi>.</p>",
            "2:11",
            "<hi> “word” begins with the space of the sentence: put it before",
        ),
        (
            "<p>the <hi>word </hi>is</p>",
            "2:16",
            "<hi> “word” ends with the space of the sentence: put it behind",
        ),
        ("<p>1<persName>\n A. B</persName></p>", "2:15", "<persName> “A. B” begins"),
        ("<p>a &amp; b<title> T</title></p>", "2:20", "<title> “T” begins"),
        (f"<p>{STOPS}\n<ref>word</ref> , and</p>", "3:16", "between <ref> and the ,: delete it."),
        (f"<p>{STOPS}\n<ref>word</ref>\n  . And</p>", "3:16", "between <ref> and the .: delete it."),
    ],
)
def test_a_space_on_the_wrong_side(body: str, place: str, words: str, tmp_path: Path) -> None:
    (only,) = found(tmp_path, body)
    assert shown([only]) == [f"a.xml:{place} E458"]
    assert words in only.message
    assert only.level is Level.WARNING


@pytest.mark.parametrize(
    "body",
    [
        "<p>the <hi> word </hi> is</p>",
        "<p>the<del> old</del> man <add>and </add>woman</p>",
        "<p>x<note> y</note></p><p> z</p>",
        "<list>a<item> b</item></list>",
        "<p>x<hi> </hi>y</p>",
        f"<p>{STOPS}<hi>x</hi> . . . <hi>y</hi> .5 <hi>z</hi> ; </p>",
        f'<p xml:lang="fr">{STOPS}<hi>x</hi> , </p>',
        "<p>" + "<hi>x</hi> , " * 9 + "</p>",
        "<p><code>a<hi> b</hi></code></p>",
        "<p>漢字<ref> 漢字</ref>、漢字<ref>漢字 </ref>漢字</p>",
    ],
)
def test_spaces_that_are_right_or_not_certain(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_many_are_one_finding_of_each_kind(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, "<p>" + "a<hi> b</hi>, <hi>c </hi>d " * 5_000 + "</p>")
    assert shown(diagnostics) == ["a.xml:2:9 E458", "a.xml:2:23 E458"]
    assert diagnostics[0].message.endswith("The same holds for 4,999 more places in this file.")


@pytest.mark.parametrize("tag", ["lb", "pb n='4'", "cb"])
def test_a_break_in_a_word_that_the_text_has_whole(tag: str, tmp_path: Path) -> None:
    (only,) = found(tmp_path, f"<p>Identität</p>\n<p>der Identi<{tag}/>tät</p>")
    assert shown([only]) == ["a.xml:3:14 E459"]
    assert "parts “Identi” from “tät”, and “Identität” is a word of this text" in only.message


@pytest.mark.parametrize(
    "body",
    [
        "<p>Identität, Identi<lb break='no'/>tät</p>",
        "<p>Identität, Identi-<lb/>tät, Identi <lb/>tät</p>",
        "<p>Identi<lb/>tät</p>",
        "<p>Identi<lb/>tät, Identi<lb/>tät</p>",
        "<p>everyday, every day, every<lb/>day</p>",
        "<p>Identität <hi>Identi</hi><lb/>tät</p>",
    ],
)
def test_breaks_that_are_right_or_not_certain(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_what_is_too_long_for_a_word(tmp_path: Path) -> None:
    assert found(tmp_path, f"<p>{'a' * 200_000}. <lb/>b a<lb/>b</p>") == []
