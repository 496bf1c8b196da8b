"""The program as it is started from a shell, from its arguments to the end of its process."""

import os
import sys
from typing import NoReturn

from teitools.cli.main import main


def run() -> NoReturn:
    """Run the command that the arguments name, and end the process.

    It ends without taking apart what it has made: the system takes back the memory at once, Python object by
    object, for longer than a schema takes to be read.
    """
    try:
        main(prog_name="teitools")
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            raise ended from None  # Python says that what was printed could not be written.
        os._exit(ended.code)
    raise AssertionError("A command of click ends its process.")
