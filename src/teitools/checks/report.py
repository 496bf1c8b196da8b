"""The whole of a validation: read an edition, check it, and say what was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from teitools.checks.run import check_edition
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import failed, summary
from teitools.diagnostics.text import text_lines, typed
from teitools.edition import Edition, EditionError, read_edition
from teitools.edition.encoding import SourceText, source_text
from teitools.resources import MissingResourceError, resource
from teitools.timings import Timings


@dataclass(frozen=True)
class Report:
    """What a validation found, and how long it took."""

    edition: Edition
    diagnostics: list[Diagnostic]
    timings: Timings

    def failed(self, strict: bool) -> bool:
        """Whether something is wrong."""
        return failed(self.diagnostics, strict)

    def lines(self, form: str = "text", source: bool = False, verbose: bool = False) -> Iterator[str]:
        """Return the report as lines of ``form``.

        Under each finding of the text form ``source`` quotes its place, ``verbose`` lists what could stand
        there.
        """
        if form != "text":
            from teitools.diagnostics.forms import FORMS  # editors read the text

            if text := FORMS[form](self.diagnostics, self.edition.root):
                yield text
            return
        quoted = self._source() if source else None
        yield from text_lines(self.diagnostics, self.edition.root, quoted, verbose)
        yield summary(self.diagnostics, self._files()) + self._unchecked()

    def _source(self) -> Callable[[str], SourceText | None]:
        """Return what finds the text of a file with findings: each is read and decoded once."""
        read = {document.name: document.source for document in self.edition.files}

        @cache
        def source(name: str) -> SourceText | None:
            try:
                return source_text(read.get(name) or (self.edition.root / name).read_bytes())
            except OSError:
                return None

        return source

    def _files(self) -> int:
        settings = self.edition.settings
        return len(settings.documents) + len(settings.registers)

    def _unchecked(self) -> str:
        """Say what a file that stands alone was held against."""
        if self.edition.settings.file:
            return ""
        schema = self.edition.settings.schema
        if schema is None:
            return " (structure not checked: --schema names a schema)"
        return f" (structure checked against {typed(schema)})"


def validate(path: Path | None, schema: str | None = None) -> Report:
    """Read and check an edition, or a TEI file; ``schema`` takes the place of the edition's own."""
    timings = Timings()
    with timings.stage("reading"):
        edition = read_edition(path)
    if schema is not None:
        edition = replace(edition, settings=replace(edition.settings, schema=named_schema(schema)))
    return Report(edition, check_edition(edition, timings), timings)


def named_schema(name: str) -> Path:
    """Return the schema that ``--schema`` names. Raises ``EditionError``."""
    if name.startswith("teitools:"):
        try:
            return resource(f"schema/{name.removeprefix('teitools:')}")
        except MissingResourceError:
            raise EditionError(f'"{name}" is not among the schemas that come with teitools.') from None
    if not Path(name).is_file():
        raise EditionError(f"{name} is not a file: --schema takes a RELAX NG schema (.rng or .rnc).")
    return Path(name).resolve()
