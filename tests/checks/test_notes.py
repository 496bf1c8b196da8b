"""Notes and their marks run in order, and belong together."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.notes import check
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(body))))


def notes(*numbers: object, attributes: str = "") -> str:
    """One note a line, the first in line 2."""
    return "\n".join(f'<note {attributes} n="{number}">x</note>' for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "line", "level"),
    [
        ((1, 2, 4, 5, 6, 7), 4, Level.WARNING),
        ((1, 2, 2, 3, 4, 5), 4, Level.WARNING),
        ((1, 2, 2, 4, 5, 6), 4, Level.ERROR),
        ((1, 2, 8, 4, 5, 6), 4, Level.ERROR),
        ((1, 2, 3, 4, 5, 2), 7, Level.WARNING),
        ((9, 2, 3, 4, 5, 6), 2, Level.ERROR),
    ],
)
def test_a_number_that_does_not_run(
    numbers: tuple[int, ...], line: int, level: Level, tmp_path: Path
) -> None:
    problems = found(tmp_path, notes(*numbers))
    assert shown(problems) == [f"a.xml:{line}:11 E421"]
    assert (problems[0].level, problems[0].fix) == (level, None)


@pytest.mark.parametrize(
    ("mark", "name", "level", "fix"),
    [
        ("3", "x", Level.ERROR, "3"),
        ("", "fn3", Level.ERROR, "3"),
        ("3", "fn8", Level.ERROR, "3"),
        ("8", "fn3", Level.WARNING, None),
        ("", "fn8", Level.ERROR, None),
        ("", "fn13", Level.ERROR, None),
    ],
)
def test_a_number_is_mended_only_where_the_mark_or_the_id_says_so_too(
    mark: str, name: str, level: Level, fix: str | None, tmp_path: Path
) -> None:
    body = f'<ref target="#{name}">{mark}</ref>{notes(1, 2)}<note xml:id="{name}" n="8"/>{notes(4, 5, 6)}'
    problems = found(tmp_path, body)
    assert [(each.code, each.level, each.fix) for each in problems] == [("E421", level, fix)]


@pytest.mark.parametrize(
    ("nameless", "places"),
    [
        ("<note/>\n<note/>", [(4, "3"), (5, "4")]),
        ("<note/>", [(5, "")]),
        ('<note place="margin"/>\n<note/>', [(6, "")]),
        ('<note n="*"/>\n<note/>', [(6, "")]),
    ],
)
def test_a_note_without_its_number_is_told_it(
    nameless: str, places: list[tuple[int, str]], tmp_path: Path
) -> None:
    """Where as many notes have none as numbers are left out; else the next note with a number is named."""
    problems = found(tmp_path, f"{notes(1, 2)}\n{nameless}\n{notes(*range(5, 12))}")
    told = [(each.line, each.message.partition('give it n="')[2].rstrip('".')) for each in problems]
    assert told == places
    assert {each.code for each in problems} == {"E421"}


def test_notes_of_all_types_that_are_counted_together(tmp_path: Path) -> None:
    body = "\n".join(
        f'<note n="1" type="source"/>{notes(2)}<note n="{3 + (n == 4)}"/>{notes(4)}' for n in range(9)
    )
    assert shown(found(tmp_path, body)) == ["a.xml:6:58 E421"]


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((1, 2, 4, 5, 6, 7), "Note 4 follows note 2, and no note has the number 3: "),
        ((1, 2, 5, 6, 7, 8), "Note 5 follows note 2, and no note has the number 3 to 4: "),
        ((1, 2, 2, 3, 4, 5), "Two notes that follow one another have the number 2: "),
        ((1, 2, 8, 4, 5, 6), "Note 8 follows note 2, where note 3 is expected: "),
        ((9, 2, 3, 4, 5, 6), "Note 9 stands where note 1 is expected, before note 2: "),
    ],
)
def test_what_is_said_of_it(numbers: tuple[int, ...], message: str, tmp_path: Path) -> None:
    assert found(tmp_path, notes(*numbers))[0].message.startswith(message)


@pytest.mark.parametrize(
    "body",
    [
        notes(1, 2, 3, 1, 2, 1, 1, 2, 3),
        notes(1, 2, "*", 3, "3a", 4, 5),
        notes(12, 40, 41, 77, 103, 200),
        notes(1, 2, 3, 4, attributes='type="a"') + notes(3, 4, 5, 6, attributes='type="b"'),
        notes(1, 3),
        "".join(f'<note n="1" type="source"/>{notes(*range(2, last))}' for last in (3, 5, 3, 3, 9, 4, 3, 20)),
        "".join(f'{notes(1, 2)}<note n="3" type="editorial" resp="#a"/>{notes(4, 5)}' for _ in range(5)),
    ],
)
def test_numbers_that_run_or_count_something_else(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def text(marks: Iterable[tuple[object, object]], numbers: Iterable[object], kind: str = "footnote") -> str:
    """Marks as pairs of the number they show and the note they lead to, one a line; then the notes."""
    shown = [f'<ref type="{kind}" target="#fn{target}">{number}</ref>' for number, target in marks]
    return "\n".join([*shown, *(f'<note n="{n}" xml:id="fn{n}">x</note>' for n in numbers)])


def pairs(numbers: Iterable[int]) -> list[tuple[object, object]]:
    return [(number, number) for number in numbers]


def test_marks_and_notes_that_agree(tmp_path: Path) -> None:
    assert found(tmp_path, text(pairs(range(1, 9)), range(1, 9))) == []
    assert found(tmp_path, text([(f"[{n}]", n) for n in range(1, 9)], range(1, 9))) == []


@pytest.mark.parametrize(("kind", "level"), [("footnote", Level.ERROR), ("bibl", Level.WARNING)])
def test_a_mark_with_another_number(kind: str, level: Level, tmp_path: Path) -> None:
    marks = pairs(range(1, 9))
    marks[4] = (6, 5)
    problems = found(tmp_path, text(marks, range(1, 9), kind))
    assert [(shown([each])[0], each.level) for each in problems] == [("a.xml:6:1 E422", level)]
    assert problems[0].message.startswith("The mark “6” leads to note 5: ")


def test_a_mark_that_leads_to_another_note(tmp_path: Path) -> None:
    marks = pairs(range(1, 9))
    marks[4] = (5, 4)
    assert shown(found(tmp_path, text(marks, range(1, 9)))) == ["a.xml:6:1 E422"]


def test_a_note_that_points_to_another_mark(tmp_path: Path) -> None:
    marks = [f'<ref type="footnote" xml:id="ref{n}" target="#fn{n}">{n}</ref>' for n in range(1, 9)]
    backward = [f'<note n="{n}" xml:id="fn{n}" target="#ref{n}">x</note>' for n in range(1, 9)]
    backward[4] = '<note n="5" xml:id="fn5" target="#ref6">x</note>'
    problems = found(tmp_path, "\n".join([*marks, *backward]))
    assert shown(problems) == ["a.xml:14:34 E422"]
    assert problems[0].message.startswith("Note 5 points to the mark “6”: ")


def test_a_note_with_another_number_is_not_its_mark_s_mistake(tmp_path: Path) -> None:
    body = text(pairs(range(1, 9)), range(1, 9)).replace('<note n="5"', '<note n="55"')
    assert shown(found(tmp_path, body)) == ["a.xml:14:10 E421"]


def test_other_references_to_notes_may_show_other_numbers(tmp_path: Path) -> None:
    body = (
        text(pairs(range(1, 9)), range(1, 9), kind="")
        + '<ref target="#fn5">112</ref><ref target="#fn6">5</ref>'
    )
    assert found(tmp_path, body) == []


def test_a_reference_of_the_number_of_another_note_that_has_no_mark(tmp_path: Path) -> None:
    marks = pairs(range(1, 9))
    marks[4] = (5, 4)
    assert shown(found(tmp_path, text(marks, range(1, 9), kind=""))) == ["a.xml:6:1 E422"]


def test_marks_that_count_by_the_page(tmp_path: Path) -> None:
    marks = [(number % 3 + 1, number) for number in range(1, 13)]
    assert found(tmp_path, text(marks, range(1, 13))) == []


def test_two_marks_in_the_wrong_order_are_one_finding(tmp_path: Path) -> None:
    marks = pairs([1, 2, 3, 5, 4, 6, 7, 8, 9])
    problems = found(tmp_path, text(marks, range(1, 10)))
    assert shown(problems) == ["a.xml:5:1 E423"]
    message = "The mark of note 5 stands before the mark of note 4: put marks and notes into the same order."
    assert problems[0].message == message


@pytest.mark.parametrize(("order", "line"), [((1, 2, 3, 7, 4, 5, 6, 8), 5), ((1, 2, 3, 5, 6, 7, 4, 8), 8)])
def test_a_mark_far_from_its_place(order: tuple[int, ...], line: int, tmp_path: Path) -> None:
    assert shown(found(tmp_path, text(pairs(order), range(1, 9)))) == [f"a.xml:{line}:1 E423"]


def test_two_notes_in_the_wrong_order_are_one_finding(tmp_path: Path) -> None:
    body = text(pairs(range(1, 10)), [1, 2, 3, 5, 4, 6, 7, 8, 9])
    assert shown(found(tmp_path, body)) == ["a.xml:14:10 E421"]


def test_notes_that_point_back_to_marks_out_of_order(tmp_path: Path) -> None:
    marks = "\n".join(f'<anchor xml:id="a{n}"/>' for n in (1, 2, 4, 3, 5, 6, 7, 8))
    body = marks + "".join(f'<note target="#a{n}">x</note>' for n in range(1, 9))
    problems = found(tmp_path, body)
    assert shown(problems) == ["a.xml:4:1 E423"]
    assert problems[0].message.startswith("The mark of a note without a number stands before ")


def test_a_reference_to_a_later_note_is_no_mark(tmp_path: Path) -> None:
    body = '<ref target="#fn8">8</ref>' + text(pairs(range(1, 9)), range(1, 9))
    assert found(tmp_path, body) == []


def test_notes_in_no_order(tmp_path: Path) -> None:
    assert found(tmp_path, text(pairs([8, 3, 5, 1, 7, 2, 6, 4]), range(1, 9))) == []


def test_a_note_without_a_mark(tmp_path: Path) -> None:
    problems = found(tmp_path, text(pairs([*range(1, 7), *range(8, 13)]), range(1, 13)))
    assert shown(problems) == ["a.xml:19:1 E424"]
    assert problems[0].message.startswith("No mark leads to note 7, as one does to the notes beside it: ")
    assert problems[0].level is Level.WARNING


@pytest.mark.parametrize(
    "body",
    [
        text(pairs(range(1, 5)), range(1, 6)),
        text(pairs(range(1, 8)), range(1, 11)),
        text(pairs(range(1, 13)), range(1, 13)) + '<note target="#fn1">x</note>',
        "<note>x</note>" * 20,
    ],
)
def test_notes_that_need_no_mark(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_numbers_that_nobody_counts(tmp_path: Path) -> None:
    body = notes(1, "9" * 5000, 3) + f'<ref target="#a">{"9" * 5000}</ref><note xml:id="a" n="{"8" * 5000}"/>'
    assert found(tmp_path, body) == []


def test_ten_thousand_notes(tmp_path: Path) -> None:
    marks = pairs(range(1, 10001))
    marks[5000] = (1, 5001)
    assert [each.line for each in found(tmp_path, text(marks, range(1, 10001)))] == [5002]
