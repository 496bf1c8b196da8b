"""What each template does that the others do not, and the apparatus that all have, as pages show them."""

import io
from pathlib import Path

import pypdf
import pytest

from inline import tei
from materials import material_of, material_of_text
from teitools.edition import read_edition
from teitools.publish.build import BuildError, build
from teitools.publish.pdf import pdf_files
from teitools.publish.typeset import copies, template_files

LONG = f"<p>{'word ' * 700}</p>"


def pages(folder: Path, body: str) -> list[str]:
    pdf = pdf_files(material_of_text(folder, tei(body)))["text.pdf"]
    return [page.extract_text(extraction_mode="layout") for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def page_with(words: str, shown: list[str]) -> int:
    (found,) = (number for number, page in enumerate(shown, 1) if words in page)
    return found


@pytest.mark.parametrize(
    "body, template",
    [
        ("<p>a</p>", "article"),
        ("<div type='chapter'><p>a</p></div><div type='chapter'><p>b</p></div>", "book"),
        ("<div type='letter'><p>a</p></div>", "letters"),
        ("<div><opener><salute>Dear a,</salute></opener><p>b</p></div>", "letters"),
        ("<lg><l>a</l><l>b</l><l>c</l></lg><p>d</p>", "verse"),
        ("<sp><speaker>a</speaker><p>b</p></sp>" * 12, "drama"),
    ],
)
def test_the_text_chooses_its_template(tmp_path: Path, body: str, template: str) -> None:
    assert copies(material_of_text(tmp_path, tei(body)))["text"].template == template


def edition(folder: Path, template: str) -> Path:
    (folder / "a.xml").write_text(tei("<p>a</p>"), encoding="utf-8")
    project = f'[edition]\ndocuments = ["a.xml"]\n[print]\ntemplate = "{template}"\n'
    (folder / "edition.toml").write_text(project, encoding="utf-8")
    return folder


def test_the_edition_chooses_a_template(tmp_path: Path) -> None:
    assert copies(material_of(edition(tmp_path, "verse")))["a"].template == "verse"


def test_an_edition_has_a_template_of_its_own(tmp_path: Path) -> None:
    own = '#import "edition.typ": *\n#let setting(..all) = [Set by ourselves.] + edition(..all)'
    (tmp_path / "theme" / "print").mkdir(parents=True)
    (tmp_path / "theme" / "print" / "pocket.typ").write_text(own, encoding="utf-8")
    material = material_of(edition(tmp_path, "pocket"))
    assert "print/pocket.typ" in template_files(material)
    shown = pypdf.PdfReader(io.BytesIO(pdf_files(material)["a.pdf"])).pages[0].extract_text()
    assert "Set by ourselves." in shown


def test_a_book_has_a_table_of_contents_and_chapters_on_new_pages(tmp_path: Path) -> None:
    chapters = "".join(f"<div type='chapter'><head>Part {n}</head><p>Begin {n}</p></div>" for n in "ab")
    shown = pages(tmp_path, chapters)
    first, second = page_with("Begin a", shown), page_with("Begin b", shown)
    contents = shown[page_with("Contents", shown) - 1].split()
    assert second == first + 1
    assert contents[contents.index("a") + 1 :][-1] == str(second) and str(first) in contents


def test_lines_of_verse_are_numbered_by_fives(tmp_path: Path) -> None:
    verse = "".join(f"<l n='{n}'>Line of verse</l>" for n in range(1, 12))
    (page,) = pages(tmp_path, f"<lg>{verse}</lg>")
    numbered = [
        line.split()[0] for line in page.splitlines() if "Line of verse" in line and line.split()[0] != "Line"
    ]
    assert numbered == ["5", "10"]


def test_a_speaker_runs_into_prose_and_stands_above_verse(tmp_path: Path) -> None:
    prose = "<sp><speaker>Ada</speaker><stage>softly</stage><p>Come in.</p></sp>"
    verse = "<sp><speaker>Bo</speaker><l>Go out.</l></sp>"
    lines = [line.split() for page in pages(tmp_path, prose * 6 + verse * 6) for line in page.splitlines()]
    assert ["Ada", "softly", "Come", "in."] in [
        [word.title() if word.isupper() else word for word in line] for line in lines
    ]
    assert ["Bo"] in [[word.title() for word in line] for line in lines]


def test_readings_stand_at_the_foot_under_their_line(tmp_path: Path) -> None:
    app = "<app><lem wit='#A'>mill</lem><rdg wit='#B #C'>hill</rdg><rdg wit='#D'/></app>"
    (page,) = pages(tmp_path, f"<p>{'word ' * 40}</p><p>The {app} stands.</p>")
    lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    line = next(number for number, words in enumerate(lines) if "The mill stands." in words)
    heading = lines.index("T") + 1
    assert f"{line - heading + 1} mill A] hill B C, om. D" in lines


def test_an_entry_on_verse_has_the_number_of_its_line(tmp_path: Path) -> None:
    lines = "<l n='11'>a</l><l n='12'>b <app><lem>c</lem><rdg wit='#W'>d</rdg></app></l><l n='13'>e</l>"
    (page,) = pages(tmp_path, f"<lg>{lines}</lg>")
    assert "12 c] d W" in " ".join(page.split())


def test_a_reference_says_on_which_page_its_place_is(tmp_path: Path) -> None:
    shown = pages(tmp_path, f"<p>See <ref target='#x'>below</ref>.</p>{LONG}<p xml:id='x'>Here it is.</p>")
    assert f"See below (p. {page_with('Here it is.', shown)})." in " ".join(shown[0].split())


def test_a_short_note_stands_in_the_margin(tmp_path: Path) -> None:
    body = f"<p>{'word ' * 40}<note place='margin'>Aside</note> {'word ' * 40}</p>"
    lines = [line for line in pages(tmp_path, body)[0].splitlines() if "Aside" in line]
    assert len(lines) == 1 and lines[0].rstrip().endswith("Aside")


def test_rows_of_labels_are_repeated_on_each_page_of_a_table(tmp_path: Path) -> None:
    rows = "".join(f"<row><cell>{n}</cell></row>" for n in range(120))
    shown = pages(tmp_path, f"<table><row role='label'><cell>Label</cell></row>{rows}</table>")
    assert len(shown) > 1 and all("Label" in page for page in shown)


def test_a_template_that_fails_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "theme" / "print").mkdir(parents=True)
    own = tmp_path / "theme" / "print" / "pocket.typ"
    own.write_text("#let setting(..all) = {\n  nothing\n}", encoding="utf-8")
    with pytest.raises(
        BuildError, match=r"pocket\.typ:2:3: unknown variable: nothing\. Nothing was built\.$"
    ) as caught:
        build(read_edition(edition(tmp_path, "pocket")), ["pdf"])
    assert caught.value.exit_code == 1


def test_labels_of_the_edition_stand_for_ours(tmp_path: Path) -> None:
    folder = edition(tmp_path, "book")
    project = folder / "edition.toml"
    project.write_text(project.read_text("utf-8") + '[labels]\ncontents = "Inhalt"\n', encoding="utf-8")
    assert b'contents="Inhalt"' in copies(material_of(folder))["a"].xml
