"""Every element keeps its words wherever it stands, valid or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from html_pages import page_of, shown_texts
from inline import document, tei

ELEMENTS = Path(__file__).with_name("elements.txt").read_text("utf-8").split()
EMPTY = (
    "pb",
    "lb",
    "milestone",
    "anchor",
    "ptr",
    "pause",
    "shift",
    "handShift",
    "lacunaStart",
    "caesura",
    "path",
)
"""Elements that ought to be empty."""

LEFT_OUT = {"TEI", "teiCorpus", "teiHeader", "xenoData", "fw", "index", "binaryObject", "divGen"}
"""Elements whose words a page leaves out on purpose, and roots."""

PLACES = {
    "division": "<div>{s}w0x<p>w1x</p>w2x<hi>w3x</hi>{e}</div>",
    "paragraph": "<p>w0x {s}w1x{e} w2x</p>",
    "blocks": "<div>{s}<p>w0x</p><list><item>w1x</item></list>{e}</div>",
    "parts": "<standOff>{s}<note>w0x</note><persName>w1x</persName><label>w2x</label>{e}</standOff>",
    "list": "<list>{s}w0x{e}<item>w1x</item></list>",
    "manuscript": "<msDesc>{s}w0x<p>w1x</p>{e}</msDesc>",
    "register": "<person>{s}w0x<note>w1x</note>{e}</person>",
    "apparatus": "<app><lem>{s}w0x{e}</lem><rdg>{s}w1x{e}</rdg>{s}w2x{e}</app>",
    "table": "<table><row><cell>{s}w0x{e}</cell>{s}w1x{e}</row>{s}w2x{e}</table>",
    "reference": "<biblStruct><monogr>{s}w0x{e}</monogr>{s}w1x{e}</biblStruct>",
    "choice": "<choice>{s}w0x{e}{s}w1x{e}</choice>",
    "speech": "<sp>{s}w0x{e}<l>{s}w1x{e}</l></sp>",
    "tokens": "<s><w>w0x</w>{s}w1x{e}<pc>w2x</pc></s>",
    "dictionary": "<entry><form>{s}w0x{e}</form>{s}w1x<sense>w2x</sense>{e}</entry>",
    "figure": "<figure><graphic url='https://example.org/a'/>{s}w0x{e}<head>{s}w1x{e}</head></figure>",
    "quotation": "<quote>{s}w0x{e} w1x</quote>",
    "surface": "<facsimile><surface>{s}w0x{e}<zone>{s}w1x{e}</zone></surface></facsimile>",
}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_every_element_keeps_its_words(place: str) -> None:
    assert list(strays(PLACES[place])) == []


def strays(place: str) -> Iterator[str]:
    """The elements whose words are not shown, or more than once."""
    words = [f"w{number}x" for number in range(place.count("w") + 1) if f"w{number}x" in place]
    for name in sorted({*ELEMENTS, *EMPTY} - LEFT_OUT):
        page = page_of(document(tei(place.format(s=f"<{name}>", e=f"</{name}>"))))
        shown = " ".join(shown_texts(page.find(".//article"), hidden=True))
        if any(shown.count(word) != 1 for word in words):
            yield name
