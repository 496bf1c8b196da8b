"""A Schematron that runs: compiled once, then applied to any number of documents."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.schematron.apart import worker
from teitools.schematron.compiling import compiled
from teitools.schematron.concern import Names, concerned
from teitools.schematron.documents import Shelf
from teitools.schematron.holders import holds_rules
from teitools.schematron.problem import SchemaError
from teitools.schematron.report import Finding, findings
from teitools.schematron.running import RunError, Stopped, Text
from teitools.schematron.schema import Schema, read_schema
from teitools.schematron.telling import Telling
from teitools.schematron.transpile import EDITION, Left, Rules, transpile

LIMIT = 10.0
"""Seconds that rules may take over a document, before its length is counted."""
PER_MEGABYTE = 5.0
"""Seconds more for each megabyte of the document."""


class Schematron:
    """A compiled schema. ``load`` or ``embedded`` makes it; ``validate`` may be called as often as you like.

    It is compiled whole, or what of it concerns documents with certain names.
    """

    def __init__(self, schema: Schema, limit: float = LIMIT, names: Names | None = None) -> None:
        self.path, self.schema, self.limit = schema.path, schema, limit
        self._runner = worker()
        self._shelf = Shelf()
        self.stopped: dict[int, str] = {}
        """The patterns that did not come to their end, by number: how they were ended, and where."""
        self._without: Left
        self._concerned = None if names is None else concerned(schema, names)
        self._troubles, self._without, self._rules = compiled(
            schema, self._runner, limit, self.stopped, self._concerned
        )

    @classmethod
    def load(cls, path: Path, phase: str = "#DEFAULT", limit: float = LIMIT) -> "Schematron":
        """Read and compile a Schematron file. Raises ``SchemaError`` where it is none."""
        worker().start()  # It gets ready while the rules are read.
        return cls(read_schema(path, phase), limit)

    @classmethod
    def embedded(
        cls, path: Path, phase: str = "#DEFAULT", limit: float = LIMIT, names: Names | None = None
    ) -> "Schematron | None":
        """Read and compile the rules inside a RELAX NG schema (``.rng``, ``.rnc``) or an ODD.

        ``names`` are those of all documents to come, if they are known. Returns None where there are no
        rules. Raises ``SchemaError`` where they cannot be read.
        """
        from teitools.schematron.embedded import embedded_schema

        if not holds_rules(path):
            return None
        worker().start()
        schema = embedded_schema(path, phase)
        return None if schema is None else cls(schema, limit, names)

    @property
    def problems(self) -> Sequence[SchemaError]:
        """The parts that cannot be compiled, each with its place: the others run."""
        return [trouble.problem for trouble in self._troubles]

    def problems_for(self, names: Names) -> Sequence[SchemaError]:
        """Return the problems without those of patterns that no document with these names concerns."""
        patterns = concerned(self.schema, names) if self._troubles else ()
        return [each.problem for each in self._troubles if each.pattern is None or each.pattern in patterns]

    def validate(self, document: Document, edition: Edition) -> list[Diagnostic]:
        """What the rules say of one document, in the order of its text.

        A schema that declares ``<let name="edition" …/>`` gets all files of the edition in it.
        """
        tell = Telling(self.schema, document, edition, self._shelf)
        found = list(tell.stopped(self.stopped))
        try:
            found += tell.findings(self._run(self._rules, document, edition))
        except (RunError, Stopped):
            found += self._one_by_one(document, edition, tell)
        return sorted(found, key=lambda each: (each.file != document.name, each.file, each.line, each.column))

    def findings(self, document: Document, edition: Edition) -> list[Finding]:
        """What the rules say of one document, as data: also flags, properties and the fixes they propose.

        Raises ``RunError`` or ``Stopped`` where the rules do not come to their end.
        """
        return self._run(self._rules, document, edition)

    def svrl(self, document: Document, edition: Edition) -> etree._Element:
        """What the rules say of one document, as ``svrl:schematron-output``.

        Raises ``RunError`` or ``Stopped`` where the rules do not come to their end.
        """
        from teitools.schematron.svrl import svrl

        rules = transpile(self.schema, without=self._without, fired=True)
        found = self._run(rules, document, edition)
        looked_at = self._looked_at(rules, document, edition)
        uri = self._shelf.text(document).uri
        documents = {
            number: [text.uri for text in looked_at.get(f"{{urn:teitools:schematron}}documents{number}", ())]
            if pattern.documents is not None
            else [uri]
            for number, pattern in enumerate(self.schema.patterns, 1)
        }
        return svrl(self.schema, found, documents)

    def _run(self, rules: Rules, document: Document, edition: Edition) -> list[Finding]:
        files = edition.files if rules.wants_edition and document in edition.files else (document,)
        self._shelf.keep(files)
        given = dict(self._looked_at(rules, document, edition))
        if rules.wants_edition:
            given[EDITION] = [self._shelf.text(file) for file in files]
        text = self._shelf.text(document)
        result = self._runner.run(rules.text, text, given, self._limit(document))
        return sorted(findings(result, rules.checks), key=lambda finding: finding.check.pattern)

    def _looked_at(self, rules: Rules, document: Document, edition: Edition) -> Mapping[str, Sequence[Text]]:
        if not rules.wants_documents:
            return {}
        text = self._shelf.text(document)
        named = self._runner.documents(rules.text, text, self._limit(document))
        return self._shelf.named(named, document, edition)

    def _limit(self, document: Document) -> float:
        return self.limit + PER_MEGABYTE * len(document.source) / 1_000_000

    def _one_by_one(self, document: Document, edition: Edition, tell: Telling) -> Iterator[Diagnostic]:
        """Apply each pattern by itself, to find the one that does not end or fails as a whole."""
        for number in sorted(self._concerned or range(1, len(self.schema.patterns) + 1)):
            if number in self.stopped or (number, None, None) in self._without:
                continue
            rules = transpile(self.schema, frozenset({number}), self._without)
            try:
                yield from tell.findings(self._run(rules, document, edition))
            except RunError as error:
                yield tell.failed(str(error), number)
            except Stopped as stopped:
                self.stopped[number] = f"{stopped} over {document.name}"
                yield from tell.stopped({number: str(stopped)})
        if self.stopped:
            going = frozenset(range(1, len(self.schema.patterns) + 1)) - self.stopped.keys()
            self._rules = transpile(self.schema, going, self._without)
