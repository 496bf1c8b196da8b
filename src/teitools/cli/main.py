"""The group of commands, and what becomes of errors that are nobody's bug."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from teitools import __version__
from teitools.resources import MissingResourceError

_COMMANDS: Mapping[str, str] = {
    "new": "Begin an edition: a project file, a text, two registers.",
    "validate": "Check editions and TEI files: structure, rules and texts.",
    "check": "List the checks of an edition's texts, or apply them alone.",
    "build": "Validate an edition and write its website, PDF, indexes and data.",
    "index": "Print an index: who or what is mentioned, and where.",
    "show": "Say what an edition contains.",
    "schema": "Ask a schema what may stand at a place of a file.",
    "explain": "Explain the code of a message.",
}
_INTERRUPTED = 130


class CannotGoOn(click.ClickException):
    """A file or a folder is missing or may not be touched."""

    exit_code = 3


class _LazyGroup(click.Group):
    """Knows its commands by name, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"teitools.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _suggestion(args[0]), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotGoOn(_in_words(error)) from None
        except MissingResourceError as error:
            raise CannotGoOn(str(error)) from None
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(_INTERRUPTED)


def _in_words(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


def _suggestion(name: str) -> str:
    from teitools.diagnostics.nearest import nearest

    found = nearest(name, _COMMANDS)
    return f" Did you mean {found}?" if found else ""


_EPILOG = """\b
Examples:
  teitools validate              check the edition in this folder
  teitools build --output site   write everything into site/
  teitools show letter.xml       what one TEI file contains

EDITION is a folder with an edition.toml, or a TEI file. By default it is edition/ of this
folder, or the nearest edition.toml upwards.
"""


@click.group(cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="teitools")
@click.pass_context
def main(context: click.Context) -> None:
    """Take a scholarly text from TEI-XML to print: validation, website, PDF, indexes and data."""
    if os.environ.get("NO_COLOR"):
        context.color = False
