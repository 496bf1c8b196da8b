"""From what is wrong with a document to diagnostics at their places."""

from collections.abc import Iterator

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.span import Span
from teitools.edition import Document
from teitools.edition.positions import Positions, finding_at, positions
from teitools.relaxng.ids import Ids
from teitools.relaxng.problem import Problem
from teitools.relaxng.reader import Patterns
from teitools.relaxng.validator import problems

RULE = "schema"
_RULES = {"E301": "id-unique", "E304": "id-reference"}


class Findings:
    """What a schema says of documents."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns, self._ids = patterns, Ids(patterns)

    def of(self, document: Document) -> Iterator[Diagnostic]:
        """Return what is wrong with a document, in the order of its text."""
        found = [_diagnostic(document, each) for each in problems(self._patterns, document.tree)]
        of_ids = [_diagnostic(document, each) for each in self._ids.problems(document)]
        return iter(sorted([*found, *of_ids], key=_place) if of_ids else found)


def _diagnostic(document: Document, problem: Problem) -> Diagnostic:
    span, fix, also = _mended(document, problem)
    return finding_at(
        document,
        span,
        problem.code,
        _RULES.get(problem.code, RULE),
        problem.message,
        expected=problem.expected,
        fix=fix,
        also=also,
    )


def _place(found: Diagnostic) -> tuple[int, int]:
    return found.byte_range or (0, 0)


def _mended(document: Document, problem: Problem) -> tuple[Span, str | None, tuple[Span, ...]]:
    """Return the span of what is wrong, what to write in its place where that is known, and where else."""
    places, element, name = positions(document), problem.element, problem.attribute
    fix = None if problem.fix is None else _escaped(problem.fix)
    whole = places.start_tag(element)
    also: tuple[Span, ...] = ()
    if name is None:
        if problem.after is not None:
            return places.text(element, problem.after), fix, ()
        if problem.code != "E101" and fix is None:
            return whole, None, ()
        span = places.name(element)
        if fix and element.prefix and ":" not in fix:
            fix = f"{element.prefix}:{fix}"
        also = _other_tags(places, element, problem.code) if fix and span != whole else ()
    elif problem.code == "E301":
        return places.attribute(element, name), None, ()
    elif problem.code in ("E106", "E304"):
        span = places.value(element, name)
        if span.start == span.end:
            span = places.attribute(element, name)
            fix = fix and places.with_value(element, name, fix)
    else:
        span = places.attribute_name(element, name)
    # What a DTD or an entity supplies has no place in the text where a fix could be written.
    return span, None if span == whole else fix, also


def _other_tags(places: Positions, element: etree._Element, code: str) -> tuple[Span, ...]:
    """Return the other places of a name: in the end tag, and in those of the siblings that have it too.

    A name that the schema does not know is said once for all of them.
    """
    siblings = list(element.itersiblings(element.tag)) if code == "E101" else []
    names = [*map(places.name, siblings), *map(places.end_name, (element, *siblings))]
    written = places.written(places.name(element))
    return tuple(sorted(span for span in names if span and places.written(span) == written))


def _escaped(text: str) -> str:
    """Write a text as it may stand between tags, and in a value between either quotation marks."""
    from xml.sax.saxutils import escape  # it brings the libraries of the network

    return escape(text, {'"': "&quot;", "'": "&apos;"})
