"""The markup in a text, found leniently: also where it is not well-formed, or somebody is still typing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

_MARKUP = re.compile(
    r"""
      (?P<comment><!--(?:.*?-->|.*))
    | (?P<cdata><!\[CDATA\[(?:.*?\]\]>|.*))
    | (?P<instruction><\?(?:.*?\?>|.*))
    | (?P<doctype><!DOCTYPE
        (?:[^\[<>"']++|"[^"]*"|'[^']*'|["'])*+
        (?:\[(?:[^\]<"']++|<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|[<"'])*+\]?\s*+)?+
        >?)
    | (?P<end></[^<>]*+>?)
    | (?P<start><[^\s<>/=!?"'&](?:[^<>"']++|"[^"<]*"|'[^'<]*'|["'])*+>?)
    | (?P<other><)
    """,
    re.S | re.X,
)
_NAME = re.compile(r"</?([^\s<>/=\"'&]*)")
_ATTRIBUTE = re.compile(
    r"""
    (?P<name>[^\s=/<>"']+)
    (?P<equals>\s*=\s*)?
    (?(equals)(?:
        "(?P<double>[^"<]*)" | '(?P<single>[^'<]*)' | ["'](?P<unfinished>[^"'<>]*) | (?P<bare>[^\s"'<>]*)
    ))
    """,
    re.X,
)
_VALUES = ("double", "single", "unfinished", "bare")


class Kind(Enum):
    """What a piece of markup is; ``OTHER`` is a ``<`` that begins nothing."""

    COMMENT = "comment"
    CDATA = "cdata"
    INSTRUCTION = "instruction"
    DOCTYPE = "doctype"
    START = "start"
    END = "end"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of markup; offsets count characters of the text."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        """The name in a start tag or an end tag, as it is written."""
        found = _NAME.match(self.text)
        return found[1] if found else ""

    @property
    def name_end(self) -> int:
        found = _NAME.match(self.text)
        return self.start + (found.end() if found else 0)

    @property
    def empty(self) -> bool:
        """Whether a start tag is an end tag too."""
        return self.text.endswith("/>")

    @property
    def complete(self) -> bool:
        return self.text.endswith(_ENDS[self.kind])

    def attributes(self) -> Sequence["WrittenAttribute"]:
        """Return the attributes of a start tag as they are written, with and without a value."""
        found = _ATTRIBUTE.finditer(self.text, self.name_end - self.start)
        return [_attribute(self.start, each) for each in found]


_ENDS = {
    Kind.COMMENT: "-->",
    Kind.CDATA: "]]>",
    Kind.INSTRUCTION: "?>",
    Kind.DOCTYPE: ">",
    Kind.START: ">",
    Kind.END: ">",
    Kind.OTHER: " ",
}


@dataclass(frozen=True, slots=True)
class WrittenAttribute:
    """An attribute in a tag: where its name and where its value begin and end.

    The value is as it is written, with its entities; None where no equals sign follows the name.
    """

    name: str
    value: str | None
    start: int
    name_end: int
    value_start: int
    value_end: int


def _attribute(offset: int, found: re.Match[str]) -> WrittenAttribute:
    group = next((name for name in _VALUES if found[name] is not None), None)
    value_start, value_end = found.span(group) if group else (found.end(), found.end())
    return WrittenAttribute(
        found["name"],
        found[group] if group else None,
        offset + found.start(),
        offset + found.end("name"),
        offset + value_start,
        offset + value_end,
    )


def markup(text: str) -> Iterator[Markup]:
    """Return the pieces of markup of a text, in their order."""
    for found in _MARKUP.finditer(text):
        yield Markup(Kind(found.lastgroup), found.start(), found.end(), found[0])
