"""Other people's documents, whole and damaged, against several schemas: the verdict is jing's."""

import copy
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from jing import jing, needs_jing
from teitools.edition import read_edition
from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.validator import problems
from teitools.schemas.find import furnished
from teitools.schemas.lookup import ON_THIS_MACHINE

ROOT = Path(__file__).parents[2]
SAMPLES, SUITES, TEI = (os.environ.get(f"TEITOOLS_{name}") for name in ("SAMPLES", "SUITES", "TEI"))
EDITION = sorted((ROOT / "edition").rglob("*.xml"))
OTHERS = sorted(Path(SAMPLES).rglob("*.xml")) if SAMPLES else []
DOCUMENTS = [*OTHERS, *EDITION]
SCHEMAS = {
    "tei_all": Path(f"{TEI}/tei_all.rng"),
    "detest": Path(f"{SUITES}/tei-detest/detest.rng"),
    "edition": ROOT / "schema" / "edition.rng",
}

pytestmark = [
    *needs_jing,
    pytest.mark.samples,
    pytest.mark.slow,
    pytest.mark.skipif(not SAMPLES, reason="TEITOOLS_SAMPLES does not name the folder of samples"),
]


def schema_called(name: str) -> Path:
    if not SCHEMAS[name].is_file():
        pytest.skip(f"{SCHEMAS[name].name} is not there: TEITOOLS_TEI and TEITOOLS_SUITES name its folder")
    return SCHEMAS[name]


def first_line(schema: Patterns, document: Path) -> int | None:
    """The line of the first problem: where the start tag ends, as jing counts too."""
    found = problems(schema, parse_xml(document.read_bytes()))
    return int(found[0].element.sourceline or 0) if found else None


@pytest.mark.parametrize("name", SCHEMAS)
def test_whole_documents(name: str) -> None:
    path = schema_called(name)
    schema, refused = read_schema(path), jing(path, DOCUMENTS)
    assert {each: first_line(schema, each) for each in DOCUMENTS} == {
        each: refused.get(each) for each in DOCUMENTS
    }


def named_schemas(document: Path) -> Iterator[Path]:
    """The RELAX NG schemas that a document names, beside it or in the catalogs of ``XML_CATALOG_FILES``."""
    settings = furnished(read_edition(document), ON_THIS_MACHINE).settings
    if settings.schema is not None:
        yield from (settings.schema, *settings.further_schemas)


def test_the_schemas_that_documents_name() -> None:
    pairs = [(document, schema) for document in OTHERS for schema in named_schemas(document)]
    if not pairs:
        pytest.skip(
            "No schema that a document names is at hand: XML_CATALOG_FILES may name a catalog of them"
        )
    for document, path in pairs:
        refused = jing(path, [document])
        assert first_line(read_schema(path), document) == refused.get(document), (document, path)


@pytest.mark.parametrize(("name", "number"), [("tei_all", 150), ("detest", 100), ("edition", 300)])
def test_damaged_documents(name: str, number: int, tmp_path: Path) -> None:
    path = schema_called(name)
    schema, damage = read_schema(path), Damage(1905)
    files = [tmp_path / f"{n}.xml" for n in range(number)]
    for file in files:
        file.write_bytes(damage.one(EDITION if name == "edition" else DOCUMENTS))
    refused = jing(path, files)
    assert 0 < len(refused) < number or name == "detest"
    assert [each for each in files if (first_line(schema, each) is None) == (each in refused)] == []


class Damage:
    """Documents with one to three seeded slips."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311
        self._trees: dict[Path, etree._ElementTree] = {}

    def one(self, documents: list[Path]) -> bytes:
        path = self._random.choice(documents)
        if path not in self._trees:
            self._trees[path] = parse_xml(path.read_bytes())
        tree = copy.deepcopy(self._trees[path])
        for _ in range(self._random.randint(1, 3)):
            self._slip(list(tree.iter("*")))
        return etree.tostring(tree)

    def _slip(self, elements: list[etree._Element]) -> None:
        choose = self._random.choice
        one, other = choose(elements[1:]), choose(elements)
        parent = one.getparent()
        assert parent is not None
        match self._random.randrange(9):
            case 0:
                one.tag = other.tag
            case 1:
                parent.remove(one)
            case 2 if one not in (other, *other.iterancestors()):
                other.insert(self._random.randint(0, len(other)), one)
            case 3:
                parent.append(copy.deepcopy(one))
            case 4 if other.attrib:
                name = choose(other.keys())
                one.set(name, other.get(name, ""))
            case 5 if one.attrib:
                del one.attrib[choose(one.keys())]
            case 6 if one.attrib and other.attrib:
                one.set(choose(one.keys()), choose(other.values()))
            case 7:
                one.text = "Стой!"
            case 8:
                parent[:] = self._random.sample(list(parent), len(parent))
