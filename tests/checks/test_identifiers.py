"""Numbers of authority files with a wrong form or check digit."""

from pathlib import Path

import pytest

from inline import HEADER, edition_of, shown, tei
from teitools.checks.identifiers import check
from teitools.diagnostics import Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'

RIGHT = {
    "gnd": ["118540238", "11850553X", "4005728-8", "118607626"],
    "orcid": ["0000-0002-1825-0097", "0000-0002-1694-233X"],
    "isni": ["0000000121032683", "0000 0001 2103 2683"],
    "viaf": ["24602065", "316422150"],
    "wikidata": ["Q5879", "P227"],
    "doi": ["10.1000/182", "10.2298/BALC1950375E"],
}
WRONG_DIGIT = {
    "gnd": ["118540239", "118504238", "4005728-9"],
    "orcid": ["0000-0002-1825-0079", "0000-0002-1825-009X"],
    "isni": ["0000000121032863"],
}
WRONG_FORM = {
    "gnd": ["Goethe", "4005728", "1185402"],
    "orcid": ["0000000218250097", "0000-0002-1825-009"],
    "viaf": ["Q5879", "0"],
    "wikidata": ["5879", "q5879"],
    "isni": ["00000001210326831"],
    "doi": ["11.1000/182", "10.1000"],
}
ADDRESSES = {
    "gnd": "https://d-nb.info/gnd/{}",
    "orcid": "https://orcid.org/{}",
    "isni": "https://isni.org/isni/{}",
    "viaf": "http://viaf.org/viaf/{}/",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "doi": "https://doi.org/{}",
}


def each(numbers: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, number) for kind, listed in numbers.items() for number in listed]


def written(kind: str, number: str) -> list[str]:
    """The ways to write a number; each stands in line 3."""
    return [
        f'\n<idno type="{kind.upper()}">{number}</idno>',
        f'<p\n ref="{ADDRESSES[kind].format(number.replace(" ", ""))}"/>',
    ]


@pytest.mark.parametrize(("kind", "number"), each(RIGHT))
def test_a_right_number(kind: str, number: str, tmp_path: Path) -> None:
    for body in written(kind, number):
        assert list(check(edition_of(tmp_path, ONE, a=tei(body)))) == []


@pytest.mark.parametrize(("kind", "number"), each(WRONG_DIGIT))
def test_a_wrong_digit(kind: str, number: str, tmp_path: Path) -> None:
    for body, column in zip(written(kind, number), (15 + len(kind), 7), strict=True):
        (only,) = check(edition_of(tmp_path, ONE, a=tei(body)))
        assert shown([only]) == [f"a.xml:3:{column} E482"]
        assert only.level is Level.ERROR
        assert "its check digit would be" in only.message


@pytest.mark.parametrize(("kind", "number"), each(WRONG_FORM))
def test_a_wrong_form(kind: str, number: str, tmp_path: Path) -> None:
    for body, column in zip(written(kind, number), (15 + len(kind), 7), strict=True):
        (only,) = check(edition_of(tmp_path, ONE, a=tei(body)))
        assert shown([only]) == [f"a.xml:3:{column} E482"]
        assert only.level is Level.WARNING
        assert f"{number} does not have the form of one" in only.message


@pytest.mark.parametrize(
    "body",
    [
        '<idno type="local">118540239</idno>',
        '<idno type="GND"/>',
        '<idno type="DOI">https://doi.org/10.1000/182</idno>',
        '<p n="https://d-nb.info/gnd/118540239"/>',
        '<ref target="https://www.wikidata.org/"/>',
        '<ref target="https://d-nb.info/gnd/"/>',
        '<ref target="https://orcid.org/0000-0002-1825-0097?lang=en"/>',
    ],
)
def test_what_is_no_such_number(body: str, tmp_path: Path) -> None:
    assert list(check(edition_of(tmp_path, ONE, a=tei(body)))) == []


def test_a_prefix_that_is_the_name_of_the_authority(tmp_path: Path) -> None:
    body = (
        '<persName ref="gnd:118540239">G</persName><persName ref="gnd:118540238 gnd:118540239">G</persName>'
    )
    prefix = '<prefixDef ident="gnd" matchPattern="(.*)" replacementPattern="https://d-nb.info/gnd/$1"/>'
    header = HEADER.replace("</teiHeader>", f"<listPrefixDef>{prefix}</listPrefixDef></teiHeader>")
    (only,) = check(edition_of(tmp_path, ONE, a=tei(body, header)))
    assert shown([only]) == ["a.xml:2:16 E482"]
    assert only.message.endswith("Look it up again. The same holds for 1 more place in this file.")
