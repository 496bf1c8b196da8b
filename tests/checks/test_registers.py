"""Entries that nobody mentions, and entries that stand twice."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.registers import check
from teitools.diagnostics import Diagnostic, Level

TWO = '[edition]\ndocuments = ["a.xml"]\nregisters = ["b.xml"]\n'
ONE = '[edition]\ndocuments = ["a.xml"]\n'
OTHERS = "".join(f'<person xml:id="p{n}"><persName>Person No{n}x</persName></person>\n' for n in range(8))
MENTIONS = "".join(f'<persName ref="b.xml#p{n}">No</persName>' for n in range(8))


def found(folder: Path, entries: str, mentions: str = "") -> list[Diagnostic]:
    text = tei(f"<p>{MENTIONS}{mentions}</p>")
    return list(
        check(edition_of(folder, TWO, a=text, b=tei(f"<listPerson>\n{OTHERS}{entries}</listPerson>")))
    )


def test_an_entry_that_nobody_mentions(tmp_path: Path) -> None:
    (only,) = found(tmp_path, '<person\n xml:id="x"><persName>Nobody Here</persName></person>')
    assert shown([only]) == ["b.xml:12:2 E460"]
    assert only.level is Level.INFO
    assert "points to “Nobody Here” (x)" in only.message


@pytest.mark.parametrize(
    "mention",
    [
        '<rs ref="b.xml#x"/>',
        '<rs ana="a:b person:x p:y"/>',
        '<rs key="x"/>',
        '<rs corresp="https://a.org/x"/>',
    ],
)
def test_each_pointer_is_a_mention(mention: str, tmp_path: Path) -> None:
    assert found(tmp_path, '<person xml:id="x"><persName>N N</persName></person>', mention) == []


def test_a_register_for_many_texts_may_have_entries_for_others(tmp_path: Path) -> None:
    many = "".join(f'<person xml:id="q{n}"><persName>Other No{n}</persName></person>' for n in range(9))
    assert found(tmp_path, many) == []


def test_a_register_without_texts(tmp_path: Path) -> None:
    register = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{OTHERS}</listPerson></standOff></TEI>'
    assert list(check(edition_of(tmp_path, ONE, a=register))) == []


def test_an_entry_in_the_file_itself(tmp_path: Path) -> None:
    mentions = MENTIONS.replace("b.xml", "")
    body = f'<p>{mentions}</p><listPerson>{OTHERS}\n<person xml:id="x"/></listPerson>'
    assert shown(check(edition_of(tmp_path, ONE, a=tei(body)))) == ["a.xml:11:9 E460"]


def test_an_edition_that_could_not_be_read_in_full(tmp_path: Path) -> None:
    entries = f'<listPerson>\n{OTHERS}<person xml:id="x"><persName>N N</persName></person></listPerson>'
    toml = TWO.replace('"a.xml"', '"a.xml", "c.xml"')
    assert list(check(edition_of(tmp_path, toml, a=tei(MENTIONS), b=tei(entries), c="<TEI>"))) == []


def twice(folder: Path, *entries: str, kind: str = "Person") -> list[Diagnostic]:
    listed = "\n".join(entries)
    return list(
        check(edition_of(folder, ONE, a=tei(f"<list{kind}>\n{listed}</list{kind}><p corresp='#a #b'/>")))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<persName>Enver Hoxha</persName>", "<persName>Hoxha, Enver</persName>"),
        (
            "<persName>Enver  Hoxha</persName>",
            "<persName><forename>enver</forename> <surname>Hoxha</surname></persName>",
        ),
        (
            "<persName>E. H.</persName><persName type='main'>Enver Hoxha</persName><birth when='1908'/>",
            "<persName type='main'>Enver Hoxha</persName><birth when='1908'/><death when='1985'/>",
        ),
    ],
)
def test_two_entries_of_one_name(one: str, other: str, tmp_path: Path) -> None:
    (only,) = twice(tmp_path, f'<person xml:id="a">{one}</person>', f'<person  xml:id="b">{other}</person>')
    assert shown([only]) == ["a.xml:4:10 E461"]
    assert only.level is Level.WARNING
    assert "has the same name as a in line 3, and nothing tells the two apart" in only.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<persName>Hoxha</persName>", "<persName>Hoxha</persName>"),
        ("<persName>Enver Hoxha</persName>", "<persName>Nexhmije Hoxha</persName>"),
        ("<persName>A B</persName><birth when='1908'/>", "<persName>A B</persName><birth when='1980'/>"),
        ("<persName>A B</persName><note>father</note>", "<persName>A B</persName><note>son</note>"),
        (
            "<persName>A B</persName><idno type='GND'>118540238</idno>",
            "<persName>A B</persName><idno type='GND'>118607626</idno>",
        ),
    ],
)
def test_two_entries_that_differ(one: str, other: str, tmp_path: Path) -> None:
    assert twice(tmp_path, f'<person xml:id="a">{one}</person>', f'<person xml:id="b">{other}</person>') == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://d-nb.info/gnd/118540238", "http://d-nb.info/gnd/118540238/"),
        ("https://www.wikidata.org/wiki/Q5879", "http://www.wikidata.org/entity/Q5879"),
        ("https://viaf.org/viaf/24602065", "http://www.viaf.org/viaf/24602065/"),
    ],
)
def test_two_entries_with_one_number(one: str, other: str, tmp_path: Path) -> None:
    first = f'<person xml:id="a"><persName>Goethe</persName><idno type="URL">{one}</idno></person>'
    second = f'<person xml:id="b" sameAs="{other}"><persName>J. W. v. G.</persName></person>'
    (only,) = twice(tmp_path, first, second)
    assert shown([only]) == ["a.xml:4:9 E461"]
    assert "has the same number, " in only.message
    assert "as “Goethe” (a) in line 3: unite" in only.message


def test_numbers_that_a_type_names(tmp_path: Path) -> None:
    entry = '<place xml:id="{}"><placeName>{}</placeName><idno type="{}">2761369</idno></place>'
    places = (entry.format("a", "Wien", "geonames"), entry.format("b", "Vienna", "GeoNames"))
    assert shown(twice(tmp_path, *places, kind="Place")) == ["a.xml:4:8 E461"]
    others = (entry.format("a", "Wien", "own"), entry.format("b", "Vienna", "own"))
    assert twice(tmp_path, *others, kind="Place") == []


def test_a_place_and_an_organisation_may_share_a_name(tmp_path: Path) -> None:
    place = '<place xml:id="a"><placeName>Tirana</placeName></place>'
    org = '<listOrg><org xml:id="b"><orgName>Tirana</orgName></org></listOrg>'
    assert twice(tmp_path, place, f"</listPlace>{org}<listPlace>", kind="Place") == []


def test_a_register_of_thousands_of_namesakes(tmp_path: Path) -> None:
    people = (
        f'<person xml:id="e{n}"><persName>Anna Smith</persName><birth when="{1000 + n % 900}"/></person>'
        for n in range(5_000)
    )
    numbered = (f'<person xml:id="f{n}"><persName>B C{n // 2}x</persName></person>' for n in range(45_000))
    diagnostics = twice(tmp_path, *people, *numbered)
    assert len([each for each in diagnostics if each.line > 5_002]) == 22_500
