"""Characters that mean nothing, that nobody sees, or that a wrong encoding has left."""

from pathlib import Path

import pytest

from inline import HEADER, NAMESPACE, edition_of, shown, tei
from teitools.checks.characters import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str, header: str = HEADER) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body, header))))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<p>a \ue8bf</p>", "a.xml:2:6 E450"),
        ("<p>a&amp;&#xE8BF;</p>", "a.xml:2:10 E450"),
        ("<p>one <!-- no -->\n<hi>x</hi>t\U000f0001</p>", "a.xml:3:12 E450"),
        ("<p>\u0378</p>", "a.xml:2:4 E451"),
        ("<p>\ufdd0</p>", "a.xml:2:4 E451"),
        ("<p>\U0002ffff</p>", "a.xml:2:4 E451"),
        ("<p>\U00050000</p>", "a.xml:2:4 E451"),
        ("<p>caf\ufffd</p>", "a.xml:2:7 E452"),
        ("<p>don\x92t</p>", "a.xml:2:7 E452"),
        ("<p>one\x7f</p>", "a.xml:2:7 E452"),
        ("<p>exam\xadple</p>", "a.xml:2:8 E453"),
        ("<p>one\u200btwo</p>", "a.xml:2:7 E453"),
        ("<p>one&#8203;two</p>", "a.xml:2:7 E453"),
        ("<p>Auf\u200clage</p>", "a.xml:2:7 E453"),
        ("<p>\ufeffone</p>", "a.xml:2:4 E453"),
        ("<p>one\u200e two</p>", "a.xml:2:7 E453"),
        ("<p><g>\ue8bf</g></p>", "a.xml:2:7 E450"),
    ],
)
def test_what_is_odd(body: str, place: str, tmp_path: Path) -> None:
    assert shown(found(tmp_path, body)) == [place]


@pytest.mark.parametrize(
    "body",
    [
        "<p>é ß 𝄞 अ 漢 😀 \u2060 ‑ \xa0</p>",
        "<p>می\u200cخواهم क\u094d\u200dष 👩\u200d💻 ภาษา\u200bไทย שלום\u200f!</p>",
        "<p>exam\xad\n<lb/>ple, La\xad</p>",
        "<p><code>a\u200bb</code><idno>a\ufffdb</idno></p>",
        '<egXML xmlns="http://www.tei-c.org/ns/Examples">\ue8bf</egXML>',
        '<p><g ref="#q">\ue8bf</g></p>',
        "<!-- \ue8bf --><?x \ue8bf?><p>x</p>",
        '<p n="\ue8bf">x</p>',
        "<p>\U0001fadf \ua7cb</p>",
    ],
)
def test_what_is_right(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


@pytest.mark.parametrize("declared", ["U+E8BF", "\ue8bf", "&amp;#xE8BF;"])
def test_what_the_header_declares_is_right(declared: str, tmp_path: Path) -> None:
    declaration = f'<charDecl><char xml:id="q"><mapping type="PUA">{declared}</mapping></char></charDecl>'
    header = HEADER.replace("</teiHeader>", f"<encodingDesc>{declaration}</encodingDesc></teiHeader>")
    assert shown(found(tmp_path, "<p>\ue8bf\n\ue8c0</p>", header)) == ["a.xml:3:1 E450"]


def test_one_character_is_one_finding(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, "<p>\ue8c0" + "a \ue8bf " * 10_000 + "</p>")
    assert shown(diagnostics) == ["a.xml:2:4 E450", "a.xml:2:7 E450"]
    assert diagnostics[1].message.endswith("The same holds for 9,999 more places in this file.")


def test_levels_and_remedies(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, "<p>don\x92t exam\xadple \ue8bf</p>")
    assert [(each.level, each.fix) for each in diagnostics] == [
        (Level.ERROR, "’"),
        (Level.WARNING, ""),
        (Level.WARNING, None),
    ]
    assert "the ’ of an old Windows encoding is meant" in diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(ONE, encoding="utf-8")
    text = f'<?xml version="1.0" encoding="{encoding}"?><TEI xmlns="{NAMESPACE}">\n<p>exam\xadple</p></TEI>'
    (tmp_path / "a.xml").write_bytes(text.encode(encoding))
    from teitools.edition import read_edition

    assert shown(check(read_edition(tmp_path))) == ["a.xml:2:8 E453"]
