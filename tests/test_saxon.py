"""Stylesheets run in Saxon: values in and out, errors with their place, and no file read."""

import logging
from pathlib import Path

import pytest

from teitools import saxon
from teitools.saxon import StylesheetError

XSL = "http://www.w3.org/1999/XSL/Transform"
START = (
    f'<xsl:stylesheet version="3.0" xmlns:xsl="{XSL}" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:f="urn:f" exclude-result-prefixes="#all">\n'
)
INITIAL = '<xsl:template name="xsl:initial-template" as="map(xs:string, xs:string)">\n'


def written(folder: Path, select: str, before: str = "", name: str = "a.xsl") -> Path:
    """A stylesheet whose initial template, in line 3 where nothing stands before, returns one text."""
    path = folder / name
    body = f"{INITIAL}<xsl:sequence select=\"map{{'out': string({select})}}\"/></xsl:template>"
    path.write_text(f"{START}{before}{body}</xsl:stylesheet>", encoding="utf-8")
    return path


def out(
    folder: Path, select: str, before: str = "", xml: str = "<r>é𝄞</r>", **parameters: saxon.Parameter
) -> str:
    sheet = saxon.stylesheet(written(folder, select, before))
    return sheet.run(saxon.parse(xml.encode()), **parameters)["out"]


def test_a_map_of_texts_comes_back(tmp_path: Path) -> None:
    assert out(tmp_path, "upper-case(/*)") == "É𝄞"


@pytest.mark.parametrize(
    ("type_", "value", "select", "expected"),
    [
        ("xs:string", "a–b", "$p", "a–b"),
        ("xs:boolean", True, "not($p)", "false"),
        ("xs:integer", 7, "$p + 1", "8"),
        ("xs:string*", ["a", "b"], "string-join($p, '+')", "a+b"),
        ("xs:string*", [], "count($p)", "0"),
        ("document-node()", saxon.parse(b"<x>in</x>"), "$p/x", "in"),
        ("document-node()*", [saxon.parse(b"<x/>"), saxon.parse(b"<y/>")], "$p/*/name()", None),
    ],
)
def test_parameters(
    type_: str, value: saxon.Parameter, select: str, expected: str | None, tmp_path: Path
) -> None:
    before = f'<xsl:param name="p" as="{type_}"/>\n'
    if expected is None:
        select, expected = f"string-join({select}, ' ')", "x y"
    assert out(tmp_path, select, before, p=value) == expected


def test_a_hyphen_in_a_parameters_name(tmp_path: Path) -> None:
    assert out(tmp_path, "$base-uri", '<xsl:param name="base-uri"/>\n', base_uri="x") == "x"


def test_a_stylesheet_keeps_nothing_of_the_run_before(tmp_path: Path) -> None:
    sheet = saxon.stylesheet(written(tmp_path, "$p", '<xsl:param name="p" select="\'default\'"/>\n'))
    node = saxon.parse(b"<r/>")
    assert sheet.run(node, p="given") == {"out": "given"}
    assert sheet.run(node) == {"out": "default"}


def test_functions_and_templates_can_be_called_by_name(tmp_path: Path) -> None:
    before = (
        '<xsl:function name="f:twice" as="xs:string" visibility="public"><xsl:param name="x"/>'
        '<xsl:sequence select="$x || $x"/></xsl:function>'
        '<xsl:template name="f:root"><xsl:sequence select="name(/*)"/></xsl:template>\n'
    )
    sheet = saxon.stylesheet(written(tmp_path, "'x'", before))
    assert sheet.function("{urn:f}twice", "ab") == "abab"
    assert sheet.template("{urn:f}root", saxon.parse(b"<r/>")) == "r"


def test_a_stylesheet_made_in_memory(tmp_path: Path) -> None:
    text = written(tmp_path, "name(/*)").read_text("utf-8")
    assert saxon.stylesheet_from(text, tmp_path / "rules.sch").run(saxon.parse(b"<r/>")) == {"out": "r"}


def test_a_stylesheet_made_in_memory_reads_no_module(tmp_path: Path) -> None:
    module = written(tmp_path, "1")
    text = f'{START}<xsl:include href="{module.as_uri()}"/></xsl:stylesheet>'
    with pytest.raises(StylesheetError):
        saxon.stylesheet_from(text, tmp_path / "rules.sch")


def test_all_mistakes_are_told(tmp_path: Path) -> None:
    wrong = "<xsl:sequence select='1 +'/>\n<xsl:sequence select='$unknown'/>"
    text = f"{START}{INITIAL}{wrong}</xsl:template></xsl:stylesheet>"
    with pytest.raises(StylesheetError) as caught:
        saxon.stylesheet_from(text, tmp_path / "rules.sch")
    assert [(each.line, each.code) for each in caught.value.complaints] == [(3, "XPST0003"), (4, "XPST0008")]


def test_a_document_has_an_address(tmp_path: Path) -> None:
    sheet = saxon.stylesheet_from(written(tmp_path, "base-uri(/*)").read_text("utf-8"), tmp_path / "a.sch")
    assert sheet.run(saxon.Node("<r/>", "file:///texts/a.xml")) == {"out": "file:///texts/a.xml"}


def test_comments_and_instructions_around_the_root_are_kept() -> None:
    assert saxon.parse(b"<!DOCTYPE r><!--a--><?b c?><r/><!--d-->").text == "<!--a--><?b c?><r/><!--d-->"


def test_a_mistake_is_found_when_compiling(tmp_path: Path) -> None:
    path = written(tmp_path, "$unknown")
    with pytest.raises(StylesheetError) as caught:
        saxon.stylesheet(path)
    assert (caught.value.path, caught.value.line, caught.value.code) == (path, 3, "XPST0008")
    assert "unknown" in caught.value.message


def test_a_mistake_in_a_module_is_found_in_the_module(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    module = written(tmp_path / "modules", "1 +", name="b.xsl")
    path = written(tmp_path, "1", '<xsl:import href="modules/b.xsl"/>\n')
    with pytest.raises(StylesheetError) as caught:
        saxon.stylesheet(path)
    assert (caught.value.path, caught.value.line, caught.value.code) == (module, 3, "XPST0003")


def test_a_failure_on_a_document_has_code_and_line_and_is_survived(tmp_path: Path) -> None:
    sheet = saxon.stylesheet(written(tmp_path, "xs:integer(/*)"))
    with pytest.raises(StylesheetError) as caught:
        sheet.run(saxon.parse(b"<r>x</r>"))
    assert (caught.value.line, caught.value.code) == (3, "FORG0001")
    assert sheet.run(saxon.parse(b"<r>7</r>")) == {"out": "7"}


def test_messages_go_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = '<xsl:variable name="v"><xsl:message>note this</xsl:message>x</xsl:variable>\n'
    with caplog.at_level(logging.WARNING, "teitools.xslt"):
        out(tmp_path, "$v", before)
    assert "note this" in caplog.text


@pytest.mark.parametrize(
    "select",
    [
        "unparsed-text('{}')",
        "doc('{}')",
        "json-doc('{}')",
        "transform(map{{'stylesheet-location': '{}'}})",
        "unparsed-text('http://127.0.0.1:9/')",
        "unparsed-text('teitools:html.xsl')",
    ],
)
def test_an_editions_stylesheet_reads_nothing(select: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret/>", encoding="utf-8")
    with pytest.raises(StylesheetError, match="prohibited"):
        out(tmp_path, select.format(secret.as_uri()))


def test_an_editions_stylesheet_knows_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEITOOLS_SECRET", "secret")
    assert out(tmp_path, "environment-variable('TEITOOLS_SECRET')") == ""


def test_an_editions_stylesheet_writes_nothing(tmp_path: Path) -> None:
    before = (
        f'<xsl:template name="w"><xsl:result-document href="{(tmp_path / "x").as_uri()}"/></xsl:template>\n'
    )
    with pytest.raises(StylesheetError, match="result-document is disabled"):
        out(tmp_path, "1", before)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "before",
    [
        '<xsl:variable name="v" static="yes" select="unparsed-text(\'secret.txt\')"/>\n',
        '<xsl:template name="w" use-when="doc(\'secret.txt\')"/>\n',
    ],
)
def test_an_editions_stylesheet_reads_nothing_while_it_is_compiled(before: str, tmp_path: Path) -> None:
    with pytest.raises(StylesheetError, match="may not read files") as caught:
        out(tmp_path, "1", before)
    assert caught.value.line == 2


def test_an_external_entity_in_a_module_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    module = written(tmp_path, "'&e;'", name="b.xsl")
    doctype = '<!DOCTYPE xsl:stylesheet [<!ENTITY e SYSTEM "secret.txt">]>\n'
    module.write_text(doctype + module.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(StylesheetError, match="stands in another file") as caught:
        out(tmp_path, "1", '<xsl:import href="b.xsl"/>\n')
    assert (caught.value.path, caught.value.line) == (module, 4)


def test_an_editions_stylesheet_imports_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.xsl"
    path.write_text(f'{START}<xsl:import href="teitools:html.xsl"/></xsl:stylesheet>', encoding="utf-8")
    assert saxon.stylesheet(path).path == path
