"""The examples of the codes' page do what the page says of them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from inline import HEADER, NAMESPACE, tei
from teitools.checks.report import validate
from teitools.diagnostics.explanations import explanations
from teitools.resources import resource

EXAMPLE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
SETTINGS = ("E003", "E010", "E011", "E012", "E013", "E014", "E015", "E016")
BODIES = (
    "E001",
    "E020",
    "E101",
    "E102",
    "E103",
    "E105",
    "E106",
    "E107",
    "E301",
    "E302",
    "E310",
    "E312",
    "E313",
    "E403",
    "E404",
    "E412",
    "E413",
    "E432",
    "E450",
    "E451",
    "E452",
    "E453",
    "E454",
    "E455",
    "E458",
    "E459",
    "E480",
    "E481",
    "E482",
)
ALONE = (
    "E401",
    "E402",
    "E411",
)
"""What a schema says too, and then alone."""
NUMBERED = "<p>" + "".join(f'<note n="{n}">x</note>' for n in range(1, 9)) + "</p>"
MARKED = "".join(f'<ref target="#fn{n}">{n}</ref><note xml:id="fn{n}" n="{n}">x</note>' for n in range(1, 13))
_HOXHA = '<persName ref="#hoxha">Hoxha</persName> '
_ENTRIES = "".join(
    f'<person xml:id="{name.lower()}"><persName>A. {name}</persName></person>'
    for name in ("Hoxha", "Kapo", "Alia", "Nase", "Balluku")
)
_KNOWN = f'<p ana="#alia #nase #balluku #kapo">{_HOXHA * 20}</p><listPerson>{_ENTRIES}</listPerson>'
AMONG = {
    "E421": NUMBERED,
    "E422": f"<p>{MARKED}</p>",
    "E423": f"<p>{MARKED}</p>",
    "E424": f"<p>{MARKED}</p>",
    "E431": "<p>" + "".join(f'<pb n="{n}"/>' for n in range(1, 9)) + "</p>",
    "E456": "<p>" + "été " * 20 + "</p>",
    "E457": "<p>" + "don’t " * 20 + "</p>",
    "E460": _KNOWN,
    "E461": "<p>x</p>",
    "E462": _KNOWN,
    "E463": _KNOWN,
    **dict.fromkeys(("E470", "E471", "E472", "E475", "E476"), "<p>x</p>"),
}
"""What is wrong only in such a text."""

STRUCTURE = ("E101", "E102", "E103", "E104", "E105", "E106", "E107")
POINTERS = ("E311", "E314", "E315", "E316")
FILES = ("E002",)
SCHEMAS = ("E110",)
REFERENCES = ("E304",)
NOT_RUN = {
    "E004": "it shows the beginning of a file that is longer than a page",
    "E005": "what to write instead is told, not shown",
    "E006": "it needs a file that cannot be read: tests/corpus has such files",
    "E007": "it needs a file that changes while it is mended: tests/corpus has such files",
    "E109": "it tells of a document and a schema, and shows neither",
    "E111": "it is about a folder of files: tests/schemas has such folders",
    "E201": "it needs a whole edition with its rules: tests/schema runs each rule",
    "E202": "it is a piece of a Schematron: tests/schematron runs such rules",
    "E210": "it is a piece of a Schematron: tests/schematron runs such files",
    "E490": "it needs a release: tests/checks/test_vanished.py makes one",
    "E491": "it depends on the fonts of the machine: tests/publish/test_fonts.py finds one",
    **dict.fromkeys(("E501", "E502", "E503"), "it is about what is built: tests/account loses words"),
    "E303": "it needs two registers, and shows one: tests/checks/test_ids.py runs both",
}
PREFIX = '<prefixDef ident="person" matchPattern="([a-z-]+)" replacementPattern="registers/persons.xml#$1"/>'


def test_every_example_is_run_or_said_why_not() -> None:
    run = {*SETTINGS, *BODIES, *ALONE, *AMONG, *STRUCTURE, *POINTERS, *FILES, *SCHEMAS, *REFERENCES}
    assert not run & set(NOT_RUN)
    assert run | set(NOT_RUN) == set(explanations())


def wrong_and_right(code: str) -> tuple[str, str]:
    (_, wrong), (_, right) = EXAMPLE.findall(explanations()[code])
    return wrong, right


def codes(path: Path, schema: str | None = None) -> list[str]:
    return [diagnostic.code for diagnostic in validate(path, schema).diagnostics]


@pytest.mark.parametrize("code", SETTINGS)
def test_examples_of_the_project_file(code: str, tmp_path: Path) -> None:
    files = ("letter", "letter-1", "letter-2", "1960/letter", "1961/letter")
    for name in (*files, "1960/letter-1960", "1961/letter-1961"):
        (tmp_path / f"{name}.xml").parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        listed = "" if "documents" in example else 'documents = ["letter.xml"]\n'
        (tmp_path / "edition.toml").write_text(f"[edition]\n{listed}{example}", encoding="utf-8")
        found.append(code in codes(tmp_path))
    assert found == [True, False]


@pytest.mark.parametrize("code", BODIES)
def test_examples_of_the_text(code: str, tmp_path: Path) -> None:
    (tmp_path / "letter.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    wrong, right = (found_in(example, tmp_path).count(code) for example in wrong_and_right(code))
    assert wrong > right


@pytest.mark.parametrize("code", ALONE)
def test_examples_of_what_a_schema_says_too(code: str, tmp_path: Path) -> None:
    found = []
    for example in wrong_and_right(code):
        (tmp_path / "a.xml").write_text(tei(f"<p>{example}</p>"), encoding="utf-8")
        found.append(codes(tmp_path / "a.xml").count(code))
    assert found == [1, 0]


@pytest.mark.parametrize("code", AMONG)
def test_examples_of_what_differs_from_the_rest(code: str, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "other.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        (tmp_path / "a.xml").write_text(tei(AMONG[code] + example), encoding="utf-8")
        found.append(code in codes(tmp_path / "a.xml"))
    assert found == [True, False]


def found_in(example: str, folder: Path) -> list[str]:
    body = example if example.startswith(("<p>", "<p ", "<div")) else f"<p>{example}</p>"
    (folder / "a.xml").write_text(tei(body), encoding="utf-8")
    return codes(folder / "a.xml", "teitools:edition.rng")


@pytest.mark.parametrize("code", STRUCTURE)
def test_examples_of_the_structure_give_their_code_alone(code: str, tmp_path: Path) -> None:
    without = Counter(found_in("<p>x</p>", tmp_path))
    register = Counter(
        found_in_register('<person xml:id="a"><persName type="main">A</persName></person>', tmp_path)
    )
    found = []
    for example in wrong_and_right(code):
        if example.startswith("<person "):
            given = Counter(found_in_register(example, tmp_path)) - register
        else:
            given = Counter(found_in(example, tmp_path)) - without
        found.append([each for each in given.elements() if each.startswith("E1")])
    assert found == [[code], []]


def found_in_register(example: str, folder: Path) -> list[str]:
    (folder / "a.xml").write_text(tei(f"<listPerson>{example}</listPerson>"), encoding="utf-8")
    return codes(folder / "a.xml", "teitools:edition.rng")


@pytest.mark.parametrize("code", POINTERS)
def test_examples_of_pointers(code: str, tmp_path: Path) -> None:
    (tmp_path / "registers").mkdir()
    person = '<listPerson><person xml:id="grechko"><persName>Grechko</persName></person></listPerson>'
    (tmp_path / "registers" / "persons.xml").write_text(tei(person), encoding="utf-8")
    (tmp_path / "edition.toml").write_text('[edition]\ndocuments = ["a.xml"]\n', encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        declares = example.startswith("<prefixDef")
        prefix = f"<listPrefixDef>{example if declares else PREFIX}</listPrefixDef>"
        header = HEADER.replace("</teiHeader>", f"<encodingDesc>{prefix}</encodingDesc></teiHeader>")
        body = "<p>x</p>" if declares else f"<p>{example}</p>"
        (tmp_path / "a.xml").write_text(tei(body, header), encoding="utf-8")
        found.append(codes(tmp_path).count(code))
    assert found == [1, 0]


@pytest.mark.parametrize("code", FILES)
def test_examples_of_whole_files(code: str, tmp_path: Path) -> None:
    found = []
    for example in wrong_and_right(code):
        (tmp_path / "a.xml").write_text(example, encoding="utf-8")
        found.append(code in codes(tmp_path / "a.xml"))
    assert found == [True, False]


@pytest.mark.parametrize("code", SCHEMAS)
def test_examples_of_schemas(code: str, tmp_path: Path) -> None:
    (tmp_path / "letter.xml").write_text(tei("<p>x</p>"), encoding="utf-8")
    xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'
    (tmp_path / "edition.xsd").write_text(xsd, encoding="utf-8")
    rng = resource("schema/edition.rng").read_text(encoding="utf-8")
    (tmp_path / "edition.rng").write_text(rng, encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        settings = f'[edition]\ndocuments = ["letter.xml"]\n[validation]\n{example}'
        (tmp_path / "edition.toml").write_text(settings, encoding="utf-8")
        found.append(code in codes(tmp_path))
    assert found == [True, False]


PARAGRAPHS = """<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><element name="p">
  <attribute name="xml:id"><data type="ID"/></attribute>
  <optional><attribute name="follows"><data type="IDREF"/></attribute></optional><text/>
</element></zeroOrMore></element>"""


@pytest.mark.parametrize("code", REFERENCES)
def test_examples_of_references(code: str, tmp_path: Path) -> None:
    (tmp_path / "paragraphs.rng").write_text(PARAGRAPHS, encoding="utf-8")
    found = []
    for example in wrong_and_right(code):
        (tmp_path / "a.xml").write_text(f'<TEI xmlns="{NAMESPACE}">{example}</TEI>', encoding="utf-8")
        found.append(codes(tmp_path / "a.xml", str(tmp_path / "paragraphs.rng")))
    assert found == [[code], []]
