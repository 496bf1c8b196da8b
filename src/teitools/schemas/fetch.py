"""Schemas from the network: only where whoever runs the command allows it."""

from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from teitools.schemas.parts import parts
from teitools.schemas.store import add, file_name

_LONGEST = 20_000_000
_SECONDS = 30


class FetchError(Exception):
    """Why a schema was not fetched."""


class _Secure(HTTPRedirectHandler):
    """Follows an address to others of the web alone."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        _refuse(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str) -> None:
    """Fetch a schema and what it includes, and keep it under its address.

    Raises ``FetchError``, ``PartsError``, ``OSError``.
    """
    main = file_name(address)
    add(address, parts(main, lambda name: _content(urljoin(address, quote(name)))), main)


def _content(address: str) -> bytes:
    _refuse(address)
    try:
        with build_opener(_Secure).open(Request(address), timeout=_SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(_LONGEST + 1)
    except URLError as error:
        raise FetchError(f"{address} cannot be fetched: {error.reason}.") from None
    if len(content) > _LONGEST:
        raise FetchError(f"{address} is longer than {_LONGEST // 1_000_000} MB: it is no schema.")
    return content


def _refuse(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{address} is no address of the web.")
