"""What may be said in edition.toml; what is wrong is reported at its line."""

from pathlib import Path

import pytest

from teitools.diagnostics import Diagnostic
from teitools.edition.model import OUTPUTS, Ignored, Settings, Wanted
from teitools.edition.settings import read_settings


def read(folder: Path, toml: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    for name in ("a.xml", "b.xml", "own.rng"):
        (folder / name).touch()
    return read_settings(folder / "edition.toml", toml.encode())


def complaints(folder: Path, toml: str) -> list[str]:
    _, found = read(folder, toml)
    return [f"{each.line}:{each.column} {each.code} {each.message}" for each in found]


def test_defaults(tmp_path: Path) -> None:
    settings, found = read(tmp_path, '[edition]\ndocuments = ["a.xml"]\n')
    assert found == ()
    assert settings.title == tmp_path.name
    assert settings.documents == (tmp_path / "a.xml",)
    assert settings.outputs == OUTPUTS
    assert settings.schema is not None
    assert settings.schema.name == "edition.rng"
    assert [path.name for path in settings.schematron] == ["edition.sch"]


def test_own_schema_and_no_rules(tmp_path: Path) -> None:
    toml = '[edition]\ndocuments = "a.xml"\n[validation]\nschema = "own.rng"\nschematron = []\n'
    settings, found = read(tmp_path, toml)
    assert found == ()
    assert settings.schema == tmp_path / "own.rng"
    assert settings.schematron == ()


def test_which_findings_are_wanted(tmp_path: Path) -> None:
    toml = """[edition]
documents = ["a.xml"]
[validation]
select = "E3"
strict = true
baseline = "known.json"
ignore = [{names = ["E311", "target"], files = "l/*.xml", reason = "lost"}, {names = "E4", reason = "old"}]
"""
    settings, found = read(tmp_path, toml)
    assert found == ()
    assert settings.wanted == Wanted(
        ("E3",),
        (Ignored(("E311", "target"), ("l/*.xml",), "lost", (7, 68)), Ignored(("E4",), (), "old", (7, 101))),
        True,
        tmp_path / "known.json",
    )


def test_a_pattern_names_many_documents(tmp_path: Path) -> None:
    settings, found = read(tmp_path, '[edition]\ndocuments = ["*.xml"]\n')
    assert found == ()
    assert [path.name for path in settings.documents] == ["a.xml", "b.xml"]


EDITION = '[edition]\ndocuments = ["a.xml"]\n'
VALIDATION = EDITION + '[validation]\nschema = "{}"'


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        (
            '[edition]\ntitel = "T"\ndocuments = ["a.xml"]',
            "2:1 E011 There is no key titel in [edition]: did you mean title?",
        ),
        (
            f"{EDITION}[validaton]\nschema = 'own.rng'",
            "3:1 E011 There is no table validaton: did you mean validation?",
        ),
        (f"{EDITION}title = 3", "3:1 E012 title in [edition] is a text: write title = "),
        ("[edition]\ndocuments = [1]", "2:1 E012 documents in [edition] is a list of texts"),
        (
            f'{EDITION}[publication]\noutputs = ["html",\n  "pfd"]',
            '5:3 E012 There is no output "pfd": did you mean pdf?',
        ),
        ('[edition]\ndocuments = [\n  "a.xml",\n  "c.xml",\n]', '4:3 E003 The file "c.xml" does not exist'),
        ('[edition]\ndocuments = ["../x.xml"]', '2:14 E013 "../x.xml" lies outside the edition\'s folder'),
        ('[edition]\ndocuments = ["/etc/passwd"]', '2:14 E013 "/etc/passwd" lies outside'),
        ('[edition]\ndocuments = ["../*.xml"]', '2:14 E013 "../*.xml" lies outside'),
        ('[edition]\ndocuments = ["letters/*.xml"]', '2:14 E003 No file matches "letters/*.xml".'),
        ('[edition]\ndocuments = ["a.xml", "a.xml"]', '2:14 E014 "a.xml" is listed twice.'),
        (f'{EDITION}registers = ["a.xml"]', '3:14 E014 "a.xml" is listed twice.'),
        ("[edition]\ndocuments = []", "2:1 E015 The edition has no documents"),
        ("", "1:1 E015 The edition has no documents"),
        (VALIDATION.format("teitools:editon.rng"), '4:10 E003 "teitools:editon.rng" is not among'),
        (VALIDATION.format("teitools:../saxon.py"), '4:10 E003 "teitools:../saxon.py" is not among'),
        (f"{EDITION}[publication]\nstylesheets = 3", "4:1 E012 stylesheets in [publication] is a table"),
        (f'{EDITION}[validation]\nselect = ["E3", "E999"]', '4:17 E012 There is no code "E999"'),
        (f"{EDITION}[validation]\nstrict = 1", "4:1 E012 strict in [validation] is true or false"),
        (f'{EDITION}[validation]\nignore = ["E3"]', "4:1 E012 ignore in [validation] is a list of tables"),
        (
            f'{EDITION}[[validation.ignore]]\nnames = "E457"\n',
            "4:9 E012 An entry of ignore in [validation] says what it ignores, and why",
        ),
        (
            f'{EDITION}[[validation.ignore]]\nnames = "E457"\nreason = "r"\nfile = "a"',
            "6:1 E011 There is no key file in an entry of ignore in [validation]: did you mean files?",
        ),
        (
            f'{EDITION}[validation]\nignore = [{{names = ["E457", "E9999"], reason = "r"}}]',
            '4:29 E012 There is no code "E9999"',
        ),
        (f'{EDITION}[validation]\nbaseline = "../k.json"', '4:12 E013 "../k.json" lies outside'),
        ("[edition]\ndocuments = [", "2:0 E010 This is not TOML"),
        ("[edition]\ntitle = \n", "2:9 E010 This is not TOML"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(toml: str, complaint: str, tmp_path: Path) -> None:
    found = complaints(tmp_path, toml)
    assert len(found) == 1, found
    assert found[0].startswith(complaint)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    folder.mkdir()
    (tmp_path / "secret.xml").touch()
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    assert "E013" in complaints(folder, '[edition]\ndocuments = ["link.xml"]')[0]


@pytest.mark.parametrize("name", ["x" * 300 + ".xml", "a\\u0000.xml", "loop.xml"])
def test_names_that_no_file_has(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.xml").symlink_to(tmp_path / "loop.xml")
    assert "E003" in complaints(tmp_path, f'[edition]\ndocuments = ["{name}"]')[0]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    _, found = read_settings(tmp_path / "edition.toml", b'[edition]\ntitle = "caf\xe9"')
    assert [(each.line, each.code) for each in found] == [(2, "E010")]


def test_parameters_and_labels(tmp_path: Path) -> None:
    toml = (
        '[edition]\ndocuments = ["a.xml"]\n[parameters]\nmentions-shown = 9\n[labels]\nnotes = "Footnotes"\n'
    )
    settings, found = read(tmp_path, toml)
    assert found == ()
    assert settings.parameters == {"mentions-shown": 9}
    assert settings.labels == {"notes": "Footnotes"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            "[parameters]\nmention-shown = 9",
            "4:1 E011 There is no parameter mention-shown: did you mean mentions-shown?",
        ),
        ("[parameters]\ncards = 1", "4:1 E012 cards in [parameters] is true or false: cards = true."),
        (
            "[parameters]\nmentions-shown = true",
            "4:1 E012 mentions-shown in [parameters] is a whole number: mentions-shown = 6.",
        ),
        ("[labels]\nnotes = 1", '4:1 E012 notes in [labels] is a text: write notes = "…".'),
    ],
)
def test_wrong_parameters_and_labels(tmp_path: Path, line: str, complaint: str) -> None:
    assert complaints(tmp_path, f'[edition]\ndocuments = ["a.xml"]\n{line}\n') == [complaint]
