"""Where the keys and values of a TOML file stand: the standard library's reader does not say."""

import re
from dataclasses import dataclass
from itertools import islice

Key = tuple[str, ...]

_TABLE = re.compile(r"^[ \t]*\[\[?([^\[\]\n]+)\]\]?", re.M)
_KEY = re.compile(r"""^[ \t]*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*)[ \t]*=""", re.M)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class TomlPlaces:
    """The offsets of a TOML file's tables and keys."""

    text: str
    offsets: dict[Key, int]

    def line(self, key: Key, value: str | None = None, before: int = 0) -> tuple[int, int]:
        """Return line and column, from 1, of a key, or of a string among its values.

        ``before`` says how often the string stands before the place that is meant.
        """
        start = self._offset(key)
        if value is not None:
            found = re.compile(rf"""(["']){re.escape(value)}\1""").finditer(self.text, start)
            start = next((each.start() for each in islice(found, before, None)), start)
        return self._place(start)

    def _place(self, start: int) -> tuple[int, int]:
        before = self.text[:start]
        return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1

    def word(self, key: Key, name: str) -> tuple[int, int]:
        """Return line and column, from 1, of a key in an entry of a list of tables."""
        start = self._offset(key)
        found = re.compile(rf"""(?<![\w-])["']?{re.escape(name)}["']?[ \t]*=""").search(self.text, start)
        return self._place(found.start() if found else start)

    def _offset(self, key: Key) -> int:
        """Return where the key stands, else the table that should hold it, else the file's beginning."""
        known = (
            self.offsets[key[:length]] for length in range(len(key), 0, -1) if key[:length] in self.offsets
        )
        return next(known, 0)


def toml_places(text: str) -> TomlPlaces:
    """Find the tables and keys of a TOML file."""
    offsets: dict[Key, int] = {}
    tables = [(match.start(), _parts(match[1])) for match in _TABLE.finditer(text)]
    for start, table in tables:
        offsets.setdefault(table, _printed(text, start))
    for match in _KEY.finditer(text):
        table = next((name for start, name in reversed(tables) if start < match.start()), ())
        offsets.setdefault(table + _parts(match[1]), match.start(1))
    return TomlPlaces(text, offsets)


def _parts(name: str) -> Key:
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def _printed(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip(" \t"))
