"""Hostile and broken schemas and documents: each is refused in words at a place, and soon."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from teitools.edition.encoding import source_text
from teitools.relaxng import Schema, SchemaError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f'xmlns="{NAMESPACE}"'
TYPES = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
ANY = f"""<grammar {RNG}><start><ref name="any"/></start><define name="any">
  <element><anyName/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><mixed><zeroOrMore>
  <ref name="any"/></zeroOrMore></mixed></element></define></grammar>"""
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
LAUGHS = f'<!DOCTYPE a [<!ENTITY e0 "ha">{ENTITIES}]>'
TWICE = '<group {}><externalRef href="{}.rng"/><externalRef href="{}.rng"/></group>'
MANY_ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(1_000_000))
SECONDS, BYTES = 30, 2 << 30


def refused(schema: Path) -> SchemaError:
    with pytest.raises(SchemaError) as caught:
        Schema.load(schema)
    return caught.value


def write(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def say(schema: Path, document: Path) -> tuple[int, list[str]]:
    """What the command says of a document: how it ends, and its lines without the quoted source.

    It has half a minute and two gigabytes, and no traceback.
    """
    command = [sys.executable, "-m", "teitools", "validate", "--no-source", "--schema", schema, document]
    ended = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)),
    )
    assert not ended.stderr, ended.stderr
    return ended.returncode, ended.stdout.splitlines()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (b"", 1, "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "This is not XML"),
        (b"<!DOCTYPE html>\n<html><br></html>", 1, "This is a web page (HTML), not XML: download"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', 1, "a web page: download the schema itself."),
        ('<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', 1, "but an XML Schema (XSD): name the"),
        ('<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>', 1, "but a Schematron schema: list it"),
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', 1, "but a TEI file: of an ODD, name the .rng"),
        ("<grammar/>", 1, 'add xmlns="http://relaxng.org/ns/structure/1.0" to it.'),
        ("<plist/>", 1, "a file of another kind, which begins with <plist>."),
        (f"<grammar {RNG}>\n\0</grammar>", 2, "(0) is not allowed"),
        (f"<grammar {RNG}>\n<start>".encode(), 2, "The file ends inside <start> of line 2"),
        (f'<element {RNG} name="\xe9"/>'.encode("latin-1"), 1, "save the file as UTF-8"),
        (f"<a>{'<a>' * 100_000}", 1, "more than 90 deep"),
        (f'{LAUGHS}<element {RNG} name="&e12;"/>', 1, "expand to an enormous text"),
        (f'<!DOCTYPE a [<!ENTITY e SYSTEM "s.rng">]>\n<value {RNG}>&e;</value>', 2, "stands in another file"),
    ],
)
def test_files_that_are_no_schema(text: str | bytes, line: int, words: str, tmp_path: Path) -> None:
    error = refused(write(tmp_path / "s.rng", text))
    assert error.line == line
    assert words in error.reason


def test_a_schema_in_utf16(tmp_path: Path) -> None:
    schema = Schema.load(
        write(tmp_path / "s.rng", f'<element {RNG} name="a"><text/></element>'.encode("utf-16"))
    )
    assert list(schema.validate(b"<a>x</a>")) == []


def test_a_schema_cut_anywhere(tmp_path: Path) -> None:
    whole = (Path(__file__).parent / "small.rng").read_bytes()
    for cut in range(0, len(whole.rstrip()), 13):
        error = refused(write(tmp_path / "s.rng", whole[:cut]))
        assert error.line >= 1
        assert error.reason.endswith(".")


@pytest.mark.parametrize(
    "address",
    [
        "../outside.rng",
        "in/../../outside.rng",
        "%2e%2e/outside.rng",
        "..%2Foutside.rng",
        "/etc/hosts",
        "file:outside.rng",
        "file:///etc/hosts",
        "http://localhost/a.rng",
        "//localhost/a.rng",
        "link.rng",
        "linked/outside.rng",
    ],
)
@pytest.mark.parametrize("kind", ["include", "externalRef"])
def test_files_outside_the_folder_are_not_read(kind: str, address: str, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.rng", f'<element {RNG} name="a"><text/></element>')
    around = "grammar" if kind == "include" else "group"
    schema = write(tmp_path / "schema/s.rng", f'<{around} {RNG}>\n<{kind} href="{address}"/></{around}>')
    (tmp_path / "schema/in").mkdir()
    (tmp_path / "schema/link.rng").symlink_to(outside)
    (tmp_path / "schema/linked").symlink_to(tmp_path)
    error = refused(schema)
    assert (error.path, error.line) == (schema, 2)
    assert error.reason == f"“{address}” lies outside the schema's folder: put the file beside the schema."


def test_a_base_does_not_lead_outside(tmp_path: Path) -> None:
    write(tmp_path / "outside.rng", f'<element {RNG} name="a"><text/></element>')
    text = f'<group {RNG} xml:base="../"><externalRef href="outside.rng"/></group>'
    assert "“outside.rng”" in refused(write(tmp_path / "schema/s.rng", text)).reason


def test_files_below_the_folder_are_read(tmp_path: Path) -> None:
    write(tmp_path / "parts/a.rng", f'<externalRef {RNG} href="../b c.rng"/>')
    write(tmp_path / "b c.rng", f'<element {RNG} name="a"><text/></element>')
    schema = Schema.load(write(tmp_path / "s.rng", f'<externalRef {RNG} href="parts/a.rng"/>'))
    assert list(schema.validate(b"<a/>")) == []


@pytest.mark.parametrize("address", ["a%00b.rng", "http://[", "a" * 5_000])
def test_addresses_of_no_file(address: str, tmp_path: Path) -> None:
    error = refused(write(tmp_path / "s.rng", f'<externalRef {RNG} href="{address}"/>'))
    shown = address if len(address) < 60 else f"{address[:60]}…"
    assert error.reason == f"“{shown}” is not the address of a file."


@pytest.mark.parametrize("address", ["none.rng", ".", "in"])
def test_files_that_are_not_there(address: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    error = refused(write(tmp_path / "s.rng", f'<externalRef {RNG} href="{address}"/>'))
    assert error.reason.startswith(f"There is no file “{address}”")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"s": '<grammar {}><include href="s.rng"/></grammar>'}, "in a circle"),
        ({"s": '<externalRef {} href="s.rng"/>'}, "in a circle"),
        (
            {"s": '<externalRef {} href="t.rng"/>', "t": '<externalRef {} href="s.rng"/>'},
            "in a circle",
        ),
        (
            {
                "s": TWICE.format("{}", 0, 0),
                **{f"{n}": TWICE.format("{}", n + 1, n + 1) for n in range(20)},
                "20": "<empty {}/>",
            },
            "include one another more than 1,000 times",
        ),
    ],
    ids=["itself", "external", "each other", "doubling"],
)
def test_files_that_include_one_another(files: dict[str, str], words: str, tmp_path: Path) -> None:
    for name, text in files.items():
        write(tmp_path / f"{name}.rng", text.format(RNG))
    assert words in refused(tmp_path / "s.rng").reason


def test_thousands_side_by_side(tmp_path: Path) -> None:
    parts = "".join(f'<optional><attribute name="a{n}"/></optional>' for n in range(1_000))
    names = "".join(f'<optional><element name="e{n}"><empty/></element></optional>' for n in range(1_000))
    text = f'<element {RNG} name="a">{parts}<interleave>{names}</interleave></element>'
    schema = Schema.load(write(tmp_path / "s.rng", text))
    assert list(schema.validate(b'<a a7="1" a999=""><e999/><e0/></a>')) == []
    assert [each.code for each in schema.validate(b"<a><e0/><e0/></a>")] == ["E102"]


def test_thousands_of_values(tmp_path: Path) -> None:
    """Each is found at once: none is compared with all."""
    values = " | ".join(f"xsd:integer '{n}'" for n in range(8_000))
    schema = Schema.load(write(tmp_path / "s.rnc", f"element a {{ element b {{ {values} | 'x' }}+ }}"))
    right = "".join(f"<b>0{n}</b>" for n in range(8_000))
    assert list(schema.validate(f"<a>{right}<b>x</b></a>".encode())) == []
    [wrong] = schema.validate(f"<a>{right}<b>8000</b></a>".encode())
    assert "8000" in wrong.message


@pytest.mark.parametrize(("content", "codes"), [("empty", ["E105"]), ("attribute * {'1'}+", ["E106"])])
def test_a_hundred_thousand_wrong_attributes(content: str, codes: list[str], tmp_path: Path) -> None:
    schema = Schema.load(write(tmp_path / "s.rnc", f"element a {{ {content} }}"))
    written = " ".join(f"a{n}=''" for n in range(100_000))
    assert [each.code for each in schema.validate(f"<a {written}/>".encode())] == codes * 100_000


@pytest.mark.parametrize(
    ("content", "one", "code"),
    [
        ("element p { element b {text}* }*", "<p>text</p>", "E103"),
        ("element p { element b { element c {empty} }? }*", "<p><c/></p>", "E102"),
        ("element bbbb {empty}*", "<q{}/>", "E101"),
        ("(element b {empty}, element c {empty})*", "<b/>", "E104"),
        ("element b { attribute x {xsd:integer} }*", "<b x='{}.'/>", "E106"),
    ],
)
def test_thousands_of_mistakes_of_one_kind(content: str, one: str, code: str, tmp_path: Path) -> None:
    """None is judged by a look at all others."""
    schema = Schema.load(write(tmp_path / "s.rnc", f"element a {{ {content} }}"))
    body = "".join(one.format(n) for n in range(10_000))
    codes = [each.code for each in schema.validate(f"<a>{body}</a>".encode())]
    assert codes == [code] * 10_000


def test_definitions_that_double_one_another(tmp_path: Path) -> None:
    doubled = "".join(
        f'<define name="d{n}"><ref name="d{n + 1}"/><ref name="d{n + 1}"/></define>' for n in range(6)
    )
    text = f"""<grammar {RNG}><start><element name="a"><ref name="d0"/></element></start>{doubled}
      <define name="d6"><optional><element name="b"><empty/></element></optional></define></grammar>"""
    schema = Schema.load(write(tmp_path / "s.rng", text))
    assert list(schema.validate(f"<a>{'<b/>' * 64}</a>".encode())) == []
    assert len(list(schema.validate(f"<a>{'<b/>' * 65}</a>".encode()))) == 1


@pytest.mark.parametrize(("name", "text"), [("NCName", "a b"), ("integer", ""), ("date", "2024-02-30")])
def test_values_that_are_none_of_their_type(name: str, text: str, tmp_path: Path) -> None:
    value = f'<element {RNG} name="a">\n<value type="{name}" {TYPES}>{text}</value></element>'
    error = refused(write(tmp_path / "s.rng", value))
    assert error.line == 2
    assert error.reason == f"“{text}” can never be found: it is no value of the type {name}."


@pytest.mark.parametrize("regex", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(a*)*b", "(.*){9}b"])
def test_regular_expressions_that_explode(regex: str, tmp_path: Path) -> None:
    data = f'<data type="string" {TYPES}><param name="pattern">{regex}</param></data>'
    schema = write(tmp_path / "s.rng", f'<element {RNG} name="TEI" ns="{NAMESPACE}">{data}</element>')
    text = f"<TEI {TEI}>{'a' * 60}</TEI>"
    ended, lines = say(schema, write(tmp_path / "a.xml", text))
    assert ended == 1
    assert "E106" in lines[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<TEI {TEI}>{'<p>' * 100_000}{'</p>' * 100_000}</TEI>", "E004 Elements stand more than 90 deep"),
        (f"<TEI {TEI} {MANY_ATTRIBUTES}/>", "E004 One stretch of text, one tag"),
        (f"<TEI {TEI}>{'x' * 50_000_000}</TEI>", "E004 One stretch of text"),
        (f"{LAUGHS}<TEI {TEI}>&e12;</TEI>", "E004 The entities of the DOCTYPE expand"),
        (f'{LAUGHS}<TEI {TEI} n="&e12;"/>', "E004 The entities of the DOCTYPE expand"),
        (f"<!DOCTYPE TEI [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><TEI {TEI}>&e;</TEI>", "E004 The entities"),
        (f"<!DOCTYPE TEI [<!ENTITY e SYSTEM '/etc/hosts'>]><TEI {TEI}>&e;</TEI>", "E005 The entity e stands"),
        (f"<!DOCTYPE TEI [<!ENTITY % e SYSTEM 'x'> %e;]><TEI {TEI}/>", "E005 The entity e stands"),
        (f"<!DOCTYPE TEI SYSTEM 'http://localhost/a.dtd'><TEI {TEI}/>", "warning E005 The DOCTYPE refers"),
        (f"<TEI {TEI}>\0</TEI>", "E001 A character here (0) is not allowed"),
        (f"<TEI {TEI}>é</TEI>".encode("latin-1"), "save the file as UTF-8"),
        (f"<TEI {TEI}>é</TEI>".encode("utf-16-le"), "in UTF-16 but does not say so"),
    ],
    ids=range(12),
)
def test_documents(text: str | bytes, words: str, tmp_path: Path) -> None:
    ended, lines = say(write(tmp_path / "s.rng", ANY), write(tmp_path / "a.xml", text))
    assert ended == ("warning" not in words)
    assert words in lines[0]
    assert lines[0].startswith(f"{tmp_path}/a.xml:")


def test_a_document_cut_anywhere(tmp_path: Path) -> None:
    schema = Schema.load(write(tmp_path / "s.rng", ANY))
    text = '<?xml version="1.0"?>\r\n<a n="é">\r<!-- c --><b>𝄞 &amp; x<![CDATA[ y ]]></b>\n<?p i?></a>'
    for encoding in ("utf-8", "utf-16"):
        whole = text.encode(encoding)
        for cut in range(len(whole)):
            [found] = schema.validate(whole[:cut])
            assert found.code == "E001"
            assert 1 <= found.line <= 4
            assert found.message.endswith(".")
        assert list(schema.validate(whole)) == []


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    schema = Schema.load(write(tmp_path / "s.rng", f'<element {RNG} name="a"><text/></element>'))
    write(tmp_path / "b.txt", "b")
    text = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="b.txt" parse="text"/></a>'
    [found] = schema.validate(write(tmp_path / "a.xml", text))
    assert found.code == "E101"


@pytest.mark.parametrize("encoding", ["base64", "rot13", "idna", "undefined", "unicode_escape", "punycode"])
def test_what_only_python_calls_an_encoding(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode()
    assert source_text(source).codec == "utf-8"
