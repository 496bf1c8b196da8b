"""`teitools build`: what it prints, what it leaves in the folder, how it ends."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import tei
from teitools.cli import main

SMALL = Path(__file__).parents[1] / "editions" / "small"


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small edition as `edition/` of the current folder."""
    shutil.copytree(SMALL, tmp_path / "edition")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "edition"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)


def replace(path: Path, old: str, new: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def test_a_build_ends_with_the_list_of_outputs(edition: Path) -> None:
    result = run("--only", "html,tei")
    assert result.exit_code == 0
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert lines[0][0] == str(Path("output/index.html"))
    assert lines[0][1].startswith("the text, to be read")
    assert [line[0] for line in lines[-2:]] == [f"output{os.sep}tei{os.sep}", str(Path("output/build.json"))]


def test_the_output_goes_where_it_is_told(edition: Path) -> None:
    assert run("edition", "--output", "my site", "--only", "tei").exit_code == 0
    assert Path("my site/tei/letter.xml").read_bytes() == (edition / "letter.xml").read_bytes()


def test_a_quiet_build_prints_nothing(edition: Path) -> None:
    assert run("--only", "tei", "--quiet").output == ""


def test_timings_name_the_stages(edition: Path) -> None:
    printed = run("--only", "tei,data", "--timings").stderr
    assert [line.split()[0] for line in printed.splitlines()][-4:] == ["checks", "account", "writing", "all"]


def test_an_edition_with_errors_is_published_with_what_was_found(edition: Path) -> None:
    replace(edition / "letter.xml", "person:khrushchev", "person:nobody")
    result = run("--only", "html")
    assert result.exit_code == 1
    assert "nobody" in result.stderr
    assert "Published all the same" in result.stderr
    found = json.loads(Path("output/diagnostics.json").read_bytes())
    assert [(each["file"], each["code"]) for each in found] == [("letter.xml", "E311")]
    assert "person:nobody" in Path("output/diagnostics.html").read_text(encoding="utf-8")
    assert "diagnostics" not in Path("output/index.html").read_text(encoding="utf-8")


def test_words_that_a_stylesheet_of_the_edition_drops_are_an_error(edition: Path) -> None:
    (edition / "xslt").mkdir()
    (edition / "xslt" / "html.xsl").write_text(
        """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
          xpath-default-namespace="http://www.tei-c.org/ns/1.0">
          <xsl:import href="teitools:html.xsl"/>
          <xsl:template match="date" mode="t:html" xmlns:t="urn:teitools:xslt" priority="99"/>
        </xsl:stylesheet>""",
        encoding="utf-8",
    )
    result = run("--only", "html,text")
    assert result.exit_code == 1
    assert "letter.xml:61:82: error E501 The website lacks 1 word of <date>: “1960”." in result.stderr
    account = json.loads(Path("output/build.json").read_text(encoding="utf-8"))["account"]["letter"]
    assert account["html"]["lost"] > 0
    assert account["text"]["lost"] == 0
    assert "lacks" in Path("output/diagnostics.html").read_text(encoding="utf-8")
    assert "letter.xml, line 61, column 82: The website lacks" in Path("output/coverage.html").read_text(
        "utf-8"
    )
    assert "<td>letter</td><td>website</td>" in Path("output/coverage.html").read_text(encoding="utf-8")


def test_a_build_without_findings_takes_the_earlier_ones_away(edition: Path) -> None:
    replace(edition / "letter.xml", "person:khrushchev", "person:nobody")
    run("--only", "tei")
    replace(edition / "letter.xml", "person:nobody", "person:khrushchev")
    assert run("--only", "tei").exit_code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["build.json", "tei"]


def test_a_strict_build_of_an_edition_with_errors_leaves_the_earlier_one(edition: Path) -> None:
    run("--only", "tei")
    before = {path: path.read_bytes() for path in Path("output").rglob("*.xml")}
    replace(edition / "letter.xml", "person:khrushchev", "person:nobody")
    strict = run("--only", "tei", "--strict")
    assert (strict.exit_code, "Nothing was built" in strict.stderr) == (1, True)
    assert {path: path.read_bytes() for path in Path("output").rglob("*.xml")} == before


def test_many_findings_are_told_by_the_worst_of_them(edition: Path) -> None:
    nowhere = "".join(f"<ref target='#nowhere{n}'/>" for n in range(60))
    replace(edition / "letter.xml", "<body>", "<body><p>" + nowhere + "</p>")
    replace(edition / "letter.xml", "<body>", "<body>" + "<bad/>" * 60)
    printed = run("--only", "tei").stderr
    assert printed.count(": error ") <= 50
    assert "more." in printed


def letters(folder: Path, **texts: str) -> None:
    """Write letters; ``__`` in a name stands for a folder, an empty text for a file that is broken off."""
    for name, text in texts.items():
        file = folder / f"{name.replace('__', '/')}.xml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tei(f"<p>{text}</p>") if text else "<TEI>", encoding="utf-8")


@pytest.mark.usefixtures("edition")
def test_a_folder_of_tei_files_is_a_site(tmp_path: Path) -> None:
    letters(tmp_path / "letters", y1890__001="Old.", y1891__001="New.", plan="Neither.")
    (tmp_path / "letters" / "other.xml").write_text("<html/>", encoding="utf-8")
    result = run(str(tmp_path / "letters"), "--only", "html")
    assert result.exit_code == 0, result.output
    pages = {path.name for path in Path("output").glob("*.html")}
    assert pages == {
        "index.html",
        "plan.html",
        "y1890-001.html",
        "y1891-001.html",
        "diagnostics.html",
        "coverage.html",
        "search.html",
    }
    assert "New." in Path("output/y1891-001.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("edition")
def test_a_pattern_and_several_files_are_a_site(tmp_path: Path) -> None:
    letters(tmp_path / "letters", y1890__001="Old.", y1891__001="New.")
    assert run(str(tmp_path / "letters" / "**" / "*.xml"), "--only", "html").exit_code == 0
    assert Path("output/y1890-001.html").exists()
    files = [str(tmp_path / "letters" / year / "001.xml") for year in ("y1890", "y1891")]
    assert run(*files, "--only", "html", "-o", "other").exit_code == 0
    assert Path("other/y1891-001.html").exists()


@pytest.mark.usefixtures("edition")
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_published(tmp_path: Path) -> None:
    letters(tmp_path / "letters", one="Here.", two="", three="Here too.")
    result = run(str(tmp_path / "letters"), "--only", "html")
    assert result.exit_code == 1
    assert "Not published, since unreadable: two.xml." in result.stderr
    assert {"one.html", "three.html"} < {path.name for path in Path("output").glob("*.html")}


@pytest.mark.usefixtures("edition")
def test_an_edition_is_not_built_together_with_other_files(tmp_path: Path) -> None:
    letters(tmp_path / "letters", one="Here.")
    result = run("edition", str(tmp_path / "letters"))
    assert (result.exit_code, "is an edition of its own" in result.stderr) == (3, True)


def test_warnings_are_shown_and_built_unless_strict(edition: Path) -> None:
    replace(
        edition / "edition.toml",
        '"registers/persons.xml",',
        '"registers/persons.xml", "registers/persons.xml",',
    )
    strict = run("--only", "tei", "--strict")
    assert (strict.exit_code, "warning" in strict.stderr, Path("output").exists()) == (1, True, False)
    lenient = run("--only", "tei")
    assert (lenient.exit_code, "warning" in lenient.stderr) == (0, True)


@pytest.mark.parametrize("names", ["paper", "html,", "", "html pdf"])
def test_an_unknown_output_is_wrong_usage(edition: Path, names: str) -> None:
    result = run("--only", names)
    assert result.exit_code == 2
    assert "there are html, print, pdf, epub, text, data, tei" in result.stderr


def test_outputs_that_the_edition_does_not_ask_for_can_be_made_once(edition: Path) -> None:
    replace(edition / "edition.toml", '["html", "print", "pdf", "epub", "text", "data", "tei"]', '["tei"]')
    assert run().exit_code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["build.json", "tei"]
    assert run("--only", "data").exit_code == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["build.json", "data", "tei"]
    assert {output["output"] for output in manifest().values()} == {"data", "tei"}


def manifest() -> dict[str, dict[str, str]]:
    outputs: dict[str, dict[str, str]] = json.loads(Path("output/build.json").read_bytes())["outputs"]
    return outputs


def test_one_tei_file_is_built_without_a_project(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    note = tmp_path / "alone" / "note.xml"
    note.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A Note</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        "<text><body><p>One paragraph.</p></body></text></TEI>",
        encoding="utf-8",
    )
    assert run(str(note), "--only", "html,tei").exit_code == 0
    assert "One paragraph." in Path("output/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        '<p xml:id="p1" next="#p2">one</p><p xml:id="p2" next="#p1">two</p>',
        '<lg xml:id="p1" prev="#p2"><l>one</l></lg><lg xml:id="p2" prev="#p1"><l>two</l></lg>',
        '<p xml:id="p1" next="#p1" prev="#p1" corresp="#p1" sameAs="#p1" copyOf="#p1">one two</p>',
        '<p><persName xml:id="p1" corresp="#p2">one</persName> <rs xml:id="p2" corresp="#p1">two</rs></p>',
        '<p>one <ref xml:id="p1" target="#p2"/> two <ref xml:id="p2" target="#p1"/></p>',
        '<listPerson><person xml:id="p1" corresp="#p2"><persName>one</persName></person>'
        '<person xml:id="p2" corresp="#p1"><persName>two</persName></person></listPerson><p ana="#p1">x</p>',
    ],
)
def test_what_points_to_itself_in_a_circle_is_published_once(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xml").write_text(tei(text), "utf-8")
    result = run(str(tmp_path / "a.xml"), "--output", str(tmp_path / "out"), "--only", "html,text,pdf")
    assert result.exit_code == 0, result.output
    written = (tmp_path / "out" / "text" / "a.txt").read_text("utf-8").split()
    assert (written.count("one"), written.count("two")) == (1, 1)


def test_files_that_include_each_other_are_published_with_a_finding_for_each(tmp_path: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}.xml"/>'
    for name, other in (("a", "b"), ("b", "a"), ("c", "c")):
        (tmp_path / f"{name}.xml").write_text(tei(f"<p>word-{name}</p>{include.format(other)}"), "utf-8")
    result = run(str(tmp_path), "--output", str(tmp_path / "out"), "--only", "html,text")
    assert result.exit_code == 1
    for name in "abc":
        assert f"word-{name}" in (tmp_path / "out" / f"{name}.html").read_text("utf-8")
        assert f"{name}.xml:2" in result.output
