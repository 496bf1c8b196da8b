"""What two see of one mistake is said once."""

from dataclasses import replace

import pytest

from teitools.checks.once import once
from teitools.diagnostics import Diagnostic, Level


def at(code: str, start: int, end: int, rule: str = "", file: str = "a.xml") -> Diagnostic:
    return Diagnostic(file, 3, code, rule, "", column=start, end_line=3, end_column=end)


BETTER = at("E455", 10, 20, "mixed-scripts")
RULE = at("E201", 10, 20, "mixed-scripts")


@pytest.mark.parametrize("place", [(10, 20), (15, 16), (0, 11), (19, 30), (5, 40)])
def test_what_a_rule_says_of_the_same_place_is_needless(place: tuple[int, int]) -> None:
    assert once([BETTER, at("E201", *place, "mixed-scripts")]) == [BETTER]


@pytest.mark.parametrize(
    "other",
    [
        at("E201", 20, 30, "mixed-scripts"),
        at("E201", 0, 10, "mixed-scripts"),
        replace(RULE, file="b.xml"),
        at("E201", 10, 20, "date-year"),
        at("E453", 10, 20, "character"),
        Diagnostic("a.xml", 3, "E201", "mixed-scripts", ""),
        replace(RULE, line=2, end_line=2),
    ],
)
def test_other_places_files_and_rules_stay(other: Diagnostic) -> None:
    assert once([BETTER, other]) == [BETTER, other]


@pytest.mark.parametrize("level", [Level.INFO, Level.WARNING, Level.ERROR])
def test_what_is_kept_is_as_grave_as_the_gravest(level: Level) -> None:
    kept = replace(BETTER, level=Level.WARNING, fix="x")
    gravest = Level.ERROR if level is Level.ERROR else Level.WARNING
    assert once([kept, replace(RULE, level=level)]) == [replace(kept, level=gravest)]
    elsewhere = replace(RULE, column=30, end_column=40)
    assert once([kept, elsewhere]) == [kept, elsewhere]


def test_what_is_needless_itself_makes_others_needless() -> None:
    schema = at("E106", 15, 18, "schema")
    found = [schema, at("E401", 15, 18, "date-possible"), at("E201", 10, 20, "date-month")]
    assert once(found) == [schema]


def test_a_space_at_an_edge_is_also_what_is_beside_it() -> None:
    space = at("E458", 10, 11, "space")
    words, tag = at("E201", 4, 10, "space-at-edge"), at("E201", 11, 20, "space-at-edge")
    assert once([words, space, tag]) == [space]


@pytest.mark.parametrize(("rule", "code"), [("page-extent", "E431"), ("language-declared", "E412")])
def test_what_nobody_can_know_yet_waits(rule: str, code: str) -> None:
    waiting, cause = at("E201", 1, 5, rule), at(code, 50, 60)
    assert once([waiting, cause]) == [cause]
    assert once([waiting, replace(cause, file="b.xml")]) == [waiting, replace(cause, file="b.xml")]


def test_what_to_write_is_better_than_what_is_allowed() -> None:
    schema = replace(at("E106", 10, 20, "schema"), byte_range=(30, 40))
    tag = replace(at("E411", 10, 20, "language-form"), byte_range=(30, 40))
    assert once([schema, tag]) == [schema]
    told = replace(tag, fix="de-DE")
    assert once([schema, told]) == [told]
    assert once([replace(schema, fix="de"), told]) == [replace(schema, fix="de")]
    assert once([replace(schema, byte_range=(31, 40)), told]) == [replace(schema, byte_range=(31, 40))]


def test_thousands_of_both() -> None:
    better = [at("E455", 10 * n, 10 * n + 5, "mixed-scripts") for n in range(20_000)]
    worse = [at("E201", 10 * n + 2, 10 * n + 3, "mixed-scripts") for n in range(20_000)]
    kept = at("E201", 7, 8, "mixed-scripts")
    assert once([*better, *worse, kept]) == [*better, kept]
