"""One mistake is one finding: where two see the same, the one that knows more of it speaks for both.

A check knows the place to the character and often what to write, an edition's own rule how grave it is: the
finding that is kept has the gravest level of those for which it speaks.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from teitools.diagnostics import Diagnostic, Level

_Place = tuple[int, int]
_Interval = tuple[_Place, _Place]


def _rules(names: str) -> frozenset[str]:
    return frozenset(f"E201 {name}" for name in names.split())


_DATES = _rules("""
    date-year date-month date-day date-decade date-century date-season date-part-of-month date-part-of-year
    date-part-of-decade date-pair date-same-words date-weekday date-after-edition entry-life
""")
_IDS = _rules("mark-id note-id page-id paragraph-id archival-key")
_POINTERS = _rules("mark-has-note note-has-mark editorial-note-target resp-declared quote-source")
_SPEAKS_FOR: Mapping[str, frozenset[str]] = {
    "E101 schema": frozenset({"E475"}),
    "E104 schema": _rules("corr-needs-sic sic-needs-corr") | {"E472"},
    "E106 schema": _rules("emendation-kind emendation-certainty geo-range")
    | {"E311", "E401", "E402", "E411"},
    "E107 schema": frozenset({"E462"}),
    "E301 id-unique": _IDS,
    "E302 id-name": frozenset({"E106"}),
    "E310 empty": _POINTERS,
    "E311 target": _POINTERS,
    "E401 date-possible": _DATES | _rules("date-possible date-order"),
    "E402 date-form": _DATES | _rules("date-order"),
    "E403 date-order": _DATES | _rules("date-order"),
    "E404 date-words": _DATES,
    "E411 language-form": _rules("language-declared"),
    "E412 language": _rules("language-declared") | {"E106"},
    "E413 language-replaced": _rules("language-declared") | {"E106"},
    "E421 note-number": _rules("note-run note-id"),
    "E421 note-unnumbered": frozenset({"E107"}),
    "E422 mark-number": _rules("mark-number mark-run mark-note-pair mark-id note-mark-pair note-id"),
    "E423 mark-order": _rules("mark-run mark-note-pair"),
    "E431 page-number": _rules("page-run page-id"),
    "E450 character": _rules("strange-character"),
    "E452 character": _rules("strange-character"),
    "E453 character": _rules("strange-character"),
    "E455 mixed-scripts": _rules("mixed-scripts"),
    "E458 space": _rules("space-at-edge space-before-punctuation"),
    "E459 break": _rules("page-break-splits-word"),
    "E460 entry-unmentioned": _rules("entry-unmentioned"),
    "E461 entry-twice": _rules("entry-twice entry-unmentioned") | {"E460"},
    "E463 mention-elsewhere": _rules("pointer-prefix"),
    "E470 image-name": frozenset({"E312"}),
    "E480 address": frozenset({"E311", "E312", "E313", "E314"}),
    "E201 mark-number": _rules("mark-run mark-note-pair"),
    "E201 note-has-mark": frozenset({"E424"}),
    "E201 page-run": _rules("page-id"),
    "E201 paragraph-run": _rules("paragraph-id"),
}
"""What a finding makes needless at its place: codes, or rules of a Schematron."""

_AT_EDGES = "E458"
_GRAVITY = (Level.INFO, Level.WARNING, Level.ERROR)

_WAITS_FOR: Mapping[str, str] = {"E201 page-extent": "E431", "E201 language-declared": "E412"}
"""What nobody knows of a file while it has a finding of a code, anywhere."""

_NEEDLESS = frozenset[str]().union(*_SPEAKS_FOR.values())


def once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that say again what another says of their place."""
    found = _without_help(list(found))
    needless = [each for each in found if _is_needless(each)]
    if not needless:
        return found
    taken, codes = _spoken_for(found), {(each.file, each.code) for each in found}
    gone = [
        each
        for each in needless
        if taken.meet(each, _names(each)) or (each.file, _WAITS_FOR.get(_name(each))) in codes
    ]
    left = {id(each) for each in gone}
    return _with_levels([each for each in found if id(each) not in left], gone)


def waits(found: Diagnostic) -> bool:
    """Whether a finding may be hidden by another anywhere in its file, and seen only when that is mended."""
    return _name(found) in _WAITS_FOR


def _name(found: Diagnostic) -> str:
    return f"{found.code} {found.rule}"


def _names(found: Diagnostic) -> tuple[str, str]:
    return found.code, _name(found)


def _is_needless(found: Diagnostic) -> bool:
    return found.code in _NEEDLESS or _name(found) in _NEEDLESS or _name(found) in _WAITS_FOR


def _without_help(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what a schema says of a value for which another check knows what to write."""
    knowing = [each for each in found if each.code in _NEEDLESS and each.fix and each.byte_range]
    helped = {(each.file, each.byte_range) for each in knowing}
    return [
        each
        for each in found
        if each.code != "E106" or each.fix or (each.file, each.byte_range) not in helped
    ]


class _Places:
    """Intervals of files, each under a name."""

    def __init__(self, named: Iterable[tuple[str, Diagnostic]]) -> None:
        places: defaultdict[tuple[str, str], list[_Interval]] = defaultdict(list)
        for name, each in named:
            places[each.file, name].append(_reach(each))
        self._places = {key: _united(intervals) for key, intervals in places.items()}

    def meet(self, found: Diagnostic, names: Iterable[str]) -> bool:
        """Whether the place of a finding overlaps one of those under these names."""
        start, end = _interval(found)
        for name in names:
            intervals = self._places.get((found.file, name), [])
            near = bisect_left(intervals, (start, end))
            if any(a < end and start < b for a, b in intervals[max(near - 1, 0) : near + 1]):
                return True
        return False


def _spoken_for(found: Iterable[Diagnostic]) -> _Places:
    return _Places((name, each) for each in found for name in _SPEAKS_FOR.get(_name(each), ()))


def _with_levels(kept: list[Diagnostic], gone: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Give what is kept the gravest level of those for which it speaks."""
    places = {
        level: _Places((name, each) for each in gone if each.level is level for name in _names(each))
        for level in (Level.WARNING, Level.ERROR)
    }

    def level(each: Diagnostic) -> Level:
        names = _SPEAKS_FOR.get(_name(each), frozenset())
        graver = [level for level, those in places.items() if those.meet(each, names)]
        return max([each.level, *graver], key=_GRAVITY.index)

    return [each if (found := level(each)) is each.level else replace(each, level=found) for each in kept]


def _reach(found: Diagnostic) -> _Interval:
    """Return the interval of which a finding speaks: of a space at an edge, also what is beside it."""
    (line, column), (end_line, end_column) = _interval(found)
    more = found.code == _AT_EDGES
    return (line, column - more), (end_line, end_column + more)


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
