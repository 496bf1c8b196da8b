"""The words of plain text: all but the marks of notes."""

import re

from teitools.publish.account.shown import Shown
from teitools.publish.account.words import words

_MARK = re.compile(r"\[\^([^]\s]*)\]:?")


def read_plain(text: bytes) -> Shown:
    """Return what a file of plain text shows, line by line."""
    shown, content = Shown(), text.decode()
    for mark in _MARK.finditer(content):
        shown.generated.update(words(mark[1]))
    for line in _MARK.sub("", content).splitlines():
        shown.text.add(words(line))
    return shown
