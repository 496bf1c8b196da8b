"""``teitools build``: validate an edition, make its outputs, write them."""

from pathlib import Path

import click

from teitools.cli.arguments import timings_option
from teitools.edition.model import OUTPUTS


def chosen(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Names of outputs, which commas separate."""
    names = tuple(name.strip() for name in value.split(",")) if value is not None else ()
    for name in names:
        if name not in OUTPUTS:
            raise click.BadParameter(f"there is no output “{name}”; there are {', '.join(OUTPUTS)}.")
    return names


def print_parameters(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print what the stylesheets can be told, and end."""
    if value:
        from teitools.parameters import help_lines

        click.echo("\n".join(help_lines()))
        context.exit()


@click.command("build", short_help="Validate an edition and write its website, PDF, indexes and data.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    default=Path("output"),
    show_default=True,
    help="Write into this folder. Files in it that are not teitools' own stay.",
)
@click.option("--only", callback=chosen, metavar="NAMES", help=f"Make these alone: {','.join(OUTPUTS)}.")
@timings_option
@click.option("--strict", is_flag=True, help="Build nothing if there are errors or warnings.")
@click.option("--force", is_flag=True, help="Replace files of others that are in the way.")
@click.option("--clean", is_flag=True, help="Make everything anew, also what has not changed since.")
@click.option("--watch", is_flag=True, help="Build again whenever a file changes, until Ctrl-C.")
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a file that knows all findings of now, those of lost words too, and end with 0.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
@click.option(
    "--help-parameters",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_parameters,
    help="Show what [parameters] in edition.toml may say, and exit.",
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    output: Path,
    only: tuple[str, ...],
    timings: bool,
    strict: bool,
    force: bool,
    clean: bool,
    watch: bool,
    write_baseline: Path | None,
    quiet: bool,
) -> None:
    """Validate an edition, then write its website, PDF, indexes, data and TEI files, all at once at the end.

    PATH is a folder with an edition.toml, a TEI file, a folder of TEI files with all folders in it, or a
    pattern such as "letters/**/*.xml"; by default edition/ of this folder, or the nearest edition.toml
    upwards. What is wrong with the documents is told, and written beside them; they are published all the
    same, but for those that cannot be read.

    What stands in the folder from the build before stays where nothing has changed that it was made from;
    build.json says what was made anew, and why.

    What counts as wrong is said by [validation] in edition.toml, as for teitools validate.

    Ends with 0 if all is well, 1 if there are errors, 3 if nothing could be read or written.

    \b
    Examples:
      teitools build
      teitools build my-edition --output site
      teitools build --only html,data
      teitools build letter.xml
      teitools build "letters/**/*.xml" --only html
      teitools build --watch --only html
    """
    from teitools.cli.choice import Choice, overruling, written_baseline
    from teitools.cli.progress import progress
    from teitools.publish.publish import Publication, publish

    def once(clean: bool) -> Publication:
        choice = Choice((), ())
        without = overruling(select=False, ignore=False, baseline=write_baseline is not None)
        with progress(quiet) as clock:
            publication = publish(
                paths,
                output,
                only,
                clock,
                strict=strict,
                force=force,
                clean=clean,
                keeps=choice.keeps,
                without=without,
            )
        for line in publication.complaints(choice.note()):
            click.echo(line, err=True)
        for line in () if quiet or watch else publication.lines():
            click.echo(line)
        if not quiet and (line := publication.made_anew()):
            click.echo(line)
        if timings:
            click.echo("\n".join(clock.lines()), err=True)
        return publication

    if watch:
        from teitools.cli.building import build_again_and_again  # few builds are watched

        build_again_and_again(paths, output, once, clean)
    publication = once(clean)
    if write_baseline and publication.written:
        report = publication.report
        click.echo(written_baseline(report.diagnostics, report.root, write_baseline))
        context.exit(0)
    context.exit(1 if publication.failed else 0)
