"""A page that stands by itself, beside the site: no script, no menu, and no search engine lists it."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from string import Template

from teitools.diagnostics.control import visible


def bare_page(title: str, body: str) -> bytes:
    """Return a page of HTML; its one style sheet is all that its policy lets in."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return _PAGE.substitute(title=title, body=body, policy=policy, style=_STYLE).encode()


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of texts under its heading; one that is too wide for a screen scrolls."""
    head = "".join(f'<th scope="col">{in_html(each)}</th>' for each in columns)
    body = "\n".join(f"<tr>{''.join(f'<td>{in_html(each)}</td>' for each in row)}</tr>" for row in rows)
    parts = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>"
    scrolling = f'<div tabindex="0" role="group" aria-label="{in_html(title)}">'
    return f"<h2>{in_html(title)}</h2>\n{scrolling}\n<table>\n{parts}\n</table>\n</div>"


def in_html(text: str) -> str:
    """Return a text for a page: escaped, and without characters that command a terminal."""
    return escape(visible(text))


_STYLE = (
    "div { overflow-x: auto } td, th { text-align: start; vertical-align: top; padding-inline: 0 0.8em } "
    "h1, h2, p, li, td:last-child { overflow-wrap: anywhere }"
)

_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>$style</style>
</head>
<body>
<main>
<h1>$title</h1>
$body
</main>
</body>
</html>
""")
