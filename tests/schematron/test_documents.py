"""Which files rules and schemas look at."""

from pathlib import Path

import pytest
from lxml import etree

from schematron.small import check, edition, load, read, said
from teitools.edition import Document, Edition, Settings
from teitools.edition.parsing import parse_xml
from teitools.schematron import SchemaError
from teitools.xml_text import xml_text


def test_parts_are_included_from_the_folder(tmp_path: Path) -> None:
    rule = '<rule xmlns="http://purl.oclc.org/dsdl/schematron" {}><report test="true()">{}</report></rule>'
    (tmp_path / "rule.sch").write_text(rule.format('context="b"', "included"), "utf-8")
    (tmp_path / "more.sch").write_text(rule.format('abstract="true"', "more"), "utf-8")
    body = """<pattern><include href="rule.sch"/></pattern>
      <pattern><rule context="b"><extends href="more.sch"/></rule></pattern>"""
    assert said(check(tmp_path, body)) == [(5, "included"), (5, "more")]


@pytest.mark.parametrize(
    "href", ["../rule.sch", "/etc/passwd", "http://example.org/rule.sch", "file:///etc/passwd"]
)
def test_nothing_is_included_from_elsewhere(tmp_path: Path, href: str) -> None:
    (tmp_path / "rule.sch").write_text("<x/>", "utf-8")
    (tmp_path / "inner").mkdir()
    with pytest.raises(SchemaError, match="outside the folder"):
        load(tmp_path / "inner", f'\n<pattern><include href="{href}"/></pattern>')


def test_rules_see_all_files_of_the_edition(tmp_path: Path) -> None:
    body = """<let name="edition" value="/"/><pattern><rule context="entry">
      <assert test="some $file in $edition satisfies $file//name/@ref = concat('#', current()/@id)"
        >nobody mentions <value-of select="@id"/></assert></rule></pattern>"""
    text, register = (
        read('<text><name ref="#a"/></text>'),
        read('<list>\n<entry id="a"/>\n<entry id="b"/></list>', "r.xml"),
    )
    assert said(load(tmp_path, body).validate(register, edition(text, register))) == [
        (3, "nobody mentions b")
    ]
    assert len(load(tmp_path, body).validate(register, edition(register))) == 2


@pytest.mark.parametrize(
    "test", ["unparsed-text('/etc/passwd')", "doc('file:///etc/passwd')", "environment-variable('HOME')"]
)
def test_rules_read_nothing_but_the_edition(tmp_path: Path, test: str) -> None:
    body = f'<pattern><rule context="b"><report test="string({test})">read</report></rule></pattern>'
    try:
        assert all(diagnostic.code != "E201" for diagnostic in check(tmp_path, body))
    except SchemaError as error:
        assert "read" not in str(error.reason).split()


def test_other_documents_are_those_of_the_edition(tmp_path: Path) -> None:
    body = """<pattern id="others" documents="//ref/@target"><rule context="b">
      <report test="true()">b</report></rule></pattern>"""
    (tmp_path / "b.xml").write_text("<a>\n\n<b/></a>", "utf-8")
    rules, root = load(tmp_path, body), tmp_path / "a.xml"

    def found(*targets: str) -> list[tuple[str, int, str]]:
        pointers = "".join(f'<ref target="{target}"/>' for target in targets)
        text = f"<a>{pointers}</a>".encode()
        document = Document(root, "a.xml", text, parse_xml(text))
        whole = Edition(tmp_path, Settings("", None, (), {}, ()), (document,), (), ())
        return [(each.file, each.line, each.message) for each in rules.validate(document, whole)]

    assert found("b.xml") == [("b.xml", 3, "b")]
    assert found() == []
    for target, reason in (
        ("none.xml", 'there is no file "none.xml"'),
        ("/etc/passwd", '"/etc/passwd" lies outside the edition'),
        ("http://example.org/b.xml", "lies outside the edition"),
        ("rules.txt", 'there is no file "rules.txt"'),
    ):
        ((file, line, message),) = found(target)
        assert (file, line) == ("a.xml", 0)
        assert reason in message


def test_files_of_a_large_edition_are_made_ready_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(tree: etree._ElementTree) -> str:
        made.append(tree.getroot().get("n", ""))
        return xml_text(tree)

    monkeypatch.setattr("teitools.schematron.documents.xml_text", counted)
    body = """<let name="edition" value="/"/><pattern><rule context="/*">
      <report test="@n = 99"><value-of select="count($edition)"/></report></rule></pattern>"""
    whole = edition(*(read(f'<text n="{number}"/>', f"{number}.xml") for number in range(100)))
    rules = load(tmp_path, body)
    assert [said(rules.validate(each, whole)) for each in whole.files][98:] == [[], [(1, "100")]]
    assert sorted(map(int, made)) == list(range(100))
