"""Schemas in the compact syntax: what they accept, and how their mistakes are reported."""

from pathlib import Path

import pytest

from teitools.relaxng import Schema, SchemaError

VALID = [
    ("element a { text }", "<a>x</a>"),
    ("element a { empty }", "<a/>"),
    ('start = b\nb = element a { attribute n { xsd:integer { minInclusive = "1" } } }', '<a n="2"/>'),
    ('default namespace = "urn:x"\nelement a { element b { text }* }', '<a xmlns="urn:x"><b/><b/></a>'),
    ('namespace p = "urn:x"\nelement * - p:* { text }', "<a/>"),
    ("start = x\nx |= element a { text }\nx |= element b { text }", "<b/>"),
    ("element a { (element b { text } & element c { text }), text }", "<a><c/><b/>x</a>"),
    ('element a { list { ("x" | "y")+ } }', "<a>x y x</a>"),
    ("start = element \\text { mixed { element b { empty }? } }", "<text>x<b/>y</text>"),
    ("start = element a { grammar { start = parent b } }\nb = element b { empty }", "<a><b/></a>"),
]
INVALID = [
    ("element a { empty }", "<b/>"),
    ('default namespace = "urn:x"\nelement a { text }', "<a/>"),
    ('element a { string - ("x" | "y") }', "<a>y</a>"),
    ("element a { element b { empty }, element c { empty } }", "<a><c/><b/></a>"),
]
MISTAKES = [
    (b"element a {\n empty", 2, "never closed"),
    (b'element a { "x }', 1, "never closed"),
    (b"element a {\n text, empty | text }", 2, "parentheses"),
    (b"\nelement p:a { text }", 2, "p: is not declared"),
    (b"element a {\n text }\n\0", 3, "U+0000"),
    (b'element a { "\\x{110000}" }', 1, "is not a character"),
    (b"\x89PNG\r\n\x1a\n\0\0", 1, "UTF-8"),
    (b"(" * 100_000, 1, "deep"),
    (b"element a { text }\nfoo", 2, "end of the schema"),
    (b"text = element a { text }", 1, "should stand"),
    (b'start = external "schema.rnc"', 1, "in a circle"),
]


def load(folder: Path, schema: str | bytes) -> Schema:
    path = folder / "schema.rnc"
    path.write_bytes(schema if isinstance(schema, bytes) else schema.encode())
    return Schema.load(path)


@pytest.mark.parametrize(("schema", "document"), VALID)
def test_it_accepts(schema: str, document: str, tmp_path: Path) -> None:
    assert not list(load(tmp_path, schema).validate(document.encode()))


@pytest.mark.parametrize(("schema", "document"), INVALID)
def test_it_finds(schema: str, document: str, tmp_path: Path) -> None:
    assert list(load(tmp_path, schema).validate(document.encode()))


@pytest.mark.parametrize(("schema", "line", "words"), MISTAKES)
def test_a_mistake_has_its_line_and_reason(schema: bytes, line: int, words: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=words.replace("+", r"\+")) as caught:
        load(tmp_path, schema)
    assert caught.value.line == line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    schema = load(tmp_path, "start = element é { text }".encode(encoding))
    assert not list(schema.validate("<é/>".encode()))


def test_an_included_definition_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "inner.rnc").write_text("start = element a { b }\nb = empty")
    schema = load(tmp_path, 'include "inner.rnc" { b = element b { empty } }')
    assert not list(schema.validate(b"<a><b/></a>"))


def test_both_syntaxes_may_include_each_other(tmp_path: Path) -> None:
    rng = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    (tmp_path / "inner.rnc").write_text("b = element b { external 'c.rng' }", encoding="utf-8")
    (tmp_path / "c.rng").write_text(f'<element {rng} name="c"><text/></element>', encoding="utf-8")
    outer = tmp_path / "outer.rng"
    outer.write_text(
        f'<grammar {rng}><include href="inner.rnc"/><start><ref name="b"/></start></grammar>',
        encoding="utf-8",
    )
    schema = Schema.load(outer)
    assert not list(schema.validate(b"<b><c>x</c></b>"))
    assert list(schema.validate(b"<b/>"))


def test_a_namespace_is_inherited_by_what_has_none(tmp_path: Path) -> None:
    (tmp_path / "inner.rnc").write_text("default namespace = inherit\nelement b { text }", encoding="utf-8")
    schema = load(tmp_path, 'default namespace = "urn:x"\nelement a { external "inner.rnc" }')
    assert not list(schema.validate(b'<a xmlns="urn:x"><b/></a>'))
    assert list(schema.validate(b'<a xmlns="urn:x"><b xmlns=""/></a>'))


def test_documentation_and_annotations_change_nothing(tmp_path: Path) -> None:
    schema = load(
        tmp_path,
        'namespace x = "urn:x"\n## A letter.\n[ x:n = "1" x:more [ "words" ] ]\n'
        'element a { [ x:n = "2" ] text >> x:after [] }',
    )
    assert not list(schema.validate(b"<a>b</a>"))
