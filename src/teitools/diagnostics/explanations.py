"""The manual's explanation of each code, and of each rule that comes with teitools."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from teitools.resources import resource

_CODE = re.compile(r"^## (E\d{3})\n(.*?)(?=^## |\Z)", re.M | re.S)
_RULE = re.compile(r"^#### `([\w-]+)`\n(.*?)(?=^#|\Z)", re.M | re.S)


@cache
def explanations() -> Mapping[str, str]:
    """Return the section of each code, as Markdown."""
    return _sections(Path(__file__).with_name("codes.md"), _CODE)


@cache
def rules() -> Mapping[str, str]:
    """Return the section of each rule of the Schematron that comes with teitools, as Markdown."""
    return _sections(resource("docs/schema.md"), _RULE)


def _sections(page: Path, section: re.Pattern[str]) -> Mapping[str, str]:
    return {name: text.strip() for name, text in section.findall(page.read_text(encoding="utf-8"))}
