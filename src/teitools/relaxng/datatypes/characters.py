"""Sets of characters, as the regular expressions of XML Schema name them (Part 2, F.1)."""

from collections.abc import Callable, Iterable

from teitools.relaxng.datatypes.name_characters import begins_name, continues_name

Characters = Callable[[str], bool]
"""Whether a character is one of a set."""

_CATEGORIES = {"L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon"}
CATEGORIES = frozenset(group + kind for group, kinds in _CATEGORIES.items() for kind in ("", *kinds))


def one_of(characters: str) -> Characters:
    return frozenset(characters).__contains__


def between(first: str, last: str) -> Characters:
    return lambda character: first <= character <= last


def any_of(sets: Iterable[Characters]) -> Characters:
    all_sets = tuple(sets)
    if len(all_sets) == 1:
        return all_sets[0]
    return lambda character: any(each(character) for each in all_sets)


def none_of(characters: Characters) -> Characters:
    return lambda character: not characters(character)


def without(characters: Characters, excepted: Characters) -> Characters:
    return lambda character: characters(character) and not excepted(character)


def in_category(*names: str) -> Characters:
    """Return the characters of general categories such as ``Lu``, or of groups of them such as ``L``."""
    from unicodedata import category

    return lambda character: category(character).startswith(names)


def in_block(name: str) -> Characters | None:
    """Return the characters of a block of Unicode, if there is one of that name."""
    from teitools.relaxng.datatypes.blocks import blocks

    ranges = blocks().get(name)
    return any_of(between(chr(first), chr(last)) for first, last in ranges) if ranges else None


ANY = none_of(one_of("\n\r"))
_KINDS: dict[str, Callable[[], Characters]] = {
    "s": lambda: one_of(" \t\n\r"),
    "d": lambda: in_category("Nd"),
    "w": lambda: none_of(in_category("P", "Z", "C")),
    "i": lambda: lambda character: character == ":" or begins_name(character),
    "c": lambda: lambda character: character == ":" or continues_name(character),
}


def of_kind(letter: str) -> Characters | None:
    r"""Return the characters of ``\s \d \w \i \c``, or with a capital all others."""
    kind = _KINDS.get(letter.lower())
    if kind is None:
        return None
    return kind() if letter.islower() else none_of(kind())
