"""Plain text: paragraphs, lines, tables and notes of a document, and nothing but its words."""

import os
from pathlib import Path

import pytest

from inline import tei
from materials import material_of, material_of_text
from teitools.publish.account.edition import account_of
from teitools.publish.text import text_files

SAMPLES = os.environ.get("TEITOOLS_SAMPLES", "")


def text_of(folder: Path, body: str) -> str:
    """The plain text after the title."""
    files = text_files(material_of_text(folder, tei(body)))
    return files["text/text.txt"].decode().removeprefix("T").strip("\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<head>One</head><p>two\n  <hi>three</hi></p>", "One\n\ntwo three"),
        ("<lg><l>one</l><l>two</l></lg><lg><l>three</l></lg>", "one\ntwo\n\nthree"),
        ("<list><item>one</item><item>two</item></list>", "- one\n- two"),
        ("<p>a <list><item>one</item></list> b</p>", "a\n\n- one\n\nb"),
        (
            "<table><row><cell>one</cell><cell>2</cell></row><row><cell>three</cell><cell>4</cell></row></table>",
            "one   | 2\nthree | 4",
        ),
        ("<p>Kul<lb break='no'/>tur<lb/>geschichte</p>", "Kultur geschichte"),
        ("<p>a <choice><sic>fals</sic><corr>false</corr></choice> b<fw>12</fw></p>", "a false b"),
        ("<p>he said <q>yes</q>, <q>“no”</q></p>", "he said “yes”, “no”"),
        ("<app><lem>et</lem><rdg>ac</rdg></app>", "et"),
        ("<sp><speaker>A.</speaker><p>Yes.</p></sp>", "A.\n\nYes."),
        (
            "<p>a<note place='foot'>one <note>two</note></note> b</p>",
            "a[^1] b\n\n[^1]: one [^2]\n\n[^2]: two",
        ),
        (
            "<p>a<ref target='#n' type='footnote'>7</ref></p><note xml:id='n' n='7'><p>b</p><p>c</p></note>",
            "a[^7]\n\n[^7]: b\n\nc",
        ),
        (
            "<p>a <egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>b &amp;amp; c</p></egXML></p>",
            'a\n\n<p n="1">b &amp;amp; c</p>',
        ),
    ],
)
def test_blocks_are_lines_and_notes_follow(tmp_path: Path, body: str, text: str) -> None:
    assert text_of(tmp_path, body) == text


def test_the_title_of_the_header_comes_first(tmp_path: Path) -> None:
    assert text_files(material_of_text(tmp_path, tei("<p>one</p>")))["text/text.txt"] == b"T\n\none\n"


@pytest.mark.samples
@pytest.mark.skipif(not SAMPLES, reason="TEITOOLS_SAMPLES names no folder of documents")
@pytest.mark.parametrize("file", sorted(Path(SAMPLES or ".").glob("*/*.xml")), ids=lambda file: file.stem)
def test_the_samples_lose_nothing(file: Path) -> None:
    material = material_of(file)
    account = account_of(material.edition, {"text": text_files(material)})
    assert account.diagnostics == []
