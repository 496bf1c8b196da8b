"""The parameters of the stylesheets that an edition may set: what ``xslt/params.xsl`` says of them.

The file itself is read, so that a stylesheet, the command line and the manual cannot disagree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lxml import etree

from teitools.resources import resource

PARAM = "{http://www.w3.org/1999/XSL/Transform}param"
KINDS: Mapping[str, tuple[type, str]] = {
    "xs:integer": (int, "a whole number"),
    "xs:boolean": (bool, "true or false"),
    "xs:string": (str, "a text"),
}
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as ``params.xsl`` declares it; ``default`` is as ``edition.toml`` would write it."""

    name: str
    type: str
    default: str
    what: str

    @property
    def kind(self) -> str:
        """What its values are, in words."""
        return KINDS[self.type][1]

    def allows(self, value: object) -> bool:
        """Whether a value of ``edition.toml`` is of its type; true is no number."""
        return type(value) is KINDS[self.type][0]


@cache
def parameters() -> tuple[Parameter, ...]:
    """All parameters, in the order of the file."""
    tree = etree.parse(resource("xslt/params.xsl"))
    return tuple(map(_parameter, tree.getroot().iterchildren(PARAM)))


def _parameter(element: etree._Element) -> Parameter:
    comment = element.getprevious()
    default = (
        element.get("select", "").replace("true()", "true").replace("false()", "false").replace("'", '"')
    )
    what = " ".join((comment.text or "").split()) if comment is not None else ""
    return Parameter(element.get("name", ""), element.get("as", ""), default, what)


def help_lines() -> Iterator[str]:
    """The parameters in words, for the command line."""
    yield "Parameters of the stylesheets, for the table [parameters] of edition.toml:"
    for each in parameters():
        yield ""
        yield f"{each.name} = {each.default}"
        yield f"    {each.what} ({each.kind})"
