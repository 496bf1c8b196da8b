"""James Clark's conformance suite: what is valid and what is not, case by case.

Left out are values of the type QName, which are compared as texts, and ``xml:base``: TEI uses neither.
"""

import copy
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from teitools.relaxng import problems, read_schema

SUITES = os.environ.get("TEITOOLS_SUITES")


def cases() -> Iterator[tuple[int, etree._Element]]:
    suite = etree.parse(f"{SUITES}/relaxng/spectest.xml")
    for number, case in enumerate(suite.iter("testCase")):
        schema = case.find("correct")
        if schema is not None and len(schema) and not case.xpath(".//@xml:base | .//@type[. = 'QName']"):
            yield number, case


def write_resources(case: etree._Element, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for resource in case.findall("resource"):
        (folder / resource.get("name", "")).write_bytes(etree.tostring(resource[0], with_tail=False))
    for inner in case.findall("dir"):
        write_resources(inner, folder / inner.get("name", ""))


@pytest.mark.samples
@pytest.mark.skipif(not SUITES, reason="TEITOOLS_SUITES does not name the folder of the suites")
def test_verdicts(tmp_path: Path) -> None:
    wrong, verdicts = [], 0
    for number, case in cases():
        folder = tmp_path / str(number)
        write_resources(case, folder)
        (folder / "s.rng").write_bytes(etree.tostring(case.find("correct")[0], with_tail=False))
        schema = read_schema(folder / "s.rng")
        for expected in case.iterchildren("valid", "invalid"):
            if len(expected):
                verdicts += 1
                found = problems(schema, etree.ElementTree(copy.deepcopy(expected[0])))
                wrong += [number] if bool(found) == (expected.tag == "valid") else []
    assert wrong == []
    assert verdicts > 500
