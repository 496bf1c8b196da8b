"""What is wrong with a Schematron file itself."""

from pathlib import Path


class SchemaError(Exception):
    """A Schematron that cannot be run, or a part of it: where, and why.

    A line of 0 means the whole file, a column of 0 the whole line.
    """

    def __init__(self, path: Path, line: int, reason: str, column: int = 0) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path, self.line, self.column, self.reason = path, line, column, reason
