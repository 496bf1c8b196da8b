"""The index of a search: what is where, in files small enough to be read when somebody asks."""

import json
import re
from pathlib import Path

from inline import HEADER, NAMESPACE, edition_of, tei
from teitools.edition import Edition
from teitools.publish.html import document_pages
from teitools.publish.plan import planned
from teitools.publish.search import search_files
from teitools.search.numbers import DIGITS, rising
from teitools.search.pieces import LARGEST

TOML = '[edition]\ntitle = "Two"\ndocuments = ["a.xml", "b.xml"]\nregisters = ["persons.xml"]\n'
PERSONS = (
    f'<TEI xmlns="{NAMESPACE}">{HEADER}<standOff><listPerson>'
    '<person xml:id="enver"><persName>Hoxha, Enver</persName></person>'
    '<person xml:id="nobody"><persName>Nobody</persName></person>'
    "</listPerson></standOff></TEI>"
)
A = '<p>Tiranë</p><p>In <date when="1960-11">November</date> at Tirana</p>'
B = '<p>Moscow</p><p>Moscow</p><p><persName ref="persons.xml#enver">Hoxha</persName> at Tirana</p>'


def two(folder: Path) -> Edition:
    return edition_of(folder, TOML, a=tei(A), b=tei(B), persons=PERSONS)


def contents(file: bytes) -> list[object]:
    call = re.fullmatch(r"teitoolsSearch\((.*)\);\n", file.decode(), re.S)
    assert call is not None
    found: list[object] = json.loads(f"[{call[1]}]")
    return found


def index_of(edition: Edition) -> dict[str, list[object]]:
    plan, _ = planned(edition)
    files = search_files(plan.whole())
    assert all(contents(file)[0] == Path(path).stem for path, file in files.items())
    return {Path(path).stem: contents(file)[1:] for path, file in files.items()}


def test_numbers_are_written_in_digits_of_five_bits() -> None:
    assert rising([0, 1, 2]) == "DAAA"
    assert rising([4, 40]) == "CE" + DIGITS[32 + 35 % 32] + DIGITS[1]


def test_tokens_have_their_places_by_document(tmp_path: Path) -> None:
    [[*tokens]] = index_of(two(tmp_path))["tokens-0"]
    # The first passage of each is its title. a: passages 1 and 2; b, none between: passage 3.
    assert ["tirana", "ABCABD"] in tokens
    assert ["tirane", "ABB"] in tokens
    assert [token for token, _ in tokens] == sorted(token for token, _ in tokens)


def test_what_narrows_is_what_is_mentioned(tmp_path: Path) -> None:
    index = index_of(two(tmp_path))
    assert index["persons-0"] == [[["Hoxha, Enver", "enver", ["BBD"]]]]
    assert index["years-0"] == [[["1960", "1960", ["ABC"]]]]
    assert index["documents-0"] == [[["a", "T"], ["b", "T"]]]


def test_the_directory_says_which_files_there_are(tmp_path: Path) -> None:
    [directory] = index_of(two(tmp_path))["index"]
    assert directory == {
        "documents": [["a", 0], ["b", 0]],
        "tokens": ["at"],
        "kinds": {"persons": 1, "years": 1, "documents": 1},
    }


def test_texts_are_with_the_pages_of_each_document(tmp_path: Path) -> None:
    plan, trees = planned(two(tmp_path))
    document = plan.edition.documents[1]
    file = document_pages(plan.part(document, trees["b"]))["search/b.0.js"]
    assert contents(file) == [
        "b.0",
        "b.html",
        "T",
        [["", "", "T"], ["", "par.1", "Moscow"], ["", "par.2", "Moscow"], ["", "par.3", "Hoxha at Tirana"]],
    ]


def test_no_file_is_large(tmp_path: Path) -> None:
    words = "</p><p>".join(f"слово{number}" for number in range(9000))
    edition = edition_of(
        tmp_path, '[edition]\ntitle="A"\ndocuments=["a.xml"]\nregisters=[]\n', a=tei(f"<p>{words}</p>")
    )
    plan, trees = planned(edition)
    files = {
        **search_files(plan.whole()),
        **{
            path: file
            for path, file in document_pages(plan.part(edition.documents[0], trees["a"])).items()
            if path.startswith("search/")
        },
    }
    assert len(files) > 10
    assert max(map(len, files.values())) <= LARGEST
