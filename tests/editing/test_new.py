"""A new edition validates and builds as it is."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from teitools.cli.main import main
from teitools.editing.new import ExistingError, new_edition, skeleton

DAY = date(2026, 11, 24)


def test_a_new_edition_has_nothing_to_mend(tmp_path: Path) -> None:
    new_edition(tmp_path / "new", "Letters", "Ada Author", DAY)
    done = CliRunner().invoke(main, ["validate", str(tmp_path / "new"), "--strict"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("said", ['Letters & "Papers"', "<b>", "{author}", "a\\b", "Ünïcode"])
def test_what_is_said_of_it_stands_in_its_files(said: str) -> None:
    import tomllib

    texts = skeleton(said, said, DAY)
    assert tomllib.loads(texts["edition.toml"])["edition"]["title"] == said
    tei = etree.fromstring(texts["text.xml"].encode())
    assert tei.findtext(".//{*}title") == said
    assert tei.findtext(".//{*}docAuthor", tei.findtext(".//{*}author/{*}persName")) == said


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "text.xml").write_text("mine", "utf-8")
    with pytest.raises(ExistingError, match=r"text\.xml"):
        new_edition(tmp_path, "T", "A", DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["text.xml"]
    assert (tmp_path / "text.xml").read_text("utf-8") == "mine"


def test_none_of_our_files_is_copied(tmp_path: Path) -> None:
    files = {path.suffix for path in new_edition(tmp_path / "new", "T", "A", DAY)}
    assert files == {".toml", ".xml"}
    assert not any(tmp_path.rglob("*.xsl"))
