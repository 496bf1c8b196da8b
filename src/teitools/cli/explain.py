"""``teitools explain``: what the code of a message means, and what to do."""

import re
from collections.abc import Iterator
from textwrap import fill

import click

_LABEL = re.compile(r"\*\*(.+?)\*\*")
_WIDTH = 96


@click.command("explain", short_help="Explain the code of a message.")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> None:
    """Explain a code: what it is, why it matters, an example, and what to write instead.

    CODE is the code of a message (E311), or the name of a rule of the schema that comes with teitools
    (date-year). Without it, all codes are listed.

    Ends with 0, or with 2 if there is no such code or rule.

    \b
    Examples:
      teitools explain
      teitools explain E311
      teitools explain date-year
    """
    from teitools.diagnostics.codes import CODES

    if code is None:
        for name, text in CODES.items():
            click.echo(f"{click.style(name, bold=True)}  {text}")
        return
    name, text = _section(code)
    click.secho(name, bold=True)
    click.echo()
    for line in _plain(text):
        click.echo(line)


def _plain(text: str) -> Iterator[str]:
    """Return Markdown as a terminal shows it: examples indented, lines filled, labels in bold."""
    example = False
    for line in text.splitlines():
        if line.startswith("```"):
            example = not example
        elif example:
            yield f"    {line}"
        else:
            filled = fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
            yield _LABEL.sub(lambda label: click.style(label[1], bold=True), filled)


def _section(wanted: str) -> tuple[str, str]:
    from teitools.diagnostics.explanations import explanations, rules
    from teitools.diagnostics.nearest import did_you_mean

    pages = {**explanations(), **rules()}
    for name in (wanted.upper(), wanted.lower()):
        if name in pages:
            return name, pages[name]
    end = did_you_mean(wanted, pages)
    raise click.BadParameter(f"there is no code or rule “{wanted}”{end}", param_hint="CODE")
