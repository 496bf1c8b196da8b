"""What a walk through a document finds."""

from typing import NamedTuple

from lxml import etree


class Problem(NamedTuple):
    """What is wrong at one element, at one of its attributes, or at a text in it.

    The text is that after ``after``: a child, or the element itself where the text stands first.
    ``expected`` names all that could stand there, the likeliest first; ``fix`` is what to write in the place
    of the wrong name or value, where that is certain enough to be proposed.
    """

    element: etree._Element
    code: str
    message: str
    attribute: str | None = None
    after: etree._Element | None = None
    expected: tuple[str, ...] = ()
    fix: str | None = None
