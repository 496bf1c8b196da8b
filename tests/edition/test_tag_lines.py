"""Start tags found by lines are where the whole text says that they are, or are not found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import document
from teitools.edition.encoding import source_text
from teitools.edition.positions import Positions
from teitools.edition.tag_lines import TagLines


def by_lines(xml: str) -> list[str | None]:
    """What stands at the start tag of each element, as far as it is found by lines."""
    read = document(xml)
    lines = TagLines(read.tree, source_text(read.source))
    starts = [lines.start(element) for element in read.tree.iter("*")]
    return [None if start is None else xml[start : start + 3] for start in starts]


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ("<a><b/><c>\n</c></a>", ["<a>", "<b/", "<c>"]),
        ("<a\n><b\nn='>'\n/><c\n/></a>", ["<a\n", "<b\n", "<c\n"]),
        ("<a><!-- <x> --><b/>\n<c/></a>", [None, None, "<c/"]),
        ("<a><![CDATA[\n<x>]]><b/></a>", ["<a>", None]),
        ("<a><!--\n<x>\n--><b/></a>", ["<a>", "<b/"]),
        ("<!DOCTYPE a [<!ENTITY e '<b/>'>]><a>&e;</a>", [None, None]),
        ("<a>\r<b/></a>", [None, None]),
    ],
)
def test_what_is_found_by_lines(xml: str, found: list[str | None]) -> None:
    assert by_lines(xml) == found


PIECES = st.sampled_from(
    [
        "<b/>",
        "<b>",
        "</b>",
        "<c n='>'\n/>",
        "<!-- <b> -->",
        "<!--\n<b/>-->",
        "<![CDATA[<b>]]>",
        "<?b <b> ?>",
        "\n",
        "é ",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=12))
def test_what_is_found_by_lines_is_found_in_the_whole_text(pieces: list[str]) -> None:
    depth, content = 0, ""
    for piece in pieces:
        if piece == "</b>" and not depth:
            continue
        depth += {"<b>": 1, "</b>": -1}.get(piece, 0)
        content += piece
    read = document(f"<a>{content}{'</b>' * depth}</a>")
    lines, places = TagLines(read.tree, source_text(read.source)), Positions(read)
    whole = places._extents
    for element in read.tree.iter("*"):
        assert lines.start(element) in (None, whole[element][0])
