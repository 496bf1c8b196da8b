"""What is wrong with a Schematron file itself."""

from pathlib import Path
from typing import cast

from lxml import etree


class SchemaError(Exception):
    """A Schematron file that cannot be run: where, and why. A line of 0 means the whole file."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


FILE = "{urn:teitools:schematron}file"
"""The attribute by which a part that was included remembers the file it came from."""


def line_of(part: etree._Element) -> int:
    """The line of an element, 0 where unknown."""
    return cast("int", part.sourceline or 0)


def problem_at(part: etree._Element, path: Path, reason: str) -> SchemaError:
    """The error for one element of a schema that was read from ``path``, or from a file it includes."""
    carriers = (element.get(FILE) for element in (part, *part.iterancestors()))
    return SchemaError(Path(next(filter(None, carriers), path)), line_of(part), reason)
