"""``teitools validate``: find what is wrong with editions and TEI files, and say where."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from teitools.cli.arguments import timings_option
from teitools.cli.choice import Choice, choice_options, overruling, written_baseline
from teitools.cli.mending import mending_options, only_text
from teitools.cli.standard_input import given_on_input
from teitools.collector import collector_at_rest

if TYPE_CHECKING:
    from teitools.checks.report import Report
    from teitools.corpus.check import Request
    from teitools.edition.reading import Given
    from teitools.schemas.lookup import Lookup

FORMS = ("text", "json", "sarif", "github", "checkstyle")


@click.command("validate", short_help="Check editions and TEI files: structure, rules and texts.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--files-from",
    type=click.File(encoding="utf-8"),
    metavar="LIST",
    help="Check the files that this file names, one a line; - is standard input.",
)
@click.option(
    "--stdin-filename",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What the document on standard input is called, which - stands for.",
)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--source/--no-source", default=True, help="Quote the place of each finding in the text form.")
@click.option("--verbose", is_flag=True, help="List all that could stand at a place, in the text form.")
@click.option("--strict/--no-strict", default=None, help="Fail on warnings too.")
@click.option(
    "--schema", metavar="RNG", help="Check against this RELAX NG schema instead of the edition's own."
)
@click.option("--no-rules", is_flag=True, help="Apply no Schematron rules, not even those inside a schema.")
@click.option(
    "--catalog",
    "catalogs",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Look in this XML catalog for the schemas that files name; also those of XML_CATALOG_FILES.",
)
@click.option(
    "--allow-network", is_flag=True, help="Fetch schemas that are not on this machine, and keep them."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Check many files in so many processes; by default as many as there are processors.",
)
@choice_options
@mending_options
@click.option("--watch", is_flag=True, help="Check again whatever changes, until Ctrl-C.")
@timings_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    files_from: IO[str] | None,
    stdin_filename: Path | None,
    form: str,
    source: bool,
    verbose: bool,
    strict: bool | None,
    schema: str | None,
    no_rules: bool,
    catalogs: tuple[Path, ...],
    allow_network: bool,
    jobs: int | None,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    baseline: Path | None,
    write_baseline: Path | None,
    summary: bool,
    fix: bool,
    diff: bool,
    watch: bool,
    timings: bool,
) -> None:
    """Check an edition, or any number of TEI files: are they well-formed, do they keep to their schema and
    their rules, do their pointers lead anywhere?

    PATH is a folder with an edition.toml, a TEI file, a folder of TEI files with all folders in it, or a
    pattern such as "letters/**/*.xml"; - is a document on standard input; by default edition/ of this folder,
    or the nearest edition.toml upwards. A TEI file without an edition.toml is checked against the schemas and
    rules that its xml-model instructions name, if they lie on this machine (see teitools schema add), or
    against that which --schema names: a file, or teitools:edition.rng, the schema that comes with teitools.

    Ends with 0 if nothing is wrong, 1 if something is, 3 if there is nothing that could be read. With --fix
    what is left counts, with --diff what would be mended.

    \b
    Examples:
      teitools validate
      teitools validate my-edition --strict
      teitools validate letter.xml --schema teitools:edition.rng
      teitools validate letters --schema letters.rng --jobs 4
      git diff --name-only "*.xml" | teitools validate --files-from -
      git show HEAD:letter.xml | teitools validate -
      teitools validate letters --watch
      teitools validate letter.xml --diff
      teitools validate --fix --select E101,E105
      teitools validate --format sarif > report.sarif

    A code is explained by: teitools explain E311
    """
    from teitools.schemas.lookup import Lookup

    manner = Manner(
        form,
        source,
        verbose,
        schema,
        Lookup(catalogs, allow_network),
        not no_rules,
        jobs,
        write_baseline,
        summary,
        watch,
        timings,
        overruling(bool(select), bool(ignore), bool(baseline or write_baseline)),
    )
    choice = Choice.of(select, ignore, baseline)
    writing = "--fix" if fix else "--diff" if diff else "--watch" if watch else None
    given = given_on_input(paths, files_from is not None, stdin_filename, writing)
    if diff:
        from teitools.cli.mending import compare

        only_text(form, summary, write_baseline)
        context.exit(1 if compare(_named(paths, files_from), schema, jobs, manner.request(), choice) else 0)
    if watch:
        from teitools.cli.watching import watch as watch_all

        named = _named(paths, files_from)
        watch_all(named, schema, manner.lookup, lambda names: _again(names, manner, choice))
    report = (
        _mended(_named(paths, files_from), manner, choice)
        if fix
        else _checked(paths, _listed(files_from) if files_from else None, manner, choice, given)
    )
    _tell(report, manner, choice)
    context.exit(1 if report.failed(strict) and not write_baseline else 0)


class Manner(NamedTuple):
    """How to check, and how to tell what is found."""

    form: str
    source: bool
    verbose: bool
    schema: str | None
    lookup: "Lookup"
    rules: bool
    jobs: int | None
    write_baseline: Path | None
    summary: bool
    watch: bool
    timings: bool
    without: frozenset[str]
    """The keys of edition.toml that do not hold, for the command line says what they say."""

    @property
    def one_by_one(self) -> bool:
        """Whether findings are told as they come."""
        return self.form == "text" and not self.summary and not self.write_baseline

    def request(self) -> "Request":
        from teitools.corpus.check import Request

        return Request(
            lookup=self.lookup,
            rules=self.rules,
            without=self.without,
            text=self.one_by_one,
            source=self.source,
            verbose=self.verbose,
        )


def _checked(
    paths: Sequence[Path],
    listed: list[Path] | None,
    manner: Manner,
    choice: Choice,
    given: "Given | None" = None,
) -> "Report":
    """Check what is named or given; tell findings as they come, if they are told one by one."""
    if given or (listed is None and _is_one(paths)):
        from teitools.checks.report import validate

        with collector_at_rest():
            once, named = not manner.watch, given or next(iter(paths), None)
            found = validate(named, manner.schema, manner.lookup, manner.rules, once, manner.without)
        report = found.where(choice.keeps)
        if manner.one_by_one:
            echo(chain.from_iterable(report.findings(manner.source, manner.verbose)))
        return report
    from teitools.cli.many import validate_many

    names = [*paths, *(listed or ())]
    return validate_many(names, manner.schema, manner.jobs, manner.request(), choice.keeps, echo)


def _again(names: Sequence[Path], manner: Manner, choice: Choice) -> None:
    """Check and tell a part of what is named, without the last word on a baseline."""
    report = _checked(names, None, manner, deepcopy(choice))
    _tell(report, manner, Choice((), ()))


def _mended(names: list[Path], manner: Manner, choice: Choice) -> "Report":
    from teitools.cli.mending import mend

    return mend(names, manner.schema, manner.jobs, manner.request(), choice, echo)


def _tell(report: "Report", manner: Manner, choice: Choice) -> None:
    """Tell what is not told yet: the summary, or all in another form."""
    if manner.timings:
        click.echo("\n".join(report.timings.lines()), err=True)
    if manner.write_baseline:
        click.echo(written_baseline(report.diagnostics, report.root, manner.write_baseline))
    elif manner.form == "text":
        *lines, last = report.groups() if manner.summary else [report.summary()]
        echo([*lines, last + choice.note()])
    else:
        echo(report.lines(manner.form))


def _is_one(paths: Sequence[Path]) -> bool:
    """Whether an edition or a file is meant, not many of them."""
    from teitools.edition.reading import project_in

    if len(paths) != 1:
        return not paths
    return paths[0].is_file() or (paths[0].is_dir() and project_in(paths[0]) is not None)


def _named(paths: tuple[Path, ...], files_from: IO[str] | None) -> list[Path]:
    """Return what is named, or else the edition that is here; an empty list names nothing."""
    from teitools.edition.reading import project_near

    if not paths and files_from is None:
        return [project_near(Path.cwd())]
    return [*paths, *_listed(files_from)]


def _listed(names: IO[str] | None) -> list[Path]:
    """Return the names in a list, one a line."""
    return [Path(name) for line in names or () if (name := line.rstrip("\r\n"))]


def echo(lines: Iterable[str]) -> None:
    """Write lines at once: each writing takes as long as the making of a line."""
    if text := "\n".join(lines):
        click.echo(text)
