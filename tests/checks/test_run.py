"""The small edition is right; each slip in a copy of it is found at its line."""

from pathlib import Path

import pytest

from inline import NAMESPACE, edition_of, shown
from teitools.checks import check_edition
from teitools.edition import read_edition


def test_the_small_edition_is_right(small: Path) -> None:
    assert check_edition(read_edition(small)) == []


SLIPS = [
    ("letter.xml", "</persName> met", "</persname> met", "E001"),
    ("letter.xml", '<p n="3" xml:id="par3">', '<p n="3" xml:id="par2">', "E301"),
    ("letter.xml", "<emph>remained</emph>", "<emp>remained</emp>", "E101"),
    ("letter.xml", '<milestone unit="section" rend="asterisks"/>', "<graphik/>", "E101"),
    ("letter.xml", "<soCalled>friendship</soCalled>", "<head>friendship</head>", "E102"),
    ("letter.xml", "</listBibl>", "stray</listBibl>", "E103"),
    ("letter.xml", '<corr resp="#editor" cert="high" ana="#printer">Khrushchev</corr>', "", "E104"),
    ("letter.xml", '<title level="j">Pravda', '<title levl="j">Pravda', "E105"),
    ("letter.xml", 'cert="medium"', 'cert="middling"', "E106"),
    ("letter.xml", 'notBefore="1960-06-20"', 'notBefore="20 June"', "E106"),
    ("letter.xml", '<foreign xml:lang="ru-Latn">', "<foreign>", "E107"),
    ("letter.xml", 'target="#app3"', 'target="#app9"', "E311"),
    ("letter.xml", 'ref="place:tirana"', 'ref="place:tirane"', "E311"),
    ("letter.xml", 'ref="org:rgani"', 'ref="orgs:rgani"', "E314"),
    ("letter.xml", 'source="#fn1"', 'source="notes.xml#fn1"', "E312"),
    ("letter.xml", 'corresp="work:griffith-1963"><author>', 'corresp="../w.xml#g"><author>', "E313"),
    ("registers/persons.xml", '<person xml:id="hoxha">', '<person xml:id="hoxha 1">', "E302"),
    ("registers/places.xml", 'type="country"', 'type="contry"', "E106"),
    ("registers/events.xml", 'where="place:tirana"', 'where="place:moscow"', "E311"),
    ("registers/events.xml", 'xml:id="meeting"', 'xml:id="cpsu"', "E303"),
    ("edition.toml", "title =", "titel =", "E011"),
    ("edition.toml", "registers/works.xml", "registers/work.xml", "E003"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), SLIPS, ids=[f"{c}-{n[:20]}" for _, _, n, c in SLIPS])
def test_each_slip_is_found_at_its_line(file: str, old: str, new: str, code: str, small_copy: Path) -> None:
    path = small_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    found = check_edition(read_edition(small_copy))
    assert (file, line, code) in [(each.file, each.line, each.code) for each in found]


def test_an_id_that_is_no_name_is_one_finding(small_copy: Path) -> None:
    path = small_copy / "registers" / "persons.xml"
    path.write_text(path.read_text(encoding="utf-8").replace('"hoxha"', '"1 hoxha"'), encoding="utf-8")
    found = check_edition(read_edition(small_copy))
    assert [each.code for each in found if each.code in ("E106", "E302")] == ["E302"]


@pytest.mark.parametrize("file", ["letter.xml", "registers/persons.xml", "registers/works.xml"])
@pytest.mark.parametrize("how", ["broken", "removed"])
def test_a_file_that_cannot_be_read_is_one_finding(file: str, how: str, small_copy: Path) -> None:
    if how == "broken":
        (small_copy / file).write_text("<TEI>", encoding="utf-8")
    else:
        (small_copy / file).unlink()
    assert [each.code for each in check_edition(read_edition(small_copy))] == [
        "E001" if how == "broken" else "E003"
    ]


def test_findings_are_sorted_by_file_and_place(small_copy: Path) -> None:
    for file in ("registers/persons.xml", "letter.xml"):
        path = small_copy / file
        path.write_text(path.read_text(encoding="utf-8").replace("</p>", "<x/></p>"), encoding="utf-8")
    found = check_edition(read_edition(small_copy))
    files = [each.file for each in found]
    assert files == sorted(files, key=["letter.xml", "registers/persons.xml"].index)
    assert [each.line for each in found if each.file == "letter.xml"] == sorted(
        each.line for each in found if each.file == "letter.xml"
    )


def test_a_schema_that_cannot_be_used_is_one_finding(small_copy: Path) -> None:
    (small_copy / "own.rng").write_text("<grammar>", encoding="utf-8")
    toml = small_copy / "edition.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("teitools:edition.rng", "own.rng"), encoding="utf-8"
    )
    found = check_edition(read_edition(small_copy))
    assert [(each.file, each.line, each.code) for each in found] == [("own.rng", 1, "E110")]


def test_rules_that_cannot_be_used_are_one_finding(small_copy: Path) -> None:
    (small_copy / "own.sch").write_text("<schema/>", encoding="utf-8")
    toml = small_copy / "edition.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("teitools:edition.sch", "own.sch"), encoding="utf-8"
    )
    found = check_edition(read_edition(small_copy))
    assert [(each.file, each.code) for each in found] == [("own.sch", "E210")]


SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="TEI"><zeroOrMore><element name="p">
    <attribute name="xml:id"><data type="ID"/></attribute><empty/></element></zeroOrMore></element></start>
</grammar>"""


def test_an_id_given_twice_is_one_finding_also_where_the_schema_asks_for_ids(tmp_path: Path) -> None:
    (tmp_path / "s.rng").write_text(SCHEMA, encoding="utf-8")
    toml = '[edition]\ndocuments = ["a.xml"]\n[validation]\nschema = "s.rng"\nschematron = []\n'
    xml = f'<TEI xmlns="{NAMESPACE}">\n<p xml:id="x"/>\n<p xml:id="x"/>\n<p\nxml:id="x"/></TEI>'
    assert shown(check_edition(edition_of(tmp_path, toml, a=xml))) == ["a.xml:3:4 E301", "a.xml:5:1 E301"]
