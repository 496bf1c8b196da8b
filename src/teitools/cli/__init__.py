"""The command line: each command is a module that is loaded when it is called."""

from teitools.cli.main import main

__all__ = ["main"]
