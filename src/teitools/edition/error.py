"""What keeps an edition from being read at all: no folder, no file, no permission."""

import click


class EditionError(click.ClickException):
    """The message names what is missing and what to do; a command that meets it ends with code 3."""

    exit_code = 3
