"""James Clark's suite of the compact syntax: each schema means the same as its equivalent in XML."""

import os
from pathlib import Path

import pytest
from lxml import etree

from teitools.relaxng import SchemaError
from teitools.relaxng.place import File, root_of
from teitools.relaxng.reader import read_schema
from teitools.relaxng.syntax import RNG

SUITES = os.environ.get("TEITOOLS_SUITES")
FILE = Path(f"{SUITES}/relaxng/compacttest.xml")
CASES = list(etree.parse(FILE).iter("testCase")) if SUITES and FILE.exists() else []
CORRECT = [number for number, case in enumerate(CASES) if case.find("compact/correct") is not None]
INCORRECT = [number for number, case in enumerate(CASES) if case.find("compact/incorrect") is not None]

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(
        not CASES, reason="TEITOOLS_SUITES does not name a folder with relaxng/compacttest.xml"
    ),
]


def meaning(element: etree._Element, ns: str = "", library: str = "") -> object:
    """Return what an element says, whichever way it is written: only comments and spaces are left out."""
    ns = element.get("ns", ns)
    library = element.get("datatypeLibrary", library)
    own = {
        name: value
        for name, value in element.items()
        if name not in ("ns", "datatypeLibrary", "name", "type")
    }
    kind, name = element.tag, element.get("name")
    children = [meaning(child, ns, library) for child in element.iterchildren("*")]
    if not str(kind).startswith(RNG):
        return kind, sorted(element.items()), " ".join("".join(element.itertext()).split()), children
    kind = kind.removeprefix(RNG)
    if kind in ("element", "attribute") and name is not None:
        prefix, colon, local = name.rpartition(":")
        known = {**element.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
        unprefixed = "" if kind == "attribute" and element.get("ns") is None else ns
        children.insert(0, ("name", known[prefix] if colon else unprefixed, local))
        name = None
    if kind == "name":
        prefix, colon, local = (element.text or "").rpartition(":")
        return "name", element.nsmap[prefix] if colon else ns, local
    children.sort(key=lambda child: child[0] not in ("name", "anyName", "nsName"))  # type: ignore[index]
    if kind == "attribute" and len(children) == 1:
        children.append(("text", [("href", "")], "", "", None, []))
    if kind == "element" and len(children) == 2 and children[-1][0] == "group":  # type: ignore[index]
        children = [*children[:-1], *children[-1][-1]]  # type: ignore[index]
    if kind in ("data", "value"):
        text = element.text if kind == "value" else ""
        return (
            kind,
            sorted(own.items()),
            element.get("type", "token"),
            library if element.get("type") else "",
            text,
            children,
        )
    if kind == "except" and len(children) == 1 and children[0][0] == "choice":  # type: ignore[index]
        children = children[0][-1]  # type: ignore[index]
    if kind == "define" and len(children) == 1 and children[0][0] == "group":  # type: ignore[index]
        children = children[0][-1]  # type: ignore[index]
    own["href"] = own.get("href", "").replace(".rng", ".rnc")
    where = ns if kind == "nsName" else ""
    text = element.text if kind == "param" else ""
    return kind, sorted(own.items()), where, text, name, children


@pytest.mark.parametrize("number", CORRECT)
def test_a_correct_schema_means_what_its_equivalent_says(number: int, tmp_path: Path) -> None:
    path = tmp_path / "schema.rnc"
    path.write_text(CASES[number].findtext("compact/correct", ""), "utf-8")
    written = CASES[number].find("xml/correct/*")
    equivalent = etree.fromstring(etree.tostring(written, with_tail=False))
    assert meaning(root_of(File(path)).element) == meaning(equivalent)


@pytest.mark.parametrize("number", INCORRECT)
def test_an_incorrect_schema_is_refused(number: int, tmp_path: Path) -> None:
    path = tmp_path / "schema.rnc"
    path.write_text(CASES[number].findtext("compact/incorrect", ""), "utf-8")
    with pytest.raises(SchemaError) as caught:
        read_schema(path)
    assert caught.value.line > 0
    assert caught.value.reason.endswith(".")


def test_the_suite_is_whole() -> None:
    assert len(CORRECT) + len(INCORRECT) == len(CASES) == 87
