"""Web addresses that lead nowhere because of how they are written."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.addresses import check
from teitools.checks.run import check_texts
from teitools.diagnostics import Diagnostic, Level

ONE = '[edition]\ndocuments = ["a.xml"]\n'


def found(folder: Path, value: str, attribute: str = "target") -> list[Diagnostic]:
    return list(check(edition_of(folder, ONE, a=tei(f'<ref n="1"\n {attribute}="{value}">x</ref>'))))


@pytest.mark.parametrize(
    ("address", "fix"),
    [
        ("http:/example.org/x", "http://example.org/x"),
        ("http:///example.org", "http://example.org"),
        ("https//example.org", "https://example.org"),
        ("https:example.org", "https://example.org"),
        ("htp://example.org", "http://example.org"),
        ("htpps://example.org", "https://example.org"),
        ("ttps://example.org", "https://example.org"),
        ("http;//example.org", "http://example.org"),
        (r"http:\\example.org", "http://example.org"),
        ("http://http://example.org/x", "http://example.org/x"),
        ("https://https://example.org", "https://example.org"),
        ("doi:https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("https://doi.org/doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("www.example.org", None),
        ("http://", None),
        ("https:///?a=b", None),
        ("http://example,org/", None),
        ("http://example..org/", None),
    ],
)
def test_what_is_no_address(address: str, fix: str | None, tmp_path: Path) -> None:
    (only,) = found(tmp_path, address)
    assert shown([only]) == ["a.xml:3:10 E480"]
    assert only.end_column == 10 + len(address)
    assert only.fix == fix
    assert only.level is Level.ERROR


@pytest.mark.parametrize(
    ("address", "fix"),
    [
        ("https://example.org/a.html.", "https://example.org/a.html"),
        ("https://example.org.", "https://example.org"),
        ("https://example.org/a,", "https://example.org/a"),
        ("https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a|b", "https://example.org/a%7Cb"),
        ("https://example.org/{a}", "https://example.org/%7Ba%7D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/&lt;a>&amp;b", "https://example.org/%3Ca%3E&amp;b"),
        ("https://example.org/a”", None),
        ("https://example.org/a-long…", None),
    ],
)
def test_what_stands_in_no_address(address: str, fix: str | None, tmp_path: Path) -> None:
    (only,) = found(tmp_path, address)
    assert shown([only]) == ["a.xml:3:10 E480"]
    assert only.fix == fix
    assert only.level is Level.WARNING


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8080",
        "127.0.0.1",
        "192.168.1.2",
        "10.0.0.1:80",
        "172.20.0.1",
        "[::1]",
        "nas.local",
    ],
)
def test_an_address_of_the_own_machine(host: str, tmp_path: Path) -> None:
    (only,) = found(tmp_path, f"http://{host}/x")
    assert shown([only]) == ["a.xml:3:10 E481"]
    assert only.level is Level.WARNING


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "https://example.org:8080/a%20b?c=d&amp;e#f",
        "HTTPS://Example.org/",
        "http://user@example.org/~a/b;c=1,2",
        "https://en.wikipedia.org/wiki/Tirana_(city)",
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://en.wikipedia.org/wiki/Soviet–Albanian_split",
        "https://de.wikipedia.org/wiki/Österreich",
        "https://пример.рф/",
        "https://web.archive.org/web/2019/http://example.org/",
        "https://doi.org/10.1000/182",
        "http://8.8.8.8/x",
        "http://[2001:db8::1]/x",
        "https://example.org/a https://example.org/b #c d:e",
        " https://example.org/ ",
        "#http",
        "http.xml",
        "mailto:a@example.org",
        "a//b.xml",
        "ftp://example.org/x",
        "wwwords.xml",
    ],
)
def test_what_is_right(value: str, tmp_path: Path) -> None:
    assert found(tmp_path, value) == []


def test_a_space_in_an_address(tmp_path: Path) -> None:
    (only,) = found(tmp_path, "https://example.org/My File.pdf", "source")
    assert shown([only]) == ["a.xml:3:10 E480"]
    assert '"https://example.org/My" is cut off by a space' in only.message
    (tmp_path / "other.xml").write_text("", encoding="utf-8")
    assert found(tmp_path, "https://example.org/My other.xml") == []


def test_only_pointers_hold_addresses(tmp_path: Path) -> None:
    body = '<p n="http:/x">http:/x <code>htp://x</code><x:a xmlns:x="urn:x" target="htp://x"/></p>'
    assert list(check(edition_of(tmp_path, ONE, a=tei(body)))) == []


def test_one_address_is_one_finding_at_its_own_place(tmp_path: Path) -> None:
    body = (
        '<ref target="https://a.org/ htp://b.org/?c&amp;d"/>\n'
        + '<ref target="htp://b.org/?c&amp;d"/>' * 10_000
    )
    (only,) = check(edition_of(tmp_path, ONE, a=tei(body)))
    assert shown([only]) == ["a.xml:2:29 E480"]
    assert only.message == (
        '@target "htp://b.org/?c&d" does not begin as an address does: write http://b.org/?c&d. '
        "The same holds for 10,000 more places in this file."
    )


@pytest.mark.parametrize("address", ["htp://example.org", "www.example.org", "https//example.org"])
def test_it_is_not_called_a_missing_file_too(address: str, tmp_path: Path) -> None:
    edition = edition_of(tmp_path, ONE, a=tei(f'<ref target="{address}"/>'))
    assert [each.code for each in check_texts(edition)] == ["E480"]
