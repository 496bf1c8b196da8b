"""A drawing of an edition is shown if it can do nothing else, however a reader opens it."""

import pytest

from teitools.publish.drawing import is_only_shown

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" %s>%s</svg>'


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ('viewBox="0 0 1 1"', '<path d="M0 0L1 1" style="fill: url(#blue)"/>'),
        ("", '<defs><path id="a" d="M0 0"/></defs><use x:href="#a"/>'),
        ("", '<image href="data:image/png;base64,AAAA"/>'),
        ("", "<style>path { fill: red }</style><!-- script -->"),
    ],
)
def test_drawings_that_only_show(attributes: str, content: str) -> None:
    assert is_only_shown((SVG % (attributes, content)).encode())


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ('onload="alert(1)"', ""),
        ("", "<script>alert(1)</script>"),
        ("", '<a x:href="java&#10;script:alert(1)"/>'),
        ("", '<set attributeName="fill" to="javascript:alert(1)"/>'),
        ("", '<image x:href="https://example.org/a.png"/>'),
        ("", "<style>@import 'https://example.org/a.css'</style>"),
        ("", '<path style="fill: url(https://example.org/a)"/>'),
        ("", "<foreignObject><p>x</p></foreignObject>"),
        ("", "<unfinished>"),
    ],
)
def test_drawings_that_do_more(attributes: str, content: str) -> None:
    assert not is_only_shown((SVG % (attributes, content)).encode())


def test_a_style_sheet_from_elsewhere_and_utf_16_are_seen_through() -> None:
    drawing = SVG % ("", "<script/>")
    assert not is_only_shown(drawing.encode("utf-16"))
    assert not is_only_shown(b'<?xml-stylesheet href="a.css"?>' + (SVG % ("", "")).encode())
