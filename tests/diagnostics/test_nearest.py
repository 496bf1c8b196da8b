"""Did you mean."""

import pytest

from teitools.diagnostics.nearest import Names, did_you_mean, nearest


@pytest.mark.parametrize(
    ("name", "names", "expected"),
    [
        ("persname", ["persName", "placeName"], "persName"),
        ("fm7", ["fn7", "ref7"], "fn7"),
        ("pfd", ["html", "pdf"], "pdf"),
        ("hoxa", ["hoxha", "khrushchev"], "hoxha"),
        ("zzz", ["hoxha", "khrushchev"], None),
        ("x", [], None),
        ("tpye", ["style", "type"], "type"),
        ("type", ["style"], None),
        ("place", ["space"], None),
        ("lang", ["language"], "language"),
        ("i", ["gi", "if"], None),
        ("pp", ["p"], "p"),
        ("forenamme", ["surname", "forename"], "forename"),
    ],
)
def test_nearest(name: str, names: list[str], expected: str | None) -> None:
    assert nearest(name, names) == expected


def test_the_end_of_a_sentence() -> None:
    assert did_you_mean("persname", ["persName"], "<{}>") == ": did you mean <persName>?"
    assert did_you_mean("zzz", ["persName"]) == "."


def test_among_very_many_only_capitals_are_mended() -> None:
    names = [f"entry-{number}" for number in range(6_000)]
    assert nearest("Entry-7", names) == "entry-7"
    assert nearest("entri-7", names) is None


def test_many_names_are_sought_among_the_same() -> None:
    names = Names(["fn7", "Fn8", "fn8", "persName"])
    assert [names.nearest(each) for each in ("fm7", "FN8", "persname", "fm7")] == [
        "fn7",
        "Fn8",
        "persName",
        "fn7",
    ]
    assert list(names.but_for_capitals("FN8")) == ["Fn8", "fn8"]
    assert list(names.but_for_capitals("fn9")) == []
