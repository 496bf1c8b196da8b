"""What ``edition.toml`` says of the findings that are wanted, and what the command line says instead."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inline import ANY_SCHEMA, tei
from teitools.cli.main import main

EDITION = """[edition]
documents = ["a.xml", "b.xml"]
[validation]
schema = "any.rng"
schematron = []
"""


@pytest.fixture(autouse=True)
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with a pointer to nothing, an empty one and a warning, each in two files."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "any.rng").write_text(ANY_SCHEMA, encoding="utf-8")
    for name in ("a", "b"):
        body = '<ref target="#b"/><ref target=""/><p xml:lang="iw">p</p>'
        (folder / f"{name}.xml").write_text(tei(body), encoding="utf-8")
    return folder


def validate(edition: Path, more: str, *options: str, names: tuple[str, ...] = ()) -> Result:
    (edition / "edition.toml").write_text(EDITION + more, encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", *names, "--no-source", *options])
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result


def found(result: Result) -> list[str]:
    lines = [line.split(":") for line in result.output.splitlines() if line.count(":") >= 3]
    return [f"{name.removeprefix('edition/')} {said.split()[1]}" for name, _, _, said, *_ in lines]


ALL = ["a.xml E311", "a.xml E310", "a.xml E413", "b.xml E311", "b.xml E310", "b.xml E413"]
LOST = """[[validation.ignore]]
names = ["E311", "language-replaced"]
files = "b*"
reason = "lost"
"""


@pytest.mark.parametrize(
    ("more", "options", "expected"),
    [
        ("", (), ALL),
        ('select = ["E4"]', (), ["a.xml E413", "b.xml E413"]),
        (LOST, (), [*ALL[:3], "b.xml E310"]),
        ('select = ["E4"]', ("--select", "E310"), ["a.xml E310", "b.xml E310"]),
        (LOST, ("--ignore", "E310"), ["a.xml E311", "a.xml E413", "b.xml E311", "b.xml E413"]),
        (LOST, ("--select", "E311"), ["a.xml E311"]),
    ],
)
@pytest.mark.parametrize("names", [(), (".",), ("edition/a.xml", "edition/b.xml")])
def test_some_are_wanted(
    more: str, options: tuple[str, ...], expected: list[str], names: tuple[str, ...], edition: Path
) -> None:
    assert found(validate(edition, more, *options, names=names)) == expected


@pytest.mark.parametrize("names", [(), (".", "edition")])
def test_warnings_count_where_the_edition_says_so(names: tuple[str, ...], edition: Path) -> None:
    warnings = 'select = ["E4"]\n'
    assert validate(edition, warnings, names=names).exit_code == 0
    assert validate(edition, f"{warnings}strict = true", names=names).exit_code == 1
    assert validate(edition, f"{warnings}strict = true", "--no-strict", names=names).exit_code == 0


def test_a_baseline_of_the_edition(edition: Path) -> None:
    known = 'baseline = "known.json"'
    assert "--write-baseline writes it" in validate(edition, known).output
    written = validate(edition, known, "--write-baseline", "edition/known.json")
    assert "knows 6 findings" in written.output
    (edition / "b.xml").write_text(tei('<ref target="#c"/>'), encoding="utf-8")
    for names in ((), ("edition", ".")):
        again = validate(edition, known, names=names)
        assert found(again) == ["b.xml E311"]
        assert "(3 known findings left out; 3 others mended" in again.output
    assert len(found(validate(edition, known, "--ignore", "E413"))) == 1


def test_what_is_wrong_with_the_file_itself_is_always_told(edition: Path) -> None:
    result = validate(edition, 'select = ["E4"]\nstrikt = true')
    assert found(result)[0] == "edition.toml E011"


def test_an_entry_that_ignores_nothing_is_told(edition: Path) -> None:
    idle = '[[validation.ignore]]\nnames = ["E403", "E3"]\nfiles = "c*"\nreason = "lost"\n'
    result = validate(edition, LOST + idle)
    assert (
        "edition.toml:13:10: info E020 This entry of ignore (E403, E3 in c*) ignores nothing" in result.output
    )
    assert found(result)[1:] == [*ALL[:3], "b.xml E310"]
    assert "E020" not in validate(edition, LOST + idle, "--no-rules").output


def test_whether_an_entry_for_what_builds_find_is_needed_is_not_known(edition: Path) -> None:
    entry = '[[validation.ignore]]\nnames = "E491"\nreason = "set by hand"\n'
    assert found(validate(edition, entry)) == ALL
