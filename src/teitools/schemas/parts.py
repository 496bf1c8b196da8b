"""The files that a schema consists of, so as to copy all of them."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition.parsing import parse_xml

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_REFERENCES = (f"{_RNG}include", f"{_RNG}externalRef")
_MOST = 200


class PartsError(Exception):
    """Why a schema cannot be copied."""


def parts(main: str, read: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return the contents of a schema's files by their names from its folder; ``read`` gets a name.

    Raises ``PartsError``, and what ``read`` raises.
    """
    found: dict[str, bytes] = {}
    waiting = [main]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        if len(found) >= _MOST:
            raise PartsError(f"The schema consists of more than {_MOST} files.")
        found[name] = read(name)
        waiting += _referred(name, found[name])
    return found


def _referred(name: str, content: bytes) -> Iterator[str]:
    for element in _root(name, content).iter(*_REFERENCES):
        href = urlsplit(element.get("href", "").strip())
        target = _joined(name, unquote(href.path))
        if href.scheme or href.netloc or target is None:
            raise PartsError(
                f"{name} includes {element.get('href')}, which lies outside the schema's folder."
            )
        yield target


def _root(name: str, content: bytes) -> etree._Element:
    try:
        if name.lower().endswith(".rnc"):
            from teitools.relaxng.compact import Mistake, read_compact

            try:
                return read_compact(content)
            except Mistake as error:
                raise PartsError(f"{name}, line {error.line}: {error.reason}") from None
        return parse_xml(content).getroot()
    except etree.XMLSyntaxError as error:
        raise PartsError(f"{name} is not well-formed: {error.msg}.") from None


def _joined(name: str, path: str) -> str | None:
    """Return what a path means beside a file, or None where it leaves the folder of the schema."""
    if path.startswith("/") or "\\" in path or ":" in path:
        return None
    found: list[str] = []
    for step in [*PurePosixPath(name).parent.parts, *PurePosixPath(path).parts]:
        if step == "..":
            if not found:
                return None
            found.pop()
        elif step != ".":
            found.append(step)
    return "/".join(found)
