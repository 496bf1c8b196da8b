"""What may stand at a place of a file, for somebody who is writing it: as lines to read, and as data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from teitools.checks.report import named_schema
from teitools.diagnostics.text import printable
from teitools.edition import EditionError
from teitools.edition.encoding import source_text
from teitools.edition.reading import project_of, prologue_of, settings_of
from teitools.relaxng import Schema, SchemaError
from teitools.relaxng.expected import Expected, ExpectedName
from teitools.schemas.find import schemas_in
from teitools.schemas.lookup import Lookup

_SENTENCE = re.compile(r".+?[.!?](?=\s+[A-Z\[(“]|$)")
_NAMES = 24
"""How wide the column of names may be."""


class PlaceError(Exception):
    """A place that is not in the form FILE:LINE:COLUMN, or not in its file."""


@dataclass(frozen=True)
class Asked:
    """A place of a file, in lines and columns from 1, and what may stand there."""

    file: str
    line: int
    column: int
    expected: Expected

    def as_data(self) -> dict[str, Any]:
        return {"file": self.file, "line": self.line, "column": self.column, **asdict(self.expected)}

    def lines(self, width: int | None) -> Iterator[str]:
        """Return what may stand there as lines, at most ``width`` wide where that is given."""
        found = self.expected
        place = f"{self.file}:{self.line}:{self.column}"
        yield f"{click.style(printable(place), bold=True)}: {printable(_where(found))}"
        yield from _sentences(found)
        yield from _names("Elements", "elements", found.elements, found, width)
        yield from _names("Attributes", "attributes", found.attributes, found, width)
        if found.values:
            yield from _listed("Values", [(each.text, each.documentation) for each in found.values], width)
            if found.datatypes:
                yield f"  or {_forms(found)}"


def ask(place: str, schema: str | None = None) -> Asked:
    """Return what may stand at ``FILE:LINE:COLUMN``; ``schema`` takes the place of the file's own.

    Raises ``PlaceError``, and ``EditionError`` where the file or a schema cannot be read.
    """
    name, line, column = _parts(place)
    file = Path(name)
    if not file.is_file():
        raise EditionError(f"{name} {'is no file' if file.exists() else 'does not exist'}: name a TEI file.")
    path = named_schema(schema) if schema is not None else _schema_of(file)
    if path is None:
        raise EditionError(f"{name} names no schema on this machine: --schema names one.")
    source = file.read_bytes()
    read = source_text(source)
    try:
        offset = read.byte(read.offset_in_line(line, column))
    except IndexError as error:
        raise PlaceError(f"{name} {error}") from None
    try:
        return Asked(name, line, column, Schema.load(path).expected(source, offset))
    except SchemaError as error:
        raise EditionError(f"The schema cannot be used: {error}") from None


def _schema_of(file: Path) -> Path | None:
    """Return the schema of the edition that lists a file, else the one that the file names."""
    project = project_of(file)
    if project:
        return settings_of(project).schema
    relaxng, _ = schemas_in(prologue_of(file), file.resolve(), Lookup())
    return next(iter(relaxng), None)


def _parts(place: str) -> tuple[str, int, int]:
    name, *numbers = place.rsplit(":", 2)
    if not name or len(numbers) != 2 or not all(re.fullmatch("[0-9]{1,9}", each) for each in numbers):
        raise PlaceError(f"“{place}” is not a place: write FILE:LINE:COLUMN, such as letter.xml:12:5.")
    return name, int(numbers[0]), int(numbers[1])


def _where(found: Expected) -> str:
    after = f", after “{' '.join(found.typed.split())}”" if found.typed else ""
    if found.attribute:
        return f"in the value of @{found.attribute} of <{found.element}>{after}"
    return f"{f'in <{found.element}>' if found.element else 'outside the root element'}{after}"


def _sentences(found: Expected) -> Iterator[str]:
    if found == Expected(found.element, found.attribute, found.typed):
        yield "The schema says nothing of this place."
    if found.text:
        yield "Any text may stand here." if found.attribute else "Text may stand here."
    if found.end:
        yield printable(f"<{found.element}> may end here.")
    if found.any_element:
        yield "Elements of names that the schema does not list may stand here."
    if found.any_attribute:
        yield "Attributes of names that the schema does not list may stand here."
    if found.datatypes and not found.values:
        yield f"The value: {_forms(found)}."


def _forms(found: Expected) -> str:
    return printable(" or ".join(found.datatypes))


def _names(
    title: str, plural: str, names: Sequence[ExpectedName], found: Expected, width: int | None
) -> Iterator[str]:
    begun = [each for each in names if each.name.startswith(found.typed)]
    if found.typed and begun and len(begun) < len(names):
        title = f"{title} that begin with “{found.typed}” ({len(begun)} of {len(names)} {plural})"
    chosen = begun or names
    if chosen:
        rows = [(each.name, _said(each)) for each in chosen]
        yield from _listed(title, rows, width)


def _said(name: ExpectedName) -> str:
    return f"required. {name.documentation}" if name.required else name.documentation


def _listed(title: str, rows: Sequence[tuple[str, str]], width: int | None) -> Iterator[str]:
    yield ""
    yield click.style(f"{title}:", bold=True)
    column = min(max(len(name) for name, _ in rows), _NAMES) + 2
    for name, text in rows:
        said = _first_sentence(printable(text))
        lines = wrap(said, max(width - column - 2, 20)) if width else [said]
        head = click.style(printable(name), fg="cyan") + " " * max(column - len(name), 2)
        yield f"  {head}{lines[0] if lines else ''}".rstrip()
        for line in lines[1:]:
            yield f"  {' ' * column}{line}"


def _first_sentence(text: str) -> str:
    required = "required. " if text.startswith("required. ") else ""
    text = text.removeprefix(required)
    found = _SENTENCE.match(text)
    return (required + (found[0] if found else text)).strip()
