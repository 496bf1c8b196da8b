"""Which files hold the rules for an edition, as can be told without parsing them: most schemas have none."""

from collections.abc import Sequence
from pathlib import Path

from teitools.edition import Edition
from teitools.schemas.linked import linked

_NAMED = b"schematron"
"""A part of the name of each of Schematron's namespaces, and of the schemes of an ODD's constraints."""


def rule_files(edition: Edition) -> Sequence[Path]:
    """Return the Schematron files of an edition, and those of its schemas that have rules inside."""
    settings = edition.settings
    if not settings.rules:
        return ()
    own = (settings.schema, *settings.further_schemas) if settings.schema else ()
    holders = (path for path in own if path not in settings.schematron and holds_rules(path))
    return (*settings.schematron, *dict.fromkeys(holders))


def holds_rules(path: Path) -> bool:
    """Whether a schema, or what it includes from its folder, may have rules inside. One that is gone may."""
    contents = (content for _, content in linked(path))
    return any(each is None or _NAMED in each or b"\0" in each[:4] for each in contents)
