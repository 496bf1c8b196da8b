"""The whole of a validation: read an edition, check it, and say what was found."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from teitools.checks import run
from teitools.checks.run import check_edition, check_edition_once
from teitools.checks.wanted import overruled
from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.summary import in_order
from teitools.diagnostics.tally import Tally
from teitools.diagnostics.text import text_lines, typed
from teitools.edition import Document, Edition, EditionError, read_edition
from teitools.edition.encoding import SourceText, source_text
from teitools.edition.model import text_of
from teitools.edition.reading import Given, read_given
from teitools.resources import MissingResourceError, resource
from teitools.schemas.lookup import ON_THIS_MACHINE, Lookup
from teitools.timings import Timings

Keeps = Callable[[Diagnostic, Path, Path | None], bool]
"""Whether a finding is wanted, whose file is named from a folder, and whose edition may have a baseline."""

STRUCTURE_UNCHECKED = " (structure not checked: --schema names a schema)"


class Report(NamedTuple):
    """What was found in how many files, which are named from ``root``; ``note`` says what it means.

    ``documents`` have been read; other files are read again where findings in them are quoted.
    """

    root: Path
    diagnostics: list[Diagnostic]
    files: int
    note: str
    documents: Sequence[Document]
    timings: Timings
    strict: bool = False
    baseline: Path | None = None
    """What the edition itself says: that warnings count, and which file knows its old findings."""
    told: Tally | None = None
    """The number of findings that have been told, and of which nothing else is kept."""

    @classmethod
    def of(cls, edition: Edition, diagnostics: list[Diagnostic], timings: Timings) -> "Report":
        """Return the report on an edition."""
        files = len(edition.settings.documents) + len(edition.settings.registers)
        note, wanted = _held_against(edition), edition.settings.wanted
        return cls(
            edition.root, diagnostics, files, note, edition.files, timings, wanted.strict, wanted.baseline
        )

    def where(self, keeps: Keeps) -> "Report":
        """Return the report without the findings that are not wanted."""
        kept = [each for each in self.diagnostics if keeps(each, self.root, self.baseline)]
        return self._replace(diagnostics=kept)

    def with_more(self, found: Sequence[Diagnostic], files: Sequence[str]) -> "Report":
        """Return the report with what was found later, in the order of the files."""
        return self._replace(diagnostics=in_order([*self.diagnostics, *found], files))

    def worst_of(self, number: int) -> "Report":
        """Return the report with so many findings: the worst, in their order."""
        order = {level: rank for rank, level in enumerate(Level)}
        ranked = sorted(range(len(self.diagnostics)), key=lambda place: order[self.diagnostics[place].level])
        kept = sorted(ranked[:number])
        return self._replace(diagnostics=[self.diagnostics[place] for place in kept])

    def failed(self, strict: bool | None) -> bool:
        """Whether something is wrong; the edition says whether warnings are, if nobody else does."""
        return self._tally().failed(self.strict if strict is None else strict)

    def lines(self, form: str = "text", source: bool = False, verbose: bool = False) -> Iterator[str]:
        """Return the report as lines of ``form``.

        Under each finding of the text form ``source`` quotes its place, ``verbose`` lists what could stand
        there.
        """
        if form != "text":
            from teitools.diagnostics.forms import FORMS  # editors read the text

            if text := FORMS[form](self.diagnostics, self.root):
                yield text
            return
        yield from chain.from_iterable(self.findings(source, verbose))
        yield self.summary()

    def findings(self, source: bool = False, verbose: bool = False) -> Iterator[list[str]]:
        """Return for each finding the lines that show it."""
        quoted = self._quoted() if source else None
        return (list(text_lines([each], self.root, quoted, verbose)) for each in self.diagnostics)

    def groups(self) -> Iterator[str]:
        """Return the kinds of findings as lines of text, and how many there are."""
        from teitools.diagnostics.groups import group_lines, kinds_of  # most have few

        yield from group_lines(self.diagnostics, self.root)
        yield self._tally().summary(self.files, len(kinds_of(self.diagnostics))) + self.note

    def summary(self) -> str:
        """Return the last line of the text."""
        return self._tally().summary(self.files) + self.note

    def _tally(self) -> Tally:
        return self.told or Tally(self.diagnostics)

    def _quoted(self) -> Callable[[str], SourceText | None]:
        """Return what finds the text of a file with findings: each is read and decoded once."""

        known = {str(document.path): document for document in self.documents}

        @cache
        def source(name: str) -> SourceText | None:
            path = self.root / name
            try:
                return text_of(known[str(path)]) if str(path) in known else source_text(path.read_bytes())
            except OSError:
                return None

        return source


def _held_against(edition: Edition) -> str:
    """Say what a file that stands alone was held against."""
    if edition.settings.file:
        return ""
    schema = edition.settings.schema
    return f" (structure checked against {typed(schema)})" if schema else STRUCTURE_UNCHECKED


def validate(
    path: Path | Given | None,
    schema: str | None = None,
    lookup: Lookup = ON_THIS_MACHINE,
    rules: bool = True,
    once: bool = True,
    without: Collection[str] = (),
) -> Report:
    """Read and check an edition, or a TEI file, or what is given; ``schema`` takes the place of its own.

    ``rules`` says whether Schematron is applied, ``once`` that the same rules will not be needed again,
    ``without`` which keys of ``edition.toml`` do not hold: see ``overruled``.
    """
    timings = Timings()
    with timings.stage("reading"):
        edition = read_given(path) if isinstance(path, Given) else read_edition(path)
        if schema:
            edition = with_schema(edition, named_schema(schema))
        else:
            from teitools.schemas.find import furnished  # a schema that is named is found

            edition = furnished(edition, lookup)
    edition = overruled(edition if rules else without_rules(edition), without)
    return Report.of(edition, (check_edition_once if once else check_edition)(edition, timings), timings)


def with_schema(edition: Edition, schema: Path) -> Edition:
    """Return an edition with another schema."""
    return replace(edition, settings=edition.settings._replace(schema=schema))


def without_rules(edition: Edition) -> Edition:
    """Return an edition to which no Schematron is applied."""
    return replace(edition, settings=edition.settings._replace(rules=False))


def check_texts(path: Path | None) -> Report:
    """Read an edition, or a TEI file, and apply the checks to it that need no schema."""
    timings, edition = Timings(), read_edition(path)
    return Report.of(edition, run.check_texts(edition), timings)._replace(note="")


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
