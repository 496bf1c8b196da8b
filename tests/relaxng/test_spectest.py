"""James Clark's conformance suite: which schemas are correct, and which documents are valid, case by case."""

import copy
import os
from pathlib import Path

import pytest
from lxml import etree

from teitools.relaxng import SchemaError
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

SUITES = os.environ.get("TEITOOLS_SUITES")
FILE = Path(f"{SUITES}/relaxng/spectest.xml")
CASES = list(etree.parse(FILE).iter("testCase")) if SUITES and FILE.exists() else []

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not CASES, reason="TEITOOLS_SUITES does not name a folder with relaxng/spectest.xml"),
]


def write_resources(case: etree._Element, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for resource in case.findall("resource"):
        (folder / resource.get("name", "")).write_bytes(source_of(resource))
    for inner in case.findall("dir"):
        write_resources(inner, folder / inner.get("name", ""))


def source_of(holder: etree._Element) -> bytes:
    return etree.tostring(holder[0], with_tail=False)


def write_schema(case: etree._Element, kind: str, folder: Path) -> Path:
    write_resources(case, folder)
    path = folder / "schema.rng"
    path.write_bytes(source_of(case.find(kind)))
    return path


def numbers_of(kind: str) -> list[int]:
    found = ((number, case.find(kind)) for number, case in enumerate(CASES))
    return [number for number, schema in found if schema is not None and len(schema)]


@pytest.mark.parametrize("number", numbers_of("incorrect"))
def test_incorrect_schemas(number: int, tmp_path: Path) -> None:
    path = write_schema(CASES[number], "incorrect", tmp_path)
    with pytest.raises(SchemaError) as caught:
        read_schema(path)
    assert caught.value.reason.endswith(".")


@pytest.mark.parametrize("number", numbers_of("correct"))
def test_correct_schemas(number: int, tmp_path: Path) -> None:
    case = CASES[number]
    schema = read_schema(write_schema(case, "correct", tmp_path))
    for expected in case.iterchildren("valid", "invalid"):
        found = problems(schema, etree.ElementTree(copy.deepcopy(expected[0])))
        assert bool(found) == (expected.tag == "invalid"), source_of(expected)


def test_the_suite_is_whole() -> None:
    assert len(numbers_of("incorrect")) + len(numbers_of("correct")) == len(CASES) == 385
