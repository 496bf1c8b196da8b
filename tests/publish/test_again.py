"""A second build makes anew what has changed, and ends with the same files as a clean one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from teitools.checks import relaxng
from teitools.cli.main import main
from teitools.publish.again import state

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>
"""
BODY = """<p>{name} wrote to <persName ref="persons.xml#{person}">her</persName> on
<date when="19{number}-05-04">that day</date> of the letter <ref target="{other}.xml">before</ref>.</p>
<p>Weather and garden.</p>"""
PERSONS = """<standOff><listPerson>
<person xml:id="ada"><persName>Ada</persName></person>
<person xml:id="eva"><persName>Eva</persName></person></listPerson></standOff>"""
PROJECT = """[edition]
title = "Letters"
documents = ["*.xml"]
registers = ["persons.xml"]
[publication]
outputs = ["html", "text", "data"]
"""
LETTERS = 4


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    folder.mkdir()
    for number in range(LETTERS):
        person = ("ada", "eva")[number % 2]
        body = BODY.format(name="Somebody", person=person, number=10 + number, other=f"l{max(number - 1, 0)}")
        (folder / f"l{number}.xml").write_text(TEI.format(title=f"Letter {number}", body=body), "utf-8")
    register = TEI.format(title="Persons", body="<p/>").replace("<text>", f"{PERSONS}<text>")
    (folder / "persons.xml").write_text(register, "utf-8")
    (folder / "edition.toml").write_text(PROJECT.replace("*.xml", "l*.xml"), "utf-8")
    return folder


def built(edition: Path, output: Path, *options: str) -> dict[str, str]:
    """Build; return why what was made anew was."""
    ended = CliRunner().invoke(
        main, ["build", str(edition), "-o", str(output), *options], catch_exceptions=False
    )
    assert ended.exit_code in (0, 1), ended.output
    redone: dict[str, str] = json.loads((output / "build.json").read_bytes())["redone"]
    return redone


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != "build.json"}


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def change(edition: Path, name: str, old: str, new: str) -> None:
    path = edition / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_without_changes_nothing_is_written(edition: Path, tmp_path: Path) -> None:
    assert list(built(edition, tmp_path / "out")) == ["all"]
    before = times(tmp_path / "out")
    ended = CliRunner().invoke(main, ["build", str(edition), "-o", str(tmp_path / "out")])
    assert "Nothing has changed since the build before." in ended.output
    assert times(tmp_path / "out") == before


def test_a_word_that_changes_concerns_its_document_alone(edition: Path, tmp_path: Path) -> None:
    built(edition, tmp_path / "out", "--only", "html")
    before = times(tmp_path / "out")
    change(edition, "l2.xml", "Weather and garden", "Weather and gardens")
    assert built(edition, tmp_path / "out", "--only", "html") == {
        "l2": "changed: l2.xml",
        "search": "changed: what it shows of the documents",
    }
    now = times(tmp_path / "out")
    assert {name for name in now if now[name] != before[name]} == {
        "l2.html",
        "l2.0.js",
        "tokens-0.js",
        "build.json",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "redone"),
    [
        (
            "l1.xml",
            "<title>Letter 1</title>",
            "<title>Second</title>",
            {
                "l0": "changed: its neighbours on the site",
                "l1": "changed: l1.xml",
                "l2": "changed: its neighbours on the site",
                "search": "changed: what it shows of the documents",
                "site": "changed: what it shows of the documents",
            },
        ),
        (
            "l1.xml",
            "persons.xml#eva",
            "persons.xml#ada",
            {
                "l0": "changed: the entries that it mentions",
                "l1": "changed: l1.xml",
                "l2": "changed: the entries that it mentions",
                "l3": "changed: the entries that it mentions",
                "search": "changed: what it shows of the documents",
                "site": "changed: what it shows of the documents",
            },
        ),
        (
            "persons.xml",
            "<persName>Ada</persName>",
            "<persName>Adele</persName>",
            {
                "l0": "changed: the entries that it mentions",
                "l2": "changed: the entries that it mentions",
                "search": "changed: what it shows of the documents",
                "site": "changed: what it shows of the documents",
            },
        ),
        ("edition.toml", '"Letters"', '"All letters"', {"all": "changed: edition.toml"}),
    ],
)
def test_what_depends_on_a_change_is_made_anew(
    name: str, old: str, new: str, redone: dict[str, str], edition: Path, tmp_path: Path
) -> None:
    built(edition, tmp_path / "out")
    change(edition, name, old, new)
    assert built(edition, tmp_path / "out") == redone
    built(edition, tmp_path / "clean")
    assert files(tmp_path / "out") == files(tmp_path / "clean")


def test_documents_that_come_and_go(edition: Path, tmp_path: Path) -> None:
    built(edition, tmp_path / "out")
    shutil.copy(edition / "l3.xml", edition / "l4.xml")
    redone = built(edition, tmp_path / "out")
    assert redone["l4"] == "l4.xml is new"
    (edition / "l1.xml").unlink()
    built(edition, tmp_path / "out")
    built(edition, tmp_path / "clean")
    assert files(tmp_path / "out") == files(tmp_path / "clean")
    assert not (tmp_path / "out" / "l1.html").exists()


def test_what_was_changed_in_the_output_is_made_anew(edition: Path, tmp_path: Path) -> None:
    built(edition, tmp_path / "out")
    expected = files(tmp_path / "out")
    (tmp_path / "out" / "l1.html").unlink()
    redone = built(edition, tmp_path / "out")
    assert redone == {"l1": "an output was not there as it was made"}
    assert files(tmp_path / "out") == expected


def test_an_image_that_changes_concerns_its_document(edition: Path, tmp_path: Path) -> None:
    change(edition, "l0.xml", "<p>Weather", '<figure><graphic url="a.svg"/></figure><p>Weather')
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"/>'
    (edition / "a.svg").write_text(picture.format(9), "utf-8")
    built(edition, tmp_path / "out")
    (edition / "a.svg").write_text(picture.format(10), "utf-8")
    assert built(edition, tmp_path / "out")["l0"] == "changed: its images"
    built(edition, tmp_path / "clean")
    assert files(tmp_path / "out") == files(tmp_path / "clean")


def test_a_clean_build_makes_everything_anew(edition: Path, tmp_path: Path) -> None:
    built(edition, tmp_path / "out")
    assert built(edition, tmp_path / "out", "--clean") == {"all": "a clean build was asked for"}


def test_findings_of_documents_that_stay_are_told_again(edition: Path, tmp_path: Path) -> None:
    change(edition, "l1.xml", 'when="1911-05-04"', 'when="1911-13-04"')
    built(edition, tmp_path / "out")
    found = json.loads((tmp_path / "out" / "diagnostics.json").read_bytes())
    change(edition, "l2.xml", "garden", "gardens")
    built(edition, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "diagnostics.json").read_bytes()) == found
    assert found


OWN = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="any.rng"/>
<start><ref name="any"/></start></grammar>"""
ANY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="any">
<element><anyName/><zeroOrMore><choice>
<attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element>
</define></grammar>"""


def test_documents_are_checked_again_where_a_file_of_the_schema_has_changed(
    edition: Path, tmp_path: Path
) -> None:
    (edition / "own.rng").write_text(OWN, "utf-8")
    (edition / "any.rng").write_text(ANY, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as project:
        project.write('[validation]\nschema = "own.rng"\nschematron = []\n')
    built(edition, tmp_path / "out")
    assert not (tmp_path / "out" / "diagnostics.json").exists()
    no_date = '<anyName><except><name ns="http://www.tei-c.org/ns/1.0">date</name></except></anyName><z'
    change(edition, "any.rng", "<anyName/><z", f"{no_date}")
    relaxng.load.cache_clear()
    built(edition, tmp_path / "out")
    found = json.loads((tmp_path / "out" / "diagnostics.json").read_bytes())
    assert {each["file"] for each in found} == {f"l{number}.xml" for number in range(LETTERS)}


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"cos\nsystem\n(S'true'\ntR.", None])
def test_what_is_remembered_may_be_damaged(
    damage: bytes | None, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(state.FOLDER, str(tmp_path / "builds"))
    built(edition, tmp_path / "out")
    (place,) = (tmp_path / "builds").iterdir()
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert built(edition, tmp_path / "out") == {"all": "nothing is remembered of a build before"}


@pytest.mark.slow
def test_any_changes_end_with_the_files_of_a_clean_build(edition: Path, tmp_path: Path) -> None:
    random = Random(1888)  # noqa: S311
    built(edition, tmp_path / "out")
    for step in range(12):
        random.choice(CHANGES)(edition, random)
        built(edition, tmp_path / "out")
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        built(edition, tmp_path / "clean")
        assert files(tmp_path / "out") == files(tmp_path / "clean"), step


def _any_letter(edition: Path, random: Random) -> Path:
    return random.choice(sorted(edition.glob("l*.xml")))


def _word(edition: Path, random: Random) -> None:
    path = _any_letter(edition, random)
    path.write_text(path.read_text("utf-8").replace("garden", f"garden{random.randrange(99)}", 1), "utf-8")


def _title(edition: Path, random: Random) -> None:
    path = _any_letter(edition, random)
    path.write_text(path.read_text("utf-8").replace("Letter", "The Letter", 1), "utf-8")


def _person(edition: Path, random: Random) -> None:
    path = _any_letter(edition, random)
    one, other = random.sample(["ada", "eva"], 2)
    path.write_text(path.read_text("utf-8").replace(f"#{one}", f"#{other}"), "utf-8")


def _entry(edition: Path, random: Random) -> None:
    name = random.choice(["Ada", "Eva"])
    change(edition, "persons.xml", name, f"{name}{random.choice('abc')}")


def _new(edition: Path, random: Random) -> None:
    shutil.copy(_any_letter(edition, random), edition / f"l{random.randrange(10, 99)}.xml")


def _gone(edition: Path, random: Random) -> None:
    if len(list(edition.glob("l*.xml"))) > 2:
        _any_letter(edition, random).unlink()


def _style(edition: Path, random: Random) -> None:
    (edition / "theme").mkdir(exist_ok=True)
    (edition / "theme" / "own.css").write_text(f"p {{ margin: {random.randrange(9)}px }}", "utf-8")


def _labels(edition: Path, random: Random) -> None:
    project = PROJECT.replace("*.xml", "l*.xml")
    labels = f'[labels]\ncontents = "Contents {random.randrange(9)}"\n'
    (edition / "edition.toml").write_text(f"{project}{labels}", "utf-8")


CHANGES: list[Callable[[Path, Random], None]] = [
    _word, _word, _title, _person, _entry, _new, _gone, _style, _labels,
]  # fmt: skip
