"""The command line: each command is a module that is loaded when it is called."""

from teitools.collector import collector_at_rest

with collector_at_rest():  # What is loaded stays.
    from teitools.cli.main import main

__all__ = ["main"]
