"""The checks of an edition's parts say together what those of the whole say."""

from pathlib import Path

from teitools.checks.apart import check_apart, check_together
from teitools.checks.run import check_edition, judged
from teitools.edition import read_edition

MISTAKES = {
    'ref="person:khrushchev"': 'ref="person:nobody"',
    '<date when="1960">': '<date when="1960-13">',
    "<body>": "<body><nonsense/>",
    'n="2" xml:id="par2"': 'n="2" xml:id="par1"',
}


def test_parts_find_what_the_whole_finds(small_copy: Path) -> None:
    letter = small_copy / "letter.xml"
    text = letter.read_text(encoding="utf-8")
    for right, wrong in MISTAKES.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    letter.write_text(text, encoding="utf-8")
    (small_copy / "second.xml").write_text(text.replace("Hoxha", "Enver"), encoding="utf-8")
    project = small_copy / "edition.toml"
    project.write_text(project.read_text().replace('["letter.xml"]', '["letter.xml", "second.xml"]'))
    whole = check_edition(read_edition(small_copy))
    edition = read_edition(small_copy)
    apart = [found for document in edition.documents for found in check_apart(edition, document)]
    assert judged(edition, [*check_together(edition), *apart]) == whole
    assert len(whole) > len(MISTAKES)
