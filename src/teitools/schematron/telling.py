"""What rules found, said as diagnostics."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.schematron.documents import Shelf
from teitools.schematron.places import Places
from teitools.schematron.report import Finding
from teitools.schematron.schema import Schema

FOUND = "E201"
"""The code of what a rule found."""
LONGEST = 1_000
"""So many characters of a message are told."""
FAILED = "E202"
"""The code of a rule that could not be applied."""


@dataclass(frozen=True)
class Telling:
    """Tells what the rules of one schema say of one document."""

    schema: Schema
    document: Document
    edition: Edition
    shelf: Shelf
    _known: dict[Document, Places] = field(default_factory=dict)

    def _document(self, uri: str) -> Document:
        of_this = uri == self.shelf.text(self.document).uri
        return self.document if of_this else self._others.get(uri, self.document)

    @cached_property
    def _others(self) -> Mapping[str, Document]:
        return self.shelf.by_address(self.document, self.edition)

    def findings(self, found: Sequence[Finding]) -> Iterator[Diagnostic]:
        """One diagnostic for each finding, and one for each rule that failed, where it first did."""
        times = Counter(each.check for each in found if each.error is not None)
        for each in found:
            if each.error is None:
                yield self._diagnostic(each, FOUND, _cut(each.message), each.check.level(each.role))
            elif each.check in times:
                message = _failure(each.error, times.pop(each.check))
                yield self._diagnostic(each, FAILED, message, Level.ERROR)

    def failed(self, reason: str, pattern: int = 0) -> Diagnostic:
        """Say that rules failed as a whole."""
        name = self._name(pattern) if pattern else self.schema.path.stem
        return self._whole(name, f"the rules stopped before their end: {reason.rstrip('.')}. {_MEND}")

    def stopped(self, patterns: Mapping[int, str]) -> Iterator[Diagnostic]:
        """Say which patterns were not applied because they did not end."""
        for number, how in patterns.items():
            yield self._whole(self._name(number), f"this rule cannot be applied: it {how}. {_MEND}")

    def _name(self, pattern: int) -> str:
        found = self.schema.patterns[pattern - 1]
        return found.id or (found.rules[0].label if found.rules else self.schema.path.stem)

    def _whole(self, rule: str, message: str) -> Diagnostic:
        return Diagnostic(self.document.name, 0, FAILED, rule, message)

    def _diagnostic(self, finding: Finding, code: str, message: str, level: Level) -> Diagnostic:
        document = self._document(finding.uri)
        at = self._places(document).span(finding.node)
        return Diagnostic(
            document.name, at.line, code, finding.check.rule, message, level, at.column, at.end_line,
            at.end_column, fix=self._fix(finding, document), byte_range=(at.start, at.end),
        )  # fmt: skip

    def _fix(self, finding: Finding, document: Document) -> str | None:
        """Return what to write at the place of a finding, where that is certain."""
        change = finding.check.change
        if change is None or finding.error is not None:
            return None
        from teitools.schematron.changing import changed  # few rules propose anything

        element = self._places(document).element(finding.node)
        return changed(change, finding.text("fix") or None, finding.node, element, document)

    def _places(self, document: Document) -> Places:
        if document not in self._known:
            self._known[document] = Places(document)
        return self._known[document]


_MEND = "Mend the rule or ask its author."


def _cut(message: str) -> str:
    """Keep a message readable that has whole texts in it."""
    return message if len(message) <= LONGEST else message[:LONGEST] + "…"


def _failure(reason: str, times: int) -> str:
    elsewhere = f" nor at {times - 1} further places" if times > 1 else ""
    return f"this rule cannot be applied here{elsewhere}: {reason.rstrip('.')}. {_MEND}"
