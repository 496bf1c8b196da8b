"""A build makes the outputs that are asked for, from one material, and the same bytes each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from teitools.edition import Edition, read_edition
from teitools.edition.model import OUTPUTS
from teitools.publish.build import OF_EDITION, BuildError, build

CHECKOUT = Path(__file__).parents[2]
SMALL = CHECKOUT / "tests" / "editions" / "small"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(SMALL)


def test_every_output_of_the_edition_is_made(edition: Edition) -> None:
    made = build(edition)
    assert list(made.outputs) == list(OUTPUTS)
    assert {
        "index.html",
        "persons.html",
        "letter.typ",
        "letter.pdf",
        "data/persons.json",
        "tei/letter.xml",
    } <= {*made.files}


def test_only_the_named_outputs_are_made(edition: Edition) -> None:
    assert list(build(edition, ["tei", "data"]).outputs) == ["data", "tei"]


def test_tei_files_are_copied_byte_for_byte(edition: Edition) -> None:
    files = build(edition, ["tei"]).files
    assert files["tei/registers/persons.xml"] == (SMALL / "registers" / "persons.xml").read_bytes()
    assert len(files) == len(edition.files)


def test_the_manifest_names_every_source_and_every_output(edition: Edition) -> None:
    made = build(edition, ["tei", "data"])
    assert {source.path for source in made.manifest.sources} == {
        "edition.toml",
        *(document.name for document in edition.files),
    }
    assert {product.path for product in made.manifest.products} == {*made.files}


def test_two_outputs_never_make_one_file(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OF_EDITION, "data", OF_EDITION["tei"])
    with pytest.raises(BuildError, match=r"Two outputs want to make tei/letter\.xml, tei and data"):
        build(edition, ["data", "tei"])


@pytest.mark.slow
@pytest.mark.parametrize("path", [SMALL, CHECKOUT / "edition"], ids=["small", "reference"])
def test_builds_are_the_same_bytes_anywhere_and_at_any_time(path: Path, tmp_path: Path) -> None:
    first = built(path, tmp_path / "one", CHECKOUT, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    away = tmp_path / "away"
    away.mkdir()
    second = built(path, tmp_path / "two", away, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8")
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if second[name] != content] == []


def built(path: Path, output: Path, folder: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "teitools", "build", str(path), "--output", str(output), "--quiet"]
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    files = [file for file in sorted(output.rglob("*")) if file.is_file()]
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}
