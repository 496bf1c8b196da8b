"""Where pointers lead."""

from pathlib import Path

import pytest

from inline import HEADER, edition_of, tei
from teitools.edition import Edition
from teitools.edition.pointers import Broken, External, Target, follow, resolve

PREFIX = (
    '<prefixDef ident="person" matchPattern="([a-z]+)" replacementPattern="b.xml#$1"/>'
    '<prefixDef ident="wiki" matchPattern="(.+)" replacementPattern="https://example.org/$1"/>'
    '<prefixDef ident="secret" matchPattern="(.+)" replacementPattern="../$1"/>'
)
TOML = '[edition]\ndocuments = ["a.xml"]\nregisters = ["b.xml"]\n'


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    header = HEADER.replace("</fileDesc>", f"</fileDesc><encodingDesc>{PREFIX}</encodingDesc>")
    (tmp_path / "c d.xml").write_text(tei('<p xml:id="x">c</p>'), encoding="utf-8")
    (tmp_path / "note.txt").write_text("no XML", encoding="utf-8")
    return edition_of(
        tmp_path, TOML, a=tei('<p xml:id="here">a</p>', header), b=tei('<p xml:id="hoxha">b</p>')
    )


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("#here", "a"),
        ("b.xml#hoxha", "b"),
        ("./b.xml#hoxha", "b"),
        ("person:hoxha", "b"),
        ("c%20d.xml#x", "c"),
    ],
)
def test_what_resolves(pointer: str, text: str, edition: Edition) -> None:
    found = resolve(edition, edition.documents[0], pointer)
    assert found is not None
    assert found[1].text == text


def test_a_prefix_declared_elsewhere_in_the_edition_holds(edition: Edition) -> None:
    found = resolve(edition, edition.registers[0], "person:hoxha")
    assert found is not None
    assert found[0].name == "b.xml"


@pytest.mark.parametrize("pointer", ["b.xml", "note.txt"])
def test_whole_files(pointer: str, edition: Edition) -> None:
    assert isinstance(follow(edition, edition.documents[0], pointer), Target)


@pytest.mark.parametrize(
    "pointer",
    [
        "https://example.org/x#y",
        "mailto:a@example.org",
        "wiki:Tirana",
        "urn:isbn:1",
        "doi:10.1/x",
        "#xpath(//p)",
        "//example.org/x",
    ],
)
def test_what_is_not_ours_to_resolve(pointer: str, edition: Edition) -> None:
    assert isinstance(follow(edition, edition.documents[0], pointer), External)


@pytest.mark.parametrize(
    ("pointer", "code", "words"),
    [
        ("#her", "E311", '"#her" points to nothing in this file: did you mean #here?'),
        ("person:hoxa", "E311", '"person:hoxa" points to nothing in b.xml: did you mean person:hoxha?'),
        ("here", "E311", "write #here for the element here"),
        ("b.xlm", "E312", "there is no file b.xlm: did you mean b.xml?"),
        ("note.txt#x", "E312", 'note.txt is no XML file that could hold "x"'),
        ("x" * 300 + ".xml", "E312", "is not the name of a file"),
        ("a%00b", "E312", "is not the name of a file"),
        ("../x.xml", "E313", "leaves the edition"),
        ("/etc/passwd", "E313", "leaves the edition"),
        ("file:///etc/passwd", "E313", "leaves the edition"),
        ("c:/windows", "E313", "leaves the edition"),
        ("secret:x", "E313", "leaves the edition"),
        ("persn:hoxha", "E314", "no prefixDef declares persn: did you mean person:?"),
        ("javascript:alert(1)", "E314", "no prefixDef declares javascript"),
        ("person:Hoxha-1", "E315", "does not have the form"),
    ],
)
def test_what_is_broken(pointer: str, code: str, words: str, edition: Edition) -> None:
    broken = follow(edition, edition.documents[0], pointer)
    assert isinstance(broken, Broken)
    assert broken.code == code
    assert words in broken.message


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|aa)+b", "((a*)*)*b", "(.*a){12}b", r"(\w+\s?)+b"])
def test_a_hostile_pattern_does_not_hang(pattern: str, tmp_path: Path) -> None:
    edition = edition_of(tmp_path, TOML, a=tei("<p/>", HEADER + prefix_def(pattern)), b=tei("<p/>"))
    for length in (30, 190, 50_000):
        assert isinstance(follow(edition, edition.documents[0], f"p:{'a' * length}!"), Broken)


@pytest.mark.parametrize(
    ("pattern", "rest"),
    [
        ("([a-z]+(-[a-z]+)*)", "one-two-three"),
        (r"([\w.-]+)", "x.1"),
        (r"(\i\c*)", "x1"),
        (r"(\p{L}+)", "Ходжа"),
        ("^(.+)$", "x y"),
    ],
)
def test_patterns(pattern: str, rest: str, tmp_path: Path) -> None:
    text = tei(f'<p xml:id="{rest}"/>', HEADER + prefix_def(pattern))
    edition = edition_of(tmp_path, TOML, a=text, b=tei("<p/>"))
    assert isinstance(follow(edition, edition.documents[0], f"p:{rest}"), Target)


def prefix_def(pattern: str) -> str:
    return f'<prefixDef ident="p" matchPattern="{pattern}" replacementPattern="a.xml#$1"/>'


def test_a_link_to_a_file_outside_is_not_read(edition: Edition, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.xml"
    outside.write_text(tei('<p xml:id="x"/>'), encoding="utf-8")
    (tmp_path / "link.xml").symlink_to(outside)
    broken = follow(edition, edition.documents[0], "link.xml#x")
    assert isinstance(broken, Broken)
    assert broken.code == "E313"
