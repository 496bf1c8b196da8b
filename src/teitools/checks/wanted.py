"""Which findings an edition wants to hear of: ``edition.toml`` selects some, and ignores others.

What is wrong with ``edition.toml`` itself is always told.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.selection import matches_any
from teitools.edition import Edition
from teitools.edition.model import Ignored, Wanted


def wanted(edition: Edition, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that an edition wants."""
    settings = edition.settings
    if settings.file is None or not (settings.wanted.select or settings.wanted.ignore):
        return list(found)
    own = edition.name_of(settings.file)
    return [each for each in found if each.file == own or _is_wanted(each, settings.wanted)]


def _is_wanted(found: Diagnostic, wanted: Wanted) -> bool:
    if wanted.select and not matches_any(found, wanted.select):
        return False
    return not any(_is_ignored(found, each) for each in wanted.ignore)


def _is_ignored(found: Diagnostic, ignored: Ignored) -> bool:
    here = not ignored.files or any(fnmatchcase(found.file, each) for each in ignored.files)
    return here and matches_any(found, ignored.names)


def overruled(edition: Edition, keys: Collection[str]) -> Edition:
    """Return an edition for which somebody else says what these keys of ``edition.toml`` say: ``select``."""
    if not keys:
        return edition
    without: dict[str, Any] = {key: getattr(Wanted(), key) for key in keys}
    settings = edition.settings
    return replace(edition, settings=settings._replace(wanted=settings.wanted._replace(**without)))
