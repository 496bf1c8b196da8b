"""A Schematron schema that runs: compiled once, then applied to any number of documents."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.saxon import Node, Stylesheet, StylesheetError, stylesheet_from, to_node
from teitools.schematron.places import Place, places
from teitools.schematron.problem import SchemaError
from teitools.schematron.transpile import Check, Rules, transpile

FINDING = "E201"
"""The code of what a rule found."""
FAILURE = "E202"
"""The code of a rule that could not be applied."""


@dataclass(frozen=True)
class Schematron:
    """A compiled schema. ``load`` makes it; ``validate`` may be called as often as you like."""

    path: Path
    _checks: tuple[Check, ...] = field(repr=False)
    _stylesheet: Stylesheet = field(repr=False)
    _nodes: dict[int, tuple[Document, Node]] = field(repr=False, default_factory=dict)

    @classmethod
    def load(cls, path: Path, phase: str = "#DEFAULT") -> "Schematron":
        """Read and compile a schema. Raises SchemaError with the place and the reason."""
        rules = transpile(path, phase)
        try:
            compiled = stylesheet_from(rules.stylesheet, path)
        except StylesheetError as error:
            raise _schema_error(error, rules) from error
        return cls(path, tuple(rules.checks), compiled)

    def validate(self, document: Document, edition: Edition) -> list[Diagnostic]:
        """What the rules say of one document, in the order of its text.

        A schema that declares ``<let name="edition" …/>`` gets all files of the edition in it.
        """
        files = edition.files if document in edition.files else (document,)
        nodes = {id(file): self._node(file) for file in files}
        try:
            result = self._stylesheet.run(nodes[id(document)], edition=list(nodes.values()))
        except StylesheetError as error:
            return [Diagnostic(document.name, 0, FAILURE, self.path.stem, _stopped(error, self.path))]
        return self._diagnostics(document, json.loads(result["findings"]))

    def _node(self, document: Document) -> Node:
        """The document as Saxon's node, made once: all documents of an edition look at the same nodes."""
        known = self._nodes.get(id(document))
        if known is None:
            known = self._nodes[id(document)] = (document, to_node(document.tree))
        return known[1]

    def _diagnostics(self, document: Document, findings: list[Mapping[str, Any]]) -> list[Diagnostic]:
        where = places(document, [finding["path"] for finding in findings])
        said = [
            self._diagnostic(document, finding, place)
            for finding, place in zip(findings, where, strict=True)
            if "error" not in finding
        ]
        return sorted([*said, *self._failures(document, findings, where)], key=lambda d: (d.line, d.column))

    def _diagnostic(self, document: Document, finding: Mapping[str, Any], place: Place) -> Diagnostic:
        check = self._checks[finding["check"]]
        return Diagnostic(
            document.name, place.line, FINDING, check.rule, finding["message"], check.level,
            place.column, place.end_line, place.end_column,
        )  # fmt: skip

    def _failures(
        self, document: Document, findings: list[Mapping[str, Any]], where: Iterable[Place]
    ) -> list[Diagnostic]:
        """One diagnostic for each rule that failed, at the first place where it did."""
        failed = [
            (finding, place) for finding, place in zip(findings, where, strict=True) if "error" in finding
        ]
        times = Counter(finding["check"] for finding, _ in failed)
        first = {finding["check"]: (finding, place) for finding, place in reversed(failed)}
        return [
            Diagnostic(
                document.name, place.line, FAILURE, self._checks[check].rule,
                _failed(finding["error"], times[check]), Level.ERROR,
                place.column, place.end_line, place.end_column,
            )
            for check, (finding, place) in first.items()
        ]  # fmt: skip


def _failed(reason: str, times: int) -> str:
    elsewhere = f", nor at {times - 1} further places" if times > 1 else ""
    return (
        f"this rule cannot be applied here{elsewhere}: {reason.rstrip('.')}. Mend the rule or ask its author."
    )


def _stopped(error: StylesheetError, path: Path) -> str:
    return f"the rules of {path.name} stopped before their end: {error.message.rstrip('.')}"


def _schema_error(error: StylesheetError, rules: Rules) -> SchemaError:
    path, line = rules.place(error.line) if error.line else (rules.path, 0)
    code = f"{error.code} " if error.code else ""
    return SchemaError(path, line, f"{code}{error.message}")
