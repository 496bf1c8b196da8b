"""A typewriter's apostrophe among printer's ones."""

from pathlib import Path

import pytest

from inline import edition_of, shown, tei
from teitools.checks.apostrophes import check

ONE = '[edition]\ndocuments = ["a.xml"]\n'
PRINTED = "Hoxha’s don’t l’homme n’est " * 10


@pytest.mark.parametrize("mark", ["'", "´", "`", "&apos;", "&#39;"])
def test_a_typed_apostrophe_among_printed_ones(mark: str, tmp_path: Path) -> None:
    diagnostics = list(
        check(edition_of(tmp_path, ONE, a=tei(f"<p>{PRINTED}</p>\n<p>don{mark}t</p>\n<p>it{mark}s</p>")))
    )
    assert shown(diagnostics) == ["a.xml:3:7 E457"]
    assert diagnostics[0].fix == "’"
    assert diagnostics[0].message.endswith("The same holds for 1 more place in this file.")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Hoxha’s don't</p>",
        f"<p>{PRINTED}{'don´t ' * 9}</p>",
        f"<p>{PRINTED} 'quoted' words 6' 3 rock 'n' roll</p>",
        f"<p>{PRINTED}<code>don't</code></p>",
        f'<p>{PRINTED}<foreign xml:lang="ru-Latn"><hi>vlast\'ju</hi></foreign></p>',
        f'<p>{PRINTED}<foreign xml:lang="ar">Qur`an</foreign></p>',
    ],
)
def test_what_is_right_or_not_certain(body: str, tmp_path: Path) -> None:
    assert list(check(edition_of(tmp_path, ONE, a=tei(body)))) == []
