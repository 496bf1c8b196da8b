"""Arguments that several commands share."""

from pathlib import Path

import click

edition_argument = click.argument(
    "edition", required=False, type=click.Path(path_type=Path), metavar="[EDITION]"
)
timings_option = click.option(
    "--timings", is_flag=True, help="Print the time of each stage to standard error."
)
