"""Which files a schema consists of, as can be told without parsing them: they are in its folder or below."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(rb"""(?:\b(?:href|target|source|url)\s*=|\binclude|\bexternal)\s*["']([^"'#]+)""")
"""What a file of RELAX NG, in either syntax, of Schematron or of ODD includes, and perhaps more."""
_MOST = 1_000


def linked(schema: Path) -> Iterator[tuple[Path, bytes | None]]:
    """Return a schema's files with their contents, and the schema itself first.

    A file that cannot be read has no content, nor has the last of very many.
    """
    folder = schema.parent.resolve()
    waiting, seen = [folder / schema.name], set[Path]()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        content = _content(file) if len(seen) <= _MOST else None
        yield file, content
        if len(seen) > _MOST:
            return
        links = _links(file, content or b"")
        waiting += (link for link in links if link.is_relative_to(folder) and link.is_file())


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _links(file: Path, content: bytes) -> Iterator[Path]:
    for address in dict.fromkeys(_LINK.findall(content)):
        name = unquote(address.decode("utf-8", "replace").replace("&amp;", "&"))
        try:
            yield (file.parent / name).resolve()
        except (OSError, ValueError, RuntimeError):  # a name too long, with a null in it, a link to itself
            continue
