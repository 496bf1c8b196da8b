"""Which files hold the rules for an edition, as can be told without parsing them: most schemas have none."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from teitools.edition import Edition

_NAMED = b"schematron"
"""A part of the name of each of Schematron's namespaces, and of the schemes of an ODD's constraints."""
_LINK = re.compile(rb"""(?:\bhref\s*=|\binclude|\bexternal)\s*["']([^"'#]+)""")
"""What a file of RELAX NG includes, in either syntax."""
_MOST = 1_000


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
    folder = path.parent.resolve()
    waiting, seen = [folder / path.name], set[Path]()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        try:
            content = file.read_bytes()
        except OSError:
            return True
        if _NAMED in content or b"\0" in content[:4] or len(seen) > _MOST:
            return True
        waiting += (link for link in _links(file, content) if link.is_relative_to(folder) and link.is_file())
    return False


def _links(file: Path, content: bytes) -> Iterator[Path]:
    for address in _LINK.findall(content):
        yield (file.parent / unquote(address.decode("utf-8", "replace").replace("&amp;", "&"))).resolve()
