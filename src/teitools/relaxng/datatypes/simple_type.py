"""What every datatype of XML Schema can say of a text."""

from typing import Any

from teitools.relaxng.datatypes.namespaces import collapsed


class SimpleType:
    """A built-in type (XML Schema Part 2, 3). Texts come to it as ``spaced`` returns them."""

    ordered = False
    """Whether ``less`` orders its values, so that they can be bounded."""
    unit: str | None = None
    """What its length counts, if it has one."""

    def __init__(self, name: str) -> None:
        self.name = name

    def spaced(self, text: str) -> str:
        """Return the text with its white space normalised."""
        return collapsed(text)

    def wrong(self, text: str) -> str | None:
        """Return why the text is not of the type."""
        raise NotImplementedError

    def value(self, text: str) -> Any:
        """Return what a text of the type means: equal for texts that mean the same."""
        return text

    def less(self, one: Any, other: Any) -> bool:
        """Whether one value is less than another, as far as they can be compared."""
        return bool(one < other)

    def length(self, text: str) -> int:
        return len(text)
