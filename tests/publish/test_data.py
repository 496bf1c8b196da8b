"""The indexes as JSON and CSV."""

import csv
import io
import json
from pathlib import Path

import pytest

from materials import material_of
from teitools.index import Entry, Index, Mention
from teitools.publish.data import as_csv, data_files
from teitools.publish.material import Material

SMALL = Path(__file__).parents[1] / "editions" / "small"


def material() -> Material:
    return material_of(SMALL)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return data_files(material())


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def index_of(name: str, **fields: str) -> Index:
    mention = Mention("d", "m.1", "d:par.1", "", "1", "", "@x", "=a ", " b")
    return Index("persons", "Persons", (Entry("person:a", "a", name, "a", "", fields, (mention,)),))


def test_each_index_has_two_files(files: dict[str, bytes]) -> None:
    assert len(files) == 16
    assert {"data/persons.json", "data/persons.csv", "data/apparatus.json"} <= set(files)


def test_json_has_entries_with_their_mentions(files: dict[str, bytes]) -> None:
    hoxha = next(entry for entry in json.loads(files["data/persons.json"]) if entry["id"] == "hoxha")
    assert (hoxha["name"], hoxha["sort"], hoxha["born"]) == ("Hoxha, Enver", "hoxha enver", "1908")
    assert hoxha["mentions"][1] == {
        "document": "letter", "address": "letter:par.1", "page": "1", "paragraph": "1", "text": "Hoxha",
        "context": "On 12 November Hoxha met Khrushchev at the Moscow meeting. He said that “the …",
    }  # fmt: skip


def test_json_is_readable(files: dict[str, bytes]) -> None:
    assert files["data/places.json"].endswith(b"]\n")
    assert "Tiranë".encode() in files["data/places.json"]


def test_csv_has_a_row_for_each_mention(files: dict[str, bytes]) -> None:
    persons = rows(files["data/persons.csv"])
    assert [row["id"] for row in persons] == [
        "author",
        *["griffith"] * 2,
        *["hoxha"] * 3,
        *["khrushchev"] * 3,
    ]
    assert persons[1]["note"] == "1"
    assert persons[0]["entry_note"] == "Author of the text."


def test_entries_without_mentions_have_a_row() -> None:
    index = Index("places", "Places", (Entry("place:a", "a", "A", "a", "", {}, ()),))
    assert [row["address"] for row in rows(as_csv(index).encode())] == [""]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "--11-29", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    [row] = rows(as_csv(index_of(cell)).encode())
    assert (row["name"], row["text"], row["context"]) == (f"'{cell}", "'@x", "'=a @x b")


@pytest.mark.parametrize("cell", ["-10, -52", "-10.5", "41.33, -19.82", "a = b"])
def test_numbers_stay_as_they_are(cell: str) -> None:
    [row] = rows(as_csv(index_of("A", coordinates=cell)).encode())
    assert row["coordinates"] == cell


def test_data_are_the_same_each_time(files: dict[str, bytes]) -> None:
    assert data_files(material()) == files
