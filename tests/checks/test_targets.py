"""Pointers of every kind are followed, and what leads nowhere is reported at its attribute."""

from pathlib import Path

import pytest

from inline import HEADER, edition_of, shown, tei
from teitools.checks.targets import check
from teitools.diagnostics import Level
from teitools.edition import read_edition

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str) -> list[str]:
    return shown(check(edition_of(folder, ONE, a=tei(body))))


@pytest.mark.parametrize(
    "attribute",
    [
        "target",
        "ref",
        "corresp",
        "resp",
        "wit",
        "source",
        "ana",
        "who",
        "where",
        "next",
        "prev",
        "hand",
        "decls",
        "sameAs",
        "facs",
        "rendition",
    ],
)
def test_each_attribute_is_a_pointer(attribute: str, tmp_path: Path) -> None:
    assert found(tmp_path, f'<p n="1"\n {attribute}="#nowhere">x</p>') == ["a.xml:3:2 E311"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<app from="#x"/>', ["a.xml:2:6 E311"]),
        ('<date from="1955"/>', []),
        ('<biblScope from="16"/>', []),
        ('<graphic url="x.png"/>', ["a.xml:2:10 E312"]),
        ('<p xml:id="a"/><ref target="#a #b #c"/>', ["a.xml:2:21 E311", "a.xml:2:21 E311"]),
        ('<ref target=""/>', ["a.xml:2:6 E310"]),
        ('<x:p xmlns:x="http://www.tei-c.org/ns/Examples" ref="#none"/>', []),
    ],
)
def test_where_values_are_pointers(body: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, body) == expected


def test_the_message_names_attribute_value_and_remedy(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, ONE, a=tei('<p xml:id="fn7"/><ref target="#fm7"/>'))
    messages = [each.message for each in check(edition)]
    assert messages == ['@target "#fm7" points to nothing in this file: did you mean #fn7?']


@pytest.mark.parametrize("pattern", ["(", "[", "*"])
def test_a_prefix_that_cannot_be_used_is_reported_once(pattern: str, tmp_path: Path) -> None:
    prefix = f'<prefixDef ident="person" matchPattern="{pattern}" replacementPattern="a.xml#$1"/>'
    edition = edition_of(tmp_path, ONE, a=tei('<ref target="person:x"/>', HEADER + prefix))
    assert [each.code for each in check(edition)] == ["E316"]


def test_a_file_that_stands_alone_is_warned_of_what_may_be_elsewhere(tmp_path: Path) -> None:
    body = '<ref target="../b.xml#x"/>\n<ref target="c.xml"/>\n<ref target="p:x"/>\n<ref target="#x"/>'
    (tmp_path / "a.xml").write_text(tei(body), encoding="utf-8")
    levels = [each.level for each in check(read_edition(tmp_path / "a.xml"))]
    assert levels == [Level.WARNING, Level.WARNING, Level.WARNING, Level.ERROR]


def test_what_many_pointers_lack_alike_is_said_once(tmp_path: Path) -> None:
    body = '<ref target="list.xml#x"/><ref target="p:x"/><ref target="list.xml#y p:z list.xml"/>'
    edition = edition_of(tmp_path, ONE, a=tei(body))
    assert [each.message for each in check(edition)] == [
        '@target "list.xml#x": there is no file list.xml. The same holds for 2 more pointers in this file.',
        '@target "p:x": no prefixDef declares p. The same holds for 1 more pointer in this file.',
    ]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ('target="fn1"', 'target="#fn1"'),
        ("target = ' fn1\n#p'", "target = ' #fn1\n#p'"),
        ('target="#FN1"', 'target="#fn1"'),
        ('target="#p # fn1"', 'target="#p #fn1"'),
        ('target="#p &#35; fn1"', None),
        ('target="#fn2"', None),
        ('target="#ID"', None),
        ('target="a.xml#FN1"', 'target="a.xml#fn1"'),
        ('target="b.xml#FN1"', None),
    ],
)
def test_the_pointer_that_is_certainly_meant(written: str, fix: str | None, tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(tei('<p xml:id="fn1"/>'), encoding="utf-8")
    body = f'<p xml:id="p"/><p xml:id="fn1"/><p xml:id="id"/><p xml:id="Id"/><ref {written}/>'
    (one,) = check(edition_of(tmp_path, ONE, a=tei(body)))
    assert one.fix == fix


def test_a_prefix_that_a_space_has_parted_from_its_name(tmp_path: Path) -> None:
    header = HEADER.replace(
        "</teiHeader>",
        "<encodingDesc><listPrefixDef>"
        '<prefixDef ident="n" matchPattern="([a-z]+)" replacementPattern="#$1"/>'
        "</listPrefixDef></encodingDesc></teiHeader>",
    )
    source = tei('<p xml:id="fn"/><ref target="n: fn"/>', header)
    found = list(check(edition_of(tmp_path, ONE, a=source)))
    assert [(each.code, each.fix) for each in found] == [
        ("E315", 'target="n:fn"'),
        ("E311", 'target="n:fn"'),
    ]
