"""What the validator says, in an editor's words."""

from collections.abc import Collection, Iterable

from lxml import etree

from teitools.diagnostics.nearest import nearest
from teitools.relaxng.derivative import close_start_tag
from teitools.relaxng.expectation import (
    attribute_names,
    missing_elements,
    next_elements,
    values_of,
)
from teitools.relaxng.names import local_of, namespace_of
from teitools.relaxng.pattern import NOT_ALLOWED, Data, Pattern

_XML = "http://www.w3.org/XML/1998/namespace"
_MANY = 8
"""Longer lists help nobody."""
_FEW = 3

_TYPES = {
    "date": "a date such as 1960-11-12",
    "gYear": "a year such as 1960",
    "gYearMonth": "a month such as 1960-11",
    "gMonthDay": "a day of every year such as --11-29",
    "gMonth": "a month such as --11",
    "gDay": "a day such as ---12",
    "time": "a time such as 10:00:00",
    "dateTime": "a moment such as 1960-11-12T10:00:00",
    "NCName": "a name: one word that begins with a letter",
    "ID": "a name: one word that begins with a letter",
    "anyURI": "a pointer",
    "nonNegativeInteger": "a whole number",
    "positiveInteger": "a whole number from 1",
    "integer": "a whole number",
    "decimal": "a number",
    "double": "a number",
    "boolean": "true or false",
    "language": "a language such as en or ru-Latn",
}


def tag(name: str) -> str:
    return f"<{local_of(name)}>"


def at(name: str) -> str:
    """Write an attribute's name as the editor does."""
    prefix = "xml:" if namespace_of(name) == _XML else ""
    return f"@{prefix}{local_of(name)}"


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that an unknown one is a misspelling of."""
    by_local: dict[str, str] = {}
    for each in sorted(known):
        by_local.setdefault(local_of(each), each)
    found = nearest(local_of(name), by_local)
    return by_local[found] if found else None


def unknown(
    element: etree._Element, parent: etree._Element | None, meant: str | None, expected: Collection[str]
) -> str:
    name = str(element.tag)
    if meant and local_of(meant) == local_of(name) and namespace_of(meant) != namespace_of(name):
        return f"{tag(name)} is not in the namespace {namespace_of(meant)}: mend or add its xmlns."
    if meant:
        return f"{tag(name)} is not an element of this schema: did you mean {tag(meant)}?"
    return f"{tag(name)} is not an element of this schema. {_may_stand(parent, expected)}"


def misplaced(element: etree._Element, parent: etree._Element | None, pattern: Pattern) -> str:
    start = f"{tag(str(element.tag))} may not stand here{_inside(parent)}."
    return f"{start} {_may_stand(parent, next_elements(pattern))}"


def missing_before(element: etree._Element, parent: etree._Element | None, pattern: Pattern) -> str:
    missing = missing_elements(pattern)
    what = _any_tag(missing) if missing else "Something"
    return f"{what} is missing before this {tag(str(element.tag))}{_inside(parent)}."


def missing_content(element: etree._Element, pattern: Pattern) -> str:
    missing = missing_elements(pattern)
    if not missing:
        return f"{tag(str(element.tag))} is not complete: it needs content."
    return f"{tag(str(element.tag))} is not complete: {_any_tag(missing)} is missing."


def missing_attributes(element: etree._Element, missing: Collection[str], pattern: Pattern) -> str:
    name = tag(str(element.tag))
    if not missing:
        enough = [each for each in sorted(attribute_names(pattern)) if _would_do(pattern, each)]
        return f"{name} lacks {_any_of(map(at, enough))}." if enough else f"{name} lacks attributes."
    values, _ = values_of(pattern, next(iter(missing))) if len(missing) == 1 else ([], [])
    end = f" ({_any_of(values)})" if values else ""
    return f"{name} lacks {_all_of(map(at, missing))}{end}."


def _would_do(pattern: Pattern, attribute: str) -> bool:
    return close_start_tag(pattern, given=attribute) is not NOT_ALLOWED


def wrong_attribute(element: etree._Element, name: str, pattern: Pattern) -> str:
    allowed = attribute_names(pattern) - set(map(str, element.keys()))
    found = meant(name, allowed)
    start = f"{at(name)} is not an attribute of {tag(str(element.tag))}"
    if found:
        return f"{start}: did you mean {at(found)}?"
    return f"{start} here. Allowed here: {_list(map(at, allowed))}." if allowed else f"{start} here."


def wrong_value(name: str, value: str, pattern: Pattern) -> str:
    values, types = values_of(pattern, name)
    start = f'{at(name)} may not be "{value}"' if value.strip() else f"{at(name)} may not be empty"
    found = nearest(value, values) if not types else None
    if found:
        return f"{start}: did you mean {found}?"
    expected = [*values, *map(described, types)]
    return f"{start}: allowed is {_any_of(dict.fromkeys(expected))}." if expected else f"{start}."


def wrong_text(element: etree._Element, text: str, pattern: Pattern) -> str:
    start = f'{tag(str(element.tag))} takes no text of its own, but here is "{_short(text)}"'
    expected = next_elements(pattern)
    return f"{start}: put it into {_any_tag(expected)}." if 0 < len(expected) <= _FEW else f"{start}."


def wrong_content(element: etree._Element, text: str, pattern: Pattern) -> str:
    return f'{tag(str(element.tag))} may not contain "{_short(text)}" here.'


def described(data: Data) -> str:
    """Say what a value looks like: in the schema's own words, where it has any."""
    if data.documentation:
        return data.documentation[0].lower() + data.documentation[1:].rstrip(".")
    forms = [text for name, text in data.type.parameters if name == "pattern"]
    return f"the form {' or '.join(forms)}" if forms else _TYPES.get(data.type.name, data.type.name)


def _inside(parent: etree._Element | None) -> str:
    return f" inside {tag(str(parent.tag))}" if parent is not None else ""


def _may_stand(parent: etree._Element | None, expected: Collection[str]) -> str:
    if parent is None:
        return f"The document begins with {_any_tag(expected)}."
    return f"Allowed here: {_list(map(tag, expected))}." if expected else "No element is allowed here."


def _list(names: Iterable[str]) -> str:
    found = sorted(names)
    more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
    return ", ".join(found[:_MANY]) + more


def _any_of(names: Iterable[str]) -> str:
    """Join what a schema lists in an order of its own; sets have none, and are sorted first."""
    return _joined(list(names), "or")


def _any_tag(names: Collection[str]) -> str:
    return _any_of(sorted(map(tag, names)))


def _all_of(names: Iterable[str]) -> str:
    return _joined(sorted(names), "and")


def _joined(names: list[str], word: str) -> str:
    if len(names) > _MANY:
        return f"{', '.join(names[:_MANY])} {word} {len(names) - _MANY} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 30 else f"{words[:29]}…"
