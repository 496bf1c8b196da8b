"""Series of notes: those of the author, of the editor, of the translator, each numbered for itself."""

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

VOICES = {
    **dict.fromkeys(("author", "authorial", "auctor"), "author"),
    **dict.fromkeys(("editor", "editorial", "ed", "editors"), "editor"),
    **dict.fromkeys(("translator", "translation", "transl", "trans"), "translator"),
}
"""What ``@type`` of a note says of who speaks in it."""

ENDS = frozenset({"end", "endnote", "endnotes"})
MOST = 4
"""Where there would be more series than a reader can tell apart, all notes are of one."""


def series_of(notes: Sequence[etree._Element]) -> Mapping[etree._Element, str]:
    """The series of each note that is not of the first: a voice, ``end``, or who is responsible."""
    keys = {note: _key(note) for note in notes}
    names = list(dict.fromkeys(sorted(keys.values(), key=bool)))
    if len(names) > MOST:
        return {}
    return {note: key for note, key in keys.items() if key != names[0]}


def numerals(series: Mapping[etree._Element, str], name: str) -> Callable[[int], str]:
    """How a series writes its numbers: the first, which has no name, in figures, the others in letters."""
    names = list(dict.fromkeys(series.values()))
    return _NUMERALS[names.index(name) % len(_NUMERALS)] if name else str


def _key(note: etree._Element) -> str:
    """Who speaks in a note, or where it stands."""
    place = {*note.get("place", "").lower().split(), note.get("type", "").lower()}
    if place & ENDS:
        return "end"
    return VOICES.get(note.get("type", "").lower(), "") or note.get("resp", "")


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _roman(number: int) -> str:
    signs = {
        1000: "m",
        900: "cm",
        500: "d",
        400: "cd",
        100: "c",
        90: "xc",
        50: "l",
        40: "xl",
        10: "x",
        9: "ix",
    }
    signs |= {5: "v", 4: "iv", 1: "i"}
    roman = ""
    for value, sign in signs.items():
        count, number = divmod(number, value)
        roman += sign * count
    return roman


_NUMERALS: Sequence[Callable[[int], str]] = (_letters, _roman, lambda number: _letters(number).upper())
