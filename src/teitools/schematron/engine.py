"""A Schematron schema that runs: compiled once, then applied to any number of documents."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.saxon import Node, Stylesheet, StylesheetError, stylesheet_from, to_node
from teitools.schematron.places import place
from teitools.schematron.problem import SchemaError
from teitools.schematron.templates import Check
from teitools.schematron.transpile import Rules, transpile

FOUND = "E201"
"""The code of what a rule found."""
FAILED = "E202"
"""The code of a rule that could not be applied."""


@dataclass(frozen=True)
class Schematron:
    """A compiled schema. ``load`` makes it; ``validate`` may be called as often as you like."""

    path: Path
    _checks: tuple[Check, ...] = field(repr=False)
    _stylesheet: Stylesheet = field(repr=False)
    _nodes: dict[Document, Node] = field(repr=False, default_factory=dict)

    @classmethod
    def load(cls, path: Path, phase: str = "#DEFAULT") -> "Schematron":
        """Read and compile a schema. Raises SchemaError with the place and the reason."""
        rules = transpile(path, phase)
        try:
            compiled = _compiled(path, rules.text())
        except StylesheetError as error:
            raise _schema_error(error, rules) from error
        return cls(path, rules.checks, compiled)

    def validate(self, document: Document, edition: Edition) -> list[Diagnostic]:
        """What the rules say of one document, in the order of its text.

        A schema that declares ``<let name="edition" …/>`` gets all files of the edition in it.
        """
        files = edition.files if document in edition.files else (document,)
        self._keep(files)
        try:
            result = self._stylesheet.run(self._nodes[document], edition=list(self._nodes.values()))
        except StylesheetError as error:
            return [_stopped(document, error, self.path)]
        found = list(self._diagnostics(document, json.loads(result["findings"])))
        return sorted(found, key=lambda diagnostic: (diagnostic.line, diagnostic.column))

    def _keep(self, files: tuple[Document, ...]) -> None:
        """Hold the files as Saxon's nodes, each made once: all documents look at the same nodes."""
        nodes = {file: self._nodes.get(file) or to_node(file.tree) for file in files}
        self._nodes.clear()
        self._nodes.update(nodes)

    def _diagnostics(self, document: Document, findings: list[dict[str, Any]]) -> Iterator[Diagnostic]:
        """One diagnostic for each finding, and one for each rule that failed, where it first did."""
        times = Counter(result["check"] for result in findings if "error" in result)
        for result in findings:
            check, at = self._checks[result["check"]], place(document, result["path"])
            ends = (at.column, at.end_line, at.end_column)
            if "error" not in result:
                said = (FOUND, check.rule, result["message"], check.level)
                yield Diagnostic(document.name, at.line, *said, *ends)
            elif result["check"] in times:
                message = _failed(result["error"], times.pop(result["check"]))
                yield Diagnostic(document.name, at.line, FAILED, check.rule, message, Level.ERROR, *ends)


@lru_cache(maxsize=16)
def _compiled(path: Path, text: str) -> Stylesheet:
    """Compile once in a process, whoever asks; a schema that was changed is another text."""
    return stylesheet_from(etree.ElementTree(etree.fromstring(text)), path)


def _failed(reason: str, times: int) -> str:
    elsewhere = f" nor at {times - 1} further places" if times > 1 else ""
    return (
        f"this rule cannot be applied here{elsewhere}: {reason.rstrip('.')}. Mend the rule or ask its author."
    )


def _stopped(document: Document, error: StylesheetError, path: Path) -> Diagnostic:
    message = f"the rules of {path.name} stopped before their end: {error.message.rstrip('.')}"
    return Diagnostic(document.name, 0, FAILED, path.stem, message, Level.ERROR)


def _schema_error(error: StylesheetError, rules: Rules) -> SchemaError:
    path, line = rules.place(error.line) if error.line else (rules.path, 0)
    code = f"{error.code} " if error.code else ""
    return SchemaError(path, line, f"{code}{error.message}")
