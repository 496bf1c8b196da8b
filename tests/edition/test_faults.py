"""What stops the parser is told in an editor's words, at its place."""

import pytest
from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition.faults import fault
from teitools.edition.parsing import parse_xml


def found(source: bytes) -> Diagnostic:
    with pytest.raises(etree.XMLSyntaxError) as caught:
        parse_xml(source)
    return fault("a.xml", source, caught.value)


@pytest.mark.parametrize(
    ("xml", "place", "words"),
    [
        ("", "1:1", "The file is empty."),
        ("hello", "1:1", "This is not XML"),
        ("<a>\n<b>\n<c>x</c>\n</a>", "2:1", "<b> is never closed: </b> is missing before </a> in line 4."),
        ("<a>\n<b>x</c>\n</a>", "2:5", "</c> closes nothing: the element open here is <b> of line 2."),
        ("<a>\n<b>x</B>\n</a>", "2:5", "<b> of line 2; one of the two is misspelt."),
        ("<a>\n<b>x\n", "3:1", "The file ends inside <b> of line 2"),
        ("<a>\n é & b</a>", "2:4", "An ampersand is written &amp;"),
        ("<a>\n é &b, c</a>", "2:4", "An ampersand is written &amp;"),
        ("<a>\n a < b</a>", "2:5", "A < in the text is written &lt;"),
        ("<a>\n𝄞é&nbsp;</a>", "2:3", "The entity &nbsp; is not defined"),
        ('<a b="1" b="2"/>', "1:10", "The attribute b stands twice"),
        ("<a>\n<x:b/></a>", "2:5", "The prefix x: on <b> is declared nowhere"),
        ("<a b=1/>", "1:6", "An attribute's value stands in quotation marks."),
        ("<a/>\n<b/>", "2:1", "Something follows the end of the root element."),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "1:39", "names the encoding klingon"),
        ('<?xml version="1.0" encoding="base64"?><a/>', "1:38", "names the encoding base64"),
        ('<?xml version="1.0" encoding="undefined"?><a/>', "1:41", "names the encoding undefined"),
        ('<?xml version="1.0" encoding="UTF-16"?><a/>', "1:38", "The file is not in UTF-16, as its"),
        ("<!DOCTYPE html><html><br></html>", "1:1", "This is a web page (HTML)"),
        ("<!doctype html>\n<p>a</p>", "1:1", "This is a web page (HTML)"),
        ("<a b='1' \u202e/>", "1:10", "A character here cannot stand in a tag"),
        ("<a>\n<b⽧>x</c></a>", "2:6", "</c> closes nothing"),
        ("<a>\n\0</a>", "2:1", "A character here (0) is not allowed"),
        ("<a>\r\n\r\n<b></a>", "3:1", "<b> is never closed"),
    ],
)
def test_each_fault_has_its_words_and_its_place(xml: str, place: str, words: str) -> None:
    diagnostic = found(xml.encode())
    assert f"{diagnostic.line}:{diagnostic.column}" == place
    assert words in diagnostic.message
    assert diagnostic.code == "E001"


def test_bytes_that_are_not_utf8() -> None:
    diagnostic = found(b"<a>\n\n caf\xe9</a>")
    assert (diagnostic.line, diagnostic.column) == (3, 5)
    assert "save the file as UTF-8" in diagnostic.message


def test_columns_of_a_file_in_utf16() -> None:
    diagnostic = found('<?xml version="1.0" encoding="UTF-16"?>\n<a>é<b></a>'.encode("utf-16"))
    assert (diagnostic.line, diagnostic.column) == (2, 5)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("utf-16-le", "in UTF-16 but does not say so"), ("cp037", "in an encoding that is not read")],
)
def test_encodings_that_a_file_does_not_tell(encoding: str, words: str) -> None:
    text = "<a>é</a>" if encoding == "utf-16-le" else '<?xml version="1.0"?><a/>'
    assert words in found(text.encode(encoding)).message


def test_a_hundred_thousand_elements_deep() -> None:
    diagnostic = found(b"<p>" * 100_000 + b"</p>" * 100_000)
    assert (diagnostic.code, diagnostic.line) == ("E004", 1)
    assert "90 deep" in diagnostic.message


def test_a_billion_laughs() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    diagnostic = found(f'<!DOCTYPE p [<!ENTITY e0 "lol">{entities}]><p>&e9;</p>'.encode())
    assert diagnostic.code == "E004"
    assert "expand to an enormous text" in diagnostic.message


def test_a_quadratic_blowup() -> None:
    xml = f'<!DOCTYPE p [<!ENTITY e "{"a" * 50_000}">]><p>{"&e;" * 50_000}</p>'
    assert found(xml.encode()).code == "E004"


def test_an_external_entity() -> None:
    diagnostic = found(b'<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<p>\n &e;</p>')
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == ("E005", 3, 2)
    assert "entity e stands in another file" in diagnostic.message
