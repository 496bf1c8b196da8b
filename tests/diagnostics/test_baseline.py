"""A baseline knows findings again."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.baseline import Baseline, BaselineError, to_text

ROOT = Path("/corpus")
ONE = Diagnostic("a.xml", 3, "E311", "target", '"#x" points to nothing.')


def known(found: list[Diagnostic], folder: Path) -> Baseline:
    (folder / "baseline.json").write_text(to_text(found, ROOT, folder / "baseline.json"), encoding="utf-8")
    return Baseline.read(folder / "baseline.json")


def test_lines_may_be_added_above(tmp_path: Path) -> None:
    baseline = known(
        [ONE, Diagnostic("a.xml", 9, "E301", "id-unique", "The one in line 5 has it.")], tmp_path
    )
    assert baseline.knows(Diagnostic("a.xml", 8, "E311", "target", ONE.message), ROOT)
    assert baseline.knows(Diagnostic("a.xml", 14, "E301", "id-unique", "The one in line 10 has it."), ROOT)


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    baseline = known([ONE, ONE], tmp_path)
    assert [baseline.knows(ONE, ROOT) for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    "other",
    [
        Diagnostic("b.xml", 3, "E311", "target", ONE.message),
        Diagnostic("a.xml", 3, "E312", "target", ONE.message),
        Diagnostic("a.xml", 3, "E311", "target", '"#y" points to nothing.'),
    ],
)
def test_what_is_new(other: Diagnostic, tmp_path: Path) -> None:
    assert not known([ONE], tmp_path).knows(other, ROOT)


def test_what_is_mended(tmp_path: Path) -> None:
    baseline = known([ONE, ONE], tmp_path)
    assert baseline.knows(ONE, ROOT)
    assert baseline.mended == 1


def test_files_are_named_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    text = to_text([ONE], tmp_path / "letters", tmp_path / "baseline.json")
    assert list(json.loads(text)["findings"]) == ["letters/a.xml"]


@pytest.mark.parametrize("text", ["", "[]", '{"findings": []}', '{"findings": {"a": {"b": "c"}}}', "\x00"])
def test_what_is_no_baseline(text: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match="is no baseline"):
        Baseline.read(tmp_path / "b.json")


FOUND = st.builds(
    Diagnostic,
    st.sampled_from(["a.xml", "b.xml"]),
    st.integers(0, 9),
    st.sampled_from(["E101", "E311"]),
    st.just("rule"),
    st.sampled_from(["x", "in line 3", "in line 4", "y"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FOUND, max_size=9))
def test_a_baseline_knows_all_that_it_was_made_of(
    tmp_path_factory: pytest.TempPathFactory, found: list[Diagnostic]
) -> None:
    baseline = known(found, tmp_path_factory.mktemp("b"))
    assert Counter(baseline.knows(each, ROOT) for each in found)[False] == 0
    assert baseline.mended == 0
