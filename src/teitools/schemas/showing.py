"""What a schema contains, as text."""

from collections.abc import Iterator
from textwrap import wrap

from teitools.checks.report import named_schema
from teitools.diagnostics.nearest import did_you_mean
from teitools.diagnostics.summary import counted
from teitools.edition import EditionError
from teitools.relaxng import SchemaError
from teitools.relaxng.derivative import elements
from teitools.relaxng.documentation import documentation
from teitools.relaxng.expectation import attributes, next_elements, required_attributes, takes_text
from teitools.relaxng.names import local_of, names_in
from teitools.relaxng.pattern import Element
from teitools.relaxng.reader import Patterns, read_schema
from teitools.schemas.store import stored

_WIDTH = 96


def lines_of(name: str, element: str | None) -> Iterator[str]:
    """Describe a schema, or one of its elements. Raises ``EditionError``."""
    try:
        schema = read_schema(stored(name) or named_schema(name))
    except SchemaError as error:
        raise EditionError(f"The schema cannot be used: {error}") from None
    if element is None:
        yield from _whole(schema)
        return
    found = [each for name in schema.by_local_name.get(element, ()) for each in schema.elements[name]]
    if not found:
        raise EditionError(
            f"The schema has no element <{element}>{did_you_mean(element, schema.by_local_name)}"
        )
    for number, each in enumerate(found):
        yield from [""] if number else []
        yield from _one(schema, each)


def _whole(schema: Patterns) -> Iterator[str]:
    first = sorted({local_of(each) for each in next_elements(schema.start)})
    yield f"A document begins with {', '.join(f'<{each}>' for each in first)}."
    number = counted(len(schema.elements), "element")
    yield f"There are {number} in {counted(len(schema.namespaces), 'namespace')}:"
    yield from _wrapped(sorted(schema.by_local_name))


def _one(schema: Patterns, element: Element) -> Iterator[str]:
    names = sorted(local_of(each) for each in names_in(element.names))
    yield f"<{'>, <'.join(names)}>  {documentation(schema.places.get(element))}".rstrip()
    required = required_attributes(element.content)
    own = sorted({name for each in attributes(element.content) for name in names_in(each.names)})
    if own:
        yield "Attributes (required ones with !):"
        yield from _wrapped([f"@{local_of(name)}{'!' if name in required else ''}" for name in own])
    inside = sorted({local_of(name) for each in elements(element.content) for name in names_in(each.names)})
    if inside:
        yield "May hold:"
        yield from _wrapped([f"<{name}>" for name in inside])
    yield "Text may stand in it." if takes_text(element.content) else "No text of its own may stand in it."


def _wrapped(words: list[str]) -> list[str]:
    return wrap(", ".join(words), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
