"""What two checks see of one mistake is said once."""

from dataclasses import replace

import pytest

from teitools.checks.once import once
from teitools.diagnostics import Diagnostic


def at(code: str, start: int, end: int, rule: str = "", file: str = "a.xml") -> Diagnostic:
    return Diagnostic(file, 3, code, rule, "", column=start, end_line=3, end_column=end)


@pytest.mark.parametrize("place", [(10, 20), (15, 16), (0, 11), (19, 30), (5, 40)])
def test_a_finding_at_the_same_place_is_needless(place: tuple[int, int]) -> None:
    better = at("E201", 10, 20, "mixed-scripts")
    assert once([better, at("E455", *place)]) == [better]


@pytest.mark.parametrize(
    "other",
    [
        at("E455", 20, 30),
        at("E455", 0, 10),
        at("E455", 10, 20, file="b.xml"),
        at("E453", 10, 20),
        Diagnostic("a.xml", 3, "E455", "", ""),
        Diagnostic("a.xml", 2, "E455", "", "", column=10, end_line=2, end_column=20),
    ],
)
def test_other_places_files_and_codes_stay(other: Diagnostic) -> None:
    better = at("E201", 10, 20, "mixed-scripts")
    assert once([better, other]) == [better, other]


def test_another_rule_says_something_else() -> None:
    found = [at("E201", 10, 20, "date-year"), at("E455", 10, 20)]
    assert once(found) == found


def test_a_check_may_know_more_than_some_rules() -> None:
    better = at("E401", 15, 18, "date-possible")
    needless = [at("E201", 10, 20, rule) for rule in ("date-possible", "date-month", "date-day")]
    other = at("E201", 10, 20, "date-certainty")
    assert once([*needless, better, other]) == [better, other]


def test_what_is_needless_itself_makes_others_needless() -> None:
    schema = at("E106", 15, 18, "schema")
    assert once([schema, at("E401", 15, 18, "date-possible"), at("E201", 10, 20, "date-month")]) == [schema]


def test_what_to_write_is_better_than_what_is_allowed() -> None:
    schema = replace(at("E106", 10, 20, "schema"), byte_range=(30, 40))
    tag = replace(at("E411", 10, 20), byte_range=(30, 40))
    assert once([schema, tag]) == [schema]
    told = replace(tag, fix="de-DE")
    assert once([schema, told]) == [told]
    assert once([replace(schema, fix="de"), told]) == [replace(schema, fix="de")]
    assert once([replace(schema, byte_range=(31, 40)), told]) == [replace(schema, byte_range=(31, 40))]


def test_thousands_of_both() -> None:
    better = [at("E201", 10 * n, 10 * n + 5, "mixed-scripts") for n in range(20_000)]
    worse = [at("E455", 10 * n + 2, 10 * n + 3) for n in range(20_000)]
    kept = at("E455", 7, 8)
    assert once([*better, *worse, kept]) == [*better, kept]
