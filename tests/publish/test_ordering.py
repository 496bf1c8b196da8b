"""Notes of several series: at the foot of each page they stand apart, and none is lost."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from inline import tei
from materials import material_of_text
from teitools.publish.ordering import Order, Places, in_order, ordered
from teitools.publish.pdf import pdf_files

SERIES = {"a": "apparatus", "b": "", "c": "apparatus", "d": "", "e": "letters"}


@pytest.mark.parametrize(
    "places, order",
    [
        ([("a", 1), ("c", 1), ("b", 1)], {}),
        ([("b", 1), ("a", 1)], {"b": "a", "a": "b"}),
        ([("b", 1), ("a", 2)], {}),
        ([("b", 1), ("e", 1), ("a", 1)], {"b": "a", "a": "b"}),
        ([("b", 1), ("unknown", 1), ("a", 1)], {"b": "a", "a": "b"}),
    ],
)
def test_each_page_has_its_notes_by_series(places: Places, order: Order) -> None:
    assert in_order(SERIES, places) == order


def test_the_first_note_of_a_page_can_stay_the_first() -> None:
    places = [("b", 1), ("a", 1), ("d", 1)]
    assert in_order(SERIES, places, keep_first=True) == {"a": "d", "d": "a"}


def test_pages_that_would_change_keep_their_first_notes() -> None:
    before, after = [("b", 1), ("a", 1), ("d", 2)], [("b", 1), ("a", 2), ("d", 2)]
    assert ordered(SERIES, lambda order: after if order else before, patient=True) == {}


@pytest.mark.parametrize("filler", [20, 400])
def test_series_stand_apart_on_the_page(tmp_path: Path, filler: int) -> None:
    app = "<app><lem>mill</lem><rdg wit='#W'>Reading{0}</rdg></app>"
    text = "".join(
        f"<p>{'word ' * filler}<note>Note{n}</note> {app.format(n)} "
        f"<note type='translator'>Voice{n}</note></p>"
        for n in range(30)
    )
    found = []
    for page in pypdf.PdfReader(
        io.BytesIO(pdf_files(material_of_text(tmp_path, tei(text)))["text.pdf"])
    ).pages:
        notes = re.findall(r"(Note|Reading|Voice)(\d+)", page.extract_text())
        kinds = [kind for kind, _ in notes]
        changes = sum(one != other for one, other in pairwise(kinds))
        assert changes <= 3, (
            "two between three series, and one for a note that did not fit on the page before"
        )
        found += notes
    assert sorted(found) == sorted((kind, str(n)) for n in range(30) for kind in ("Note", "Reading", "Voice"))
