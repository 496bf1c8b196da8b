"""Language tags have their form, and name what is registered."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inline import HEADER, edition_of, shown, tei
from teitools.checks.language_tags import mistake_in
from teitools.checks.languages import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str, header: str = HEADER) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body, header))))


RIGHT = """
    en de-AT sr-Latn sr-Cyrl-RS grc grc-Latn sq cu zh-yue zh-Hant-TW es-419 de-1901 sl-rozaj-biske
    de-Latf-AT ja-Latn-hepburn ru-RU-petr1708 x-cipher la-x-medieval en-a-bbb-x-a de-u-co-phonebk i-default
    xyz qaa UK EN-gb sh sr-YU cs-CS sa-Latn-fonipa art-x-quenya
"""


PIECES = """
    en eng de sr UK us rs Latn Lat latin RS EL 419 1901 x i klingon no bok a iw
    - - - - _ | |
"""


@pytest.mark.parametrize("tag", RIGHT.split())
def test_what_is_a_tag(tag: str) -> None:
    assert mistake_in(tag) is None


@pytest.mark.parametrize(
    ("tag", "code", "fix"),
    [
        ("de_DE", "E411", "de-DE"),
        ("sr_Latn_RS", "E411", "sr-Latn-RS"),
        ("en_UK", "E411", "en-GB"),
        ("en-", "E411", "en"),
        ("en--GB", "E411", "en-GB"),
        (" en", "E411", "en"),
        ("en-GB-Latn", "E411", "en-Latn-GB"),
        ("en de", "E411", None),
        ("e", "E411", None),
        ("[la]", "E411", None),
        ("en-Latn-Cyrl", "E411", None),
        ("de-1901-1901", "E411", None),
        ("en-a-bbb-a-ccc", "E411", None),
        ("en-toolongsubtag", "E411", None),
        ("gr", "E412", None),
        ("ge", "E412", None),
        ("cz", "E412", "cs"),
        ("cz-CZ", "E412", "cs-CZ"),
        ("jp", "E412", "ja"),
        ("sp", "E412", "es"),
        ("us", "E412", "en-US"),
        ("italic", "E412", None),
        ("english", "E412", "en"),
        ("Latin", "E412", "la"),
        ("zz", "E412", None),
        ("sr-Lat", "E412", "sr-Latn"),
        ("sr-Cyr-RS", "E412", "sr-Cyrl-RS"),
        ("sr-Latin", "E412", "sr-Latn"),
        ("sr-RS-cyrillic", "E412", "sr-Cyrl-RS"),
        ("en-GBR", "E412", None),
        ("en-Foob", "E412", None),
        ("en-UK", "E412", "en-GB"),
        ("el-EL", "E412", "el-GR"),
        ("en-EN", "E412", None),
        ("eng", "E413", "en"),
        ("deu", "E413", "de"),
        ("ger-Latf", "E413", "de-Latf"),
        ("san-Latn", "E413", "sa-Latn"),
        ("eng-UK", "E413", "en-GB"),
        ("iw", "E413", "he"),
        ("in", "E413", "id"),
        ("ji", "E413", "yi"),
        ("scr", "E413", "hr"),
        ("i-klingon", "E413", "tlh"),
        ("no-bok", "E413", "nb"),
    ],
)
def test_what_is_none(tag: str, code: str, fix: str | None) -> None:
    mistake = mistake_in(tag)
    assert mistake is not None
    assert (mistake.code, mistake.fix) == (code, fix)
    assert mistake.words.endswith(f": write {fix}") or fix is None


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=6).map("".join))
def test_what_is_to_be_written_is_right(tag: str) -> None:
    mistake = mistake_in(tag.replace("|", " "))
    assert mistake is None or mistake.fix is None or mistake_in(mistake.fix) is None


def test_a_tag_is_found_where_it_stands(tmp_path: Path) -> None:
    problems = found(tmp_path, '<p xml:lang="de">Das <foreign\n  xml:lang="en_GB">best</foreign></p>')
    assert shown(problems) == ["a.xml:3:13 E411"]
    assert problems[0].message == '@xml:lang "en_GB" has an underscore: write en-GB.'
    assert (problems[0].fix, problems[0].level) == ("en-GB", Level.ERROR)


def test_a_wrong_tag_is_said_once(tmp_path: Path) -> None:
    body = '<p xml:lang="eng">a</p>\n<p xml:lang="eng">b</p><p xml:lang="eng">c</p><p xml:lang="lat">d</p>'
    problems = found(tmp_path, body)
    assert shown(problems) == ["a.xml:2:14 E413", "a.xml:3:60 E413"]
    assert problems[0].message.endswith("write en. The same holds for 2 more places in this file.")
    assert {each.level for each in problems} == {Level.WARNING}


def test_the_languages_of_the_header_and_of_manuscripts(tmp_path: Path) -> None:
    languages = '<profileDesc><langUsage><language ident="gr">Greek</language></langUsage></profileDesc>'
    header = HEADER.replace("</teiHeader>", f"\n{languages}</teiHeader>")
    body = '<textLang mainLang="lat" otherLangs="grc deu"/>'
    problems = found(tmp_path, body, header)
    assert shown(problems) == ["a.xml:2:42 E412", "a.xml:3:21 E413", "a.xml:3:38 E413"]
    assert [each.fix for each in problems] == [None, "la", None]


def test_an_empty_tag_says_that_the_language_is_unknown(tmp_path: Path) -> None:
    assert found(tmp_path, '<p xml:lang="">?</p>') == []


def test_examples_are_not_the_text(tmp_path: Path) -> None:
    assert found(tmp_path, '<x:p xmlns:x="http://www.tei-c.org/ns/Examples" xml:lang="xx"/>') == []
