"""A RELAX NG schema to hold documents against: the public face of this package."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition import Document
from teitools.edition.parsing import parse_xml
from teitools.edition.positions import Span, finding_at, positions
from teitools.relaxng.ids import Ids
from teitools.relaxng.problem import Problem
from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.validator import problems

if TYPE_CHECKING:
    from teitools.relaxng.expected import Expected

RULE = "schema"
_RULES = {"E301": "id-unique", "E304": "id-reference"}


class Schema:
    """A schema, read once for many documents."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._ids = Ids(patterns)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Read a schema and all that it includes. Raises ``SchemaError``."""
        return cls(read_schema(Path(path)))

    def validate(
        self, document: str | PathLike[str] | bytes, name: str | None = None
    ) -> Iterator[Diagnostic]:
        """Return what is wrong with a document, a file or its bytes, in the order of its text.

        Diagnostics call it ``name``, or else by its path. Raises ``OSError`` for a file that cannot be read.
        """
        source = document if isinstance(document, bytes) else Path(document).read_bytes()
        path = Path(name or "document.xml") if isinstance(document, bytes) else Path(document)
        called = name or str(path)
        try:
            tree = parse_xml(source)
        except etree.XMLSyntaxError as error:
            from teitools.edition.faults import fault

            yield fault(called, source, error)
        else:
            yield from self.check(Document(path, called, source, tree))

    def expected(self, document: bytes, offset: int) -> "Expected":
        """Return what may stand at an offset, in bytes from 0, of a document that may be unfinished.

        Mistakes before the offset do not matter. Raises ``ValueError`` for an offset outside the document.
        """
        from teitools.relaxng.expected import expected  # only editors ask this

        return expected(self._patterns, document, offset)

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Return what is wrong with a document that is parsed already."""
        found = [self._diagnostic(document, each) for each in problems(self._patterns, document.tree)]
        of_ids = [self._diagnostic(document, each) for each in self._ids.problems(document)]
        return iter(sorted([*found, *of_ids], key=_place) if of_ids else found)

    def _diagnostic(self, document: Document, problem: Problem) -> Diagnostic:
        span, fix = _mended(document, problem)
        return finding_at(
            document,
            span,
            problem.code,
            _RULES.get(problem.code, RULE),
            problem.message,
            expected=problem.expected,
            fix=fix,
        )


def _place(found: Diagnostic) -> tuple[int, int]:
    return found.byte_range or (0, 0)


def _mended(document: Document, problem: Problem) -> tuple[Span, str | None]:
    """Return the span of what is wrong, and what to write in its place where that is known."""
    places, element, name = positions(document), problem.element, problem.attribute
    fix = None if problem.fix is None else _escaped(problem.fix)
    whole = places.start_tag(element)
    if name is None:
        if problem.after is not None:
            return places.text(element, problem.after), fix
        if problem.code != "E101" and fix is None:
            return whole, None
        span = places.name(element)
        if fix and element.prefix and ":" not in fix:
            fix = f"{element.prefix}:{fix}"
    elif problem.code == "E301":
        return places.attribute(element, name), None
    elif problem.code in ("E106", "E304"):
        span = places.value(element, name)
        if span.start == span.end:
            span = places.attribute(element, name)
            fix = fix and f'{places.written(places.attribute_name(element, name))}="{fix}"'
    else:
        span = places.attribute_name(element, name)
    # What a DTD or an entity supplies has no place in the text where a fix could be written.
    return span, None if span == whole else fix


def _escaped(text: str) -> str:
    """Write a text as it may stand between tags, and in a value between either quotation marks."""
    from xml.sax.saxutils import escape  # it brings the libraries of the network

    return escape(text, {'"': "&quot;", "'": "&apos;"})
