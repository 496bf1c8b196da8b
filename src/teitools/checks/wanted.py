"""Which findings an edition wants to hear of: ``edition.toml`` selects some, and ignores others.

What is wrong with ``edition.toml`` itself is always told.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.selection import is_of_builds, matches_any
from teitools.edition import Edition
from teitools.edition.model import Ignored, Wanted


def wanted(edition: Edition, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that an edition wants."""
    settings = edition.settings
    if settings.file is None or not (settings.wanted.select or settings.wanted.ignore):
        return list(found)
    own = edition.name_of(settings.file)
    return [each for each in found if each.file == own or _is_wanted(each, settings.wanted)]


def idle(edition: Edition, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Say which entries of ``ignore`` ignore nothing of all that a validation has found.

    While a file cannot be read, or rules are not applied, nobody knows; nor what a build will find.
    """
    settings = edition.settings
    if settings.file is None or not settings.rules or not edition.complete:
        return []
    return [
        _idle(edition.name_of(settings.file), each)
        for each in settings.wanted.ignore
        if not any(map(is_of_builds, each.names)) and not any(_is_ignored(one, each) for one in found)
    ]


def _idle(file: str, ignored: Ignored) -> Diagnostic:
    line, column = ignored.place
    where = f" in {', '.join(ignored.files)}" if ignored.files else ""
    message = (
        f"This entry of ignore ({', '.join(ignored.names)}{where}) ignores nothing: delete it, before it "
        "hides the next mistake."
    )
    return Diagnostic(file, line, "E020", "excuse", message, Level.INFO, column)


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
