"""An xi:include is told what will be missing, or why nothing could be put there."""

from pathlib import Path

import pytest

from inline import HEADER, edition_of, shown, tei
from teitools.checks.run import check_edition
from teitools.checks.xinclude import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
FALLBACK = "<xi:fallback><p>x</p></xi:fallback>"


def included(attributes: str, content: str = "") -> str:
    return f"<div><p>x</p>\n <xi:include {XI}\n {attributes}>{content}</xi:include></div>"


def found(folder: Path, attributes: str, content: str = "") -> Diagnostic:
    (folder / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
    (only,) = check(edition_of(folder, ONE, a=tei(included(attributes, content))))
    return only


def test_what_will_be_missing(tmp_path: Path) -> None:
    only = found(tmp_path, 'href="b.xml"')
    assert shown([only]) == ["a.xml:3:2 E475"]
    assert only.level is Level.ERROR
    assert only.message == (
        "xi:include is not followed, so that what b.xml holds is missing from the publication: "
        "put the text itself here."
    )
    assert "what https://a.org/x.xml holds" in found(tmp_path, 'href="https://a.org/x.xml"').message
    assert "what it stands for" in found(tmp_path, 'xpointer="x"').message


def test_the_fallback_is_shown_instead(tmp_path: Path) -> None:
    only = found(tmp_path, 'href="b.xml" parse="text"', FALLBACK)
    assert "the publication shows its xi:fallback instead of what b.xml holds" in only.message


def test_in_the_header_nothing_is_lost_for_readers(tmp_path: Path) -> None:
    header = HEADER.replace(
        "</teiHeader>", f'<encodingDesc><include href="b.xml" {XI[:5]}{XI[8:]}/></encodingDesc></teiHeader>'
    )
    (tmp_path / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
    (only,) = check(edition_of(tmp_path, ONE, a=tei("<p>x</p>", header)))
    assert only.level is Level.WARNING


@pytest.mark.parametrize(
    ("attributes", "place", "words"),
    [
        ('href="c.xml"', "4:2", '"c.xml": there is no file c.xml'),
        ('href="../b.xml"', "4:2", '"../b.xml" leaves the edition'),
        ('href="/etc/passwd"', "4:2", "leaves the edition"),
        ('href="b.xml#x"', "4:2", "does with xpointer"),
        ('href="http://["', "4:2", "is not an address"),
        ('href="a.xml"', "4:2", "is itself"),
        ('href="b.xml" parse="html"', "4:15", '"xml" or "text", not "html"'),
        ('href="b.xml" parse="text" xpointer="x"', "4:15", "takes the whole file"),
        ("", "3:2", "names no file"),
    ],
)
def test_what_cannot_be_followed(attributes: str, place: str, words: str, tmp_path: Path) -> None:
    only = found(tmp_path, attributes)
    assert shown([only]) == [f"a.xml:{place} E476"]
    assert words in only.message


def test_files_that_include_one_another(tmp_path: Path) -> None:
    for name, other in (("c", "d"), ("d", "a")):
        (tmp_path / f"{name}.xml").write_text(tei(included(f'href="{other}.xml"')), encoding="utf-8")
    assert "is a file that includes this one again" in found(tmp_path, 'href="c.xml"').message
    (tmp_path / "d.xml").write_text(tei(included('href="c.xml"')), encoding="utf-8")
    assert shown([found(tmp_path, 'href="c.xml"')]) == ["a.xml:3:2 E475"]


def test_a_schema_says_it_already(tmp_path: Path) -> None:
    toml = f'{ONE}[validation]\nschema = "teitools:edition.rng"\n'
    (tmp_path / "b.xml").write_text(tei("<p>b</p>"), encoding="utf-8")
    codes = [each.code for each in check_edition(edition_of(tmp_path, toml, a=tei(included('href="b.xml"'))))]
    assert codes.count("E101") == 1
    assert "E475" not in codes


def test_what_lies_outside_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    folder.mkdir()
    (tmp_path / "out.xml").write_text(included('href="edition/a.xml"'), encoding="utf-8")
    (folder / "c.xml").write_text(included('href="../out.xml"'), encoding="utf-8")
    assert shown([found(folder, 'href="c.xml"')]) == ["a.xml:3:2 E475"]


def test_many_includes_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "c.xml").write_text(included('href="a.xml"'), encoding="utf-8")
    includes = f'<xi:include {XI} href="c.xml"/>' * 2_000
    codes = [each.code for each in check(edition_of(tmp_path, ONE, a=tei(includes)))]
    assert codes == ["E476"] * 2_000
