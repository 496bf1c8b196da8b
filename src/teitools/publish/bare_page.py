"""A page that stands by itself, beside the site: no script, no menu, and no search engine lists it."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from string import Template

from teitools.diagnostics.control import visible


def bare_page(title: str, body: str, style: str = "") -> bytes:
    """Return a page; ``body`` is HTML, ``style`` a style sheet: all that its policy lets in."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; " if style else ""
    policy = f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"
    sheet = f"<style>{style}</style>\n" if style else ""
    return _PAGE.substitute(title=title, body=body, policy=policy, sheet=sheet).encode()


def in_html(text: str) -> str:
    """Return a text for a page: escaped, and without characters that command a terminal."""
    return escape(visible(text))


_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="color-scheme" content="light dark">
<title>$title</title>
$sheet</head>
<body>
<main>
<h1>$title</h1>
$body
</main>
</body>
</html>
""")
