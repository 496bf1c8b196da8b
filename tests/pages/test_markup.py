"""The Nu HTML checker reports nothing, and every link leads to a place that exists."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html


@pytest.mark.java
@pytest.mark.slow
def test_the_nu_checker_reports_nothing(site: Path, vnu: list[str]) -> None:
    checked = subprocess.run(
        [*vnu, "--stdout", "--format", "json", "--skip-non-html", str(site)], capture_output=True, text=True
    )
    messages = json.loads(checked.stdout)["messages"]
    assert not messages, "\n".join(describe(message) for message in messages[:20])


def describe(message: dict[str, object]) -> str:
    name = str(message.get("url", "")).rsplit("/", 1)[-1]
    return f"{name}:{message.get('lastLine')}: {message.get('message')} ({message.get('extract')!r})"


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path: html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = [
        f"{path.name}: {link}"
        for path, page in pages.items()
        for link in links(page)
        if not leads_somewhere(path, link, ids)
    ]
    assert not broken, f"{len(broken)} links lead nowhere: " + ", ".join(broken[:10])


def links(page: etree._Element) -> list[str]:
    attributes = page.xpath("//@href | //@src")
    return sorted({str(link) for link in attributes if not urlsplit(str(link)).scheme})


def leads_somewhere(page: Path, link: str, ids: dict[Path, set[str]]) -> bool:
    parts = urlsplit(link)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return target.is_file() and (not parts.fragment or unquote(parts.fragment) in ids.get(target, set()))


def test_no_id_is_given_twice(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        ids = html.parse(str(path)).getroot().xpath("//@id")
        assert len(ids) == len(set(ids)), path.name
