"""One mistake is one finding: where two checks see the same, the one that knows less of it says nothing."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from teitools.diagnostics import Diagnostic

_Place = tuple[int, int]
_Interval = tuple[_Place, _Place]


class _Same(NamedTuple):
    """What a finding of a code and rule makes needless at its place: codes, or rules of a Schematron."""

    code: str
    rule: str
    needless: frozenset[str]


_DATE_RULES = frozenset({"E201 date-year", "E201 date-month", "E201 date-day"})
_LANGUAGES = frozenset({"E106", "E201 language-declared"})
_SAME = (
    _Same("E302", "id-name", frozenset({"E106"})),
    _Same("E106", "schema", frozenset({"E401", "E402", "E411"})),
    _Same("E401", "date-possible", _DATE_RULES | {"E201 date-possible"}),
    _Same("E402", "date-form", _DATE_RULES),
    _Same("E403", "date-order", _DATE_RULES),
    _Same("E201", "date-order", frozenset({"E403"})),
    _Same("E201", "date-year", frozenset({"E404"})),
    _Same("E201", "date-month", frozenset({"E404"})),
    _Same("E201", "date-day", frozenset({"E404"})),
    _Same("E411", "language-form", frozenset({"E201 language-declared"})),
    _Same("E412", "language", _LANGUAGES),
    _Same("E413", "language-replaced", _LANGUAGES),
    _Same("E201", "note-run", frozenset({"E421"})),
    _Same("E201", "note-mark-pair", frozenset({"E422"})),
    _Same("E201", "mark-number", frozenset({"E422", "E201 mark-run", "E201 mark-note-pair"})),
    _Same("E201", "mark-run", frozenset({"E422", "E423"})),
    _Same("E201", "mark-note-pair", frozenset({"E422", "E423"})),
    _Same("E201", "note-has-mark", frozenset({"E424"})),
    _Same("E201", "page-run", frozenset({"E431", "E201 page-id"})),
    _Same("E201", "strange-character", frozenset({"E450", "E452", "E453"})),
    _Same("E201", "mixed-scripts", frozenset({"E455"})),
    _Same("E201", "entry-unmentioned", frozenset({"E460"})),
    _Same("E201", "entry-twice", frozenset({"E461"})),
    _Same("E201", "space-at-edge", frozenset({"E458"})),
    _Same("E201", "page-break-splits-word", frozenset({"E459"})),
    _Same("E101", "schema", frozenset({"E475"})),
    _Same("E470", "image-name", frozenset({"E312"})),
    _Same("E480", "address", frozenset({"E311", "E312", "E313", "E314"})),
    _Same("E107", "schema", frozenset({"E462"})),
)
_WINNERS: Mapping[tuple[str, str], frozenset[str]] = {(each.code, each.rule): each.needless for each in _SAME}
_NEEDLESS = frozenset[str]().union(*_WINNERS.values())


def once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that say again what another says of their place."""
    found = _without_help(list(found))
    taken: defaultdict[tuple[str, str], list[_Interval]] = defaultdict(list)
    for each in found:
        for code in _WINNERS.get((each.code, each.rule), ()):
            taken[each.file, code].append(_interval(each))
    united = {key: _united(intervals) for key, intervals in taken.items()}
    return [each for each in found if not _is_said(each, united)]


def _without_help(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what a schema says of a value for which another check knows what to write."""
    knowing = [each for each in found if each.code in _NEEDLESS and each.fix and each.byte_range]
    helped = {(each.file, each.byte_range) for each in knowing}
    return [
        each
        for each in found
        if each.code != "E106" or each.fix or (each.file, each.byte_range) not in helped
    ]


def _is_said(found: Diagnostic, taken: Mapping[tuple[str, str], list[_Interval]]) -> bool:
    names = (found.code, f"{found.code} {found.rule}")
    return any(_is_taken(found, taken.get((found.file, name), [])) for name in names if name in _NEEDLESS)


def _is_taken(found: Diagnostic, intervals: list[_Interval]) -> bool:
    start, end = _interval(found)
    near = bisect_left(intervals, (start, end))
    beside = intervals[max(near - 1, 0) : near + 1]
    return any(first < end and start < last for first, last in beside)


def _interval(found: Diagnostic) -> _Interval:
    return (found.line, found.column), (found.end_line, found.end_column)


def _united(intervals: Iterable[_Interval]) -> list[_Interval]:
    """Return intervals that do not overlap, in order."""
    united: list[_Interval] = []
    for start, end in sorted(intervals):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
