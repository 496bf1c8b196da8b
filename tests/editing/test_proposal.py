"""What a finding proposes becomes bytes of its file."""

import pytest

from inline import document
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.span import Span
from teitools.editing.certain import is_certain
from teitools.editing.proposal import proposals
from teitools.editing.splice import Splice


def finding(code: str, place: tuple[int, int], fix: str | None, **more: object) -> Diagnostic:
    return Diagnostic("a.xml", 1, code, "rule", "M.", byte_range=place, fix=fix, **more)  # type: ignore[arg-type]


def bytes_of(text: str, encoding: str) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "fix", "value", "name"),
    [
        ("utf-8", "é", b"\xc3\xa9", b"\xc3\xa9"),
        ("iso-8859-1", "é", b"\xe9", b"\xe9"),
        ("us-ascii", "é", b"&#233;", None),
        ("windows-1252", "Ж’", b"&#1046;\x92", None),
    ],
)
def test_a_character_that_the_encoding_lacks(
    encoding: str, fix: str, value: bytes, name: bytes | None
) -> None:
    """In a value it is written as a reference, in a name it cannot be written."""
    source = bytes_of("<p ab='12'/>", encoding)
    start = source.index(b"ab")
    read = document(source)
    (made,) = proposals(read, [finding("E431", (start + 4, start + 6), fix)])
    assert made.splices == (Splice(start + 4, start + 6, value),)
    near = "ab" + fix[0]
    found = proposals(read, [finding("E105", (start, start + 2), near)])
    assert [each.splices[0].new[2:3] for each in found] == ([] if name is None else [name[:1]])


def test_both_tags_or_none() -> None:
    source = b"<P>x</P>"
    end = Span(1, 7, 1, 8, 6, 7)
    (made,) = proposals(document(source), [finding("E101", (1, 2), "p", also=(end,))])
    assert made.splices == (Splice(1, 2, b"p"), Splice(6, 7, b"p"))
    elsewhere = end._replace(start=3, end=4)
    assert proposals(document(source), [finding("E101", (1, 2), "p", also=(elsewhere,))]) == []


@pytest.mark.parametrize(("start", "end"), [(3, 4), (0, 2), (1, 4), (9, 20)])
def test_nothing_outside_of_a_tag_is_changed(start: int, end: int) -> None:
    source = b"<p>x</p><!-- <p n='1'/> -->"
    assert proposals(document(source), [finding("E453", (start, end), "y")]) == []


@pytest.mark.parametrize(
    ("written", "fix", "expected", "certain"),
    [
        ("persname", "persName", ("<persName>", "<placeName>"), True),
        ("t:persname", "t:persName", ("<persName>",), True),
        ("nam", "name", ("<name>", "<p>"), True),
        ("nam", "name", ("<name>", "<num>"), False),
        ("widget", "p", ("<p>",), False),
        ("pers", "persName", ("<persName>",), False),
        ("Note", "note", ("<note>", "<NOTE>"), False),
        ("biblStrut", "biblStruct", ("<biblStruct>",), True),
        ("biblStrt", "biblStruct", ("<biblStruct>",), True),
        ("x" * 101, "y" * 101, (), False),
    ],
)
def test_which_name_is_certain(written: str, fix: str, expected: tuple[str, ...], certain: bool) -> None:
    read = document(f"<{written} xmlns:t='u'/>")
    assert is_certain(read, finding("E101", (1, 1 + len(written)), fix, expected=expected)) is certain


@pytest.mark.parametrize(
    ("written", "fix", "expected", "certain"),
    [
        ("High", "high", ("high", "low"), True),
        (" hi gh", "high", ("high", "low"), True),
        ("hgih", "high", ("high", "low"), True),
        ("hi", "high", ("high", "low"), False),
        ("law", "low", ("low", "laws"), False),
        ("v11", "v10", ("v10", "v20"), False),
        ("A&amp;B", "a&amp;b", ("a&b",), True),
        ("19600101", "1960-01-01", ("a date such as 1960-11-12",), True),
    ],
)
def test_which_value_is_certain(written: str, fix: str, expected: tuple[str, ...], certain: bool) -> None:
    read = document(f"<p n='{written}'/>")
    assert is_certain(read, finding("E106", (6, 6 + len(written)), fix, expected=expected)) is certain


@pytest.mark.parametrize("code", ["E001", "E102", "E104", "E107", "E301", "E412", "E463"])
def test_other_codes_are_never_certain(code: str) -> None:
    assert not is_certain(document("<p n='A'/>"), finding(code, (6, 7), "a", expected=("a",)))
