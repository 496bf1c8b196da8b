"""A document on standard input, which ``-`` stands for: what an editor has not saved, or a program tells."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teitools.edition.reading import Given

HYPHEN = Path("-")
_UNNAMED = "<stdin>"


def given_on_input(
    paths: Sequence[Path], others: bool, name: Path | None, written: str | None
) -> "Given | None":
    """Return the document on standard input, if it is meant; ``name`` is what it is called.

    ``others`` says that a list names files too, ``written`` names the option by which files are to be
    written or watched. Raises ``click.UsageError``.
    """
    if HYPHEN not in paths:
        if name is not None:
            raise click.UsageError("--stdin-filename names the document that - stands for: name - too.")
        return None
    if len(paths) > 1 or others:
        raise click.UsageError("- is one document on standard input: name no other file beside it.")
    if written:
        raise click.UsageError(f"{written} takes files, not standard input: name the file instead of -.")
    from teitools.edition.reading import Given

    return Given((Path.cwd() / (name or _UNNAMED)).absolute(), sys.stdin.buffer.read())
