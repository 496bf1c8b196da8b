"""Which fixes are certain enough to be written: a table of codes, each with what must hold."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.nearest import slips
from teitools.edition.encoding import SourceText
from teitools.edition.model import Document, text_of

_LONG = 8
"""In a name of so many letters two may be wrong."""
_LONGEST = 100
"""Longer words are none that anybody has misspelt."""
_DAY = re.compile(r"\d{8}|\d{4}([-./])\d\d?\1\d\d?")
_DIGITS = re.compile(r"\D+")


def is_certain(document: Document, found: Diagnostic) -> bool:
    """Whether what a finding proposes is what was meant."""
    judge = next((judge for start, judge in CERTAIN.items() if found.code.startswith(start)), None)
    if judge is None or found.byte_range is None or found.fix is None:
        return False
    written = _written(text_of(document), document.source, found.byte_range)
    return judge(written, found.fix, found)


def _written(source: SourceText, data: bytes, place: tuple[int, int]) -> str:
    return data[slice(*place)].decode(source.codec, "replace")


def _is_the_name(written: str, fix: str, found: Diagnostic) -> bool:
    """Whether a name is spelt like one other only; of the two the prefix is the same."""
    wanted, meant = _local(written), _local(fix)
    others = {name for each in found.expected if (name := _local(each.strip("<>@"))) != meant}
    return _is_nearest(wanted, meant, others)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_nearest(wanted: str, meant: str, others: Iterable[str]) -> bool:
    if wanted.casefold() == meant.casefold():
        return not any(each.casefold() == wanted.casefold() for each in others)
    most = 2 if min(len(wanted), len(meant)) >= _LONG else 1
    distance = _distance(wanted, meant, most)
    return distance <= most and all(_distance(wanted, each, distance) > distance for each in others)


def _distance(one: str, other: str, most: int) -> int:
    """Count the slips between two words; beyond ``most`` the number says only that there are more."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _LONGEST:
        return most + 1
    return slips(one.casefold(), other.casefold())


def _is_the_value(written: str, fix: str, found: Diagnostic) -> bool:
    """Whether a value is one of a list but for its case, its spaces or one letter, or no value of a list.

    The others are dates: they are proposed only where they are certain.
    """
    value, meant, listed = unescape(written), unescape(fix), set(found.expected)
    if meant not in listed:
        return True
    others = listed - {meant}
    plain = _plain(value)
    if plain == _plain(meant):
        return not any(_plain(each) == plain for each in others)
    alike = [each for each in (meant, *others) if _distance(plain, _plain(each), 1) < 2]
    return alike == [meant] and _digits(value) == _digits(meant)


def _plain(value: str) -> str:
    return "".join(value.casefold().split())


def _digits(value: str) -> str:
    """Return the digits of a value: nobody knows which other one was meant."""
    return _DIGITS.sub("", value)


def _is_told(written: str, fix: str, found: Diagnostic) -> bool:
    """What proposes a fix of this kind does so only where it is certain."""
    return True


def _is_one_date(written: str, fix: str, found: Diagnostic) -> bool:
    """Only of a year, a month and a day it is clear that they are a date: others may count pages."""
    return _DAY.fullmatch(written) is not None


def _is_wrong_for_sure(written: str, fix: str, found: Diagnostic) -> bool:
    return found.level is Level.ERROR


CERTAIN: Mapping[str, Callable[[str, str, Diagnostic], bool]] = {
    "E101": _is_the_name,
    "E105": _is_the_name,
    "E106": _is_the_value,
    "E201": _is_told,
    "E302": _is_told,
    "E31": _is_told,
    "E401": _is_told,
    "E402": _is_one_date,
    "E411": _is_told,
    "E413": _is_told,
    "E421": _is_told,
    "E431": _is_told,
    "E480": _is_wrong_for_sure,
}
"""The beginnings of codes, and whether a fix is certain: what was written, what is to be, and the finding.

What is not here is never certain: an element that may not stand where it does (E102), a language
that is probably meant (E412), another entry (E463), and all that would change the text.
"""
