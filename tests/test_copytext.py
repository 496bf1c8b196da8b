"""The comparison finds a word lost, added, changed or moved, and a mark or paragraph out of its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from copytext import (
    Difference,
    Text,
    differences,
    mark_differences,
    paragraph_differences,
    quotation_differences,
    read_copytext,
    read_edition,
    said,
)

NOTE = "Marku, Crisis, 11."
MARKDOWN = r"""# A cover that is not transcribed

### Ada Author\*

The first "word" was<sup>I</sup> said by the work-

<sup>\*</sup> ada@example.org

<sup>&</sup>lt;sup>1</sup> *Ibid*. p. 1.

ers' party. It was *not* heard.

The second had none.<sup>2</sup>

\*\*\*

<sup>2</sup> Marku, "Crisis", 11.
"""

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>not text</p></teiHeader><text>
<front><docAuthor>Ada Author</docAuthor><ref type="footnote">*</ref></front>
<body><p>The first <quote>word</quote> was<ref type="footnote">1</ref> said by the work<pb break="no"/>ers’
party. It was <choice><sic>not</sic><corr>never</corr></choice> heard.</p>
<p>The second had none.<ref type="footnote">2</ref></p></body>
<back><note n="*">ada@example.org</note><note n="1"><bibl>Ibid. p. 1</bibl>.</note>
<note n="2">Marku, <title level="a">Crisis</title>, 11.</note><note type="editorial">not text</note></back>
</text></TEI>"""


def copytext(folder: Path) -> Text:
    path = folder / "copytext.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return read_copytext(path, 3, 99)


def edition(folder: Path, source: str = TEI, **options: bool) -> Text:
    path = folder / "edition.xml"
    path.write_text(source, encoding="utf-8")
    return read_edition(path, **options)


def test_markup_is_no_text_and_a_word_cut_by_notes_is_one(tmp_path: Path) -> None:
    text = copytext(tmp_path)
    assert said(text.running) == (
        'Ada Author The first "word" was said by the workers\' party. It was not heard. The second had none.'
    )
    assert [said(words) for words in text.notes.values()] == [
        "ada@example.org",
        "Ibid. p. 1.",
        'Marku, "Crisis", 11.',
    ]
    assert [mark.number for mark in text.marks] == ["*", "1", "2"]


def test_a_faithful_edition_has_no_difference(tmp_path: Path) -> None:
    ours, theirs = copytext(tmp_path), edition(tmp_path)
    assert differences(ours, theirs) == []
    assert mark_differences(ours, theirs) == []
    assert paragraph_differences(ours, theirs) == []
    assert quotation_differences(ours, edition(tmp_path, quotation_marks=True)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "said by the",
            "said the",
            Difference("running text", 5, "missing", "", "by", ""),
        ),
        ("The second had", "The second had had", Difference("running text", 13, "added", "", "", "had")),
        ("had none", "has none", Difference("running text", 13, "changed", "", "had", "has")),
        ("Ibid. p. 1<", "Ibid. 1<", Difference("note 1", 9, "missing", "", "p.", "")),
        (
            '<note n="2">',
            '<note n="3">',
            Difference("note 2", 17, "out of order", "", NOTE, NOTE),
        ),
    ],
)
def test_a_slip_is_found_at_its_line(tmp_path: Path, old: str, new: str, expected: Difference) -> None:
    found = differences(copytext(tmp_path), edition(tmp_path, TEI.replace(old, new)))[0]
    assert replace(found, before="") == expected


def test_words_out_of_order_are_one_difference(tmp_path: Path) -> None:
    moved = TEI.replace("It was ", "").replace("had none.", "had none. It was")
    [found] = differences(copytext(tmp_path), edition(tmp_path, moved))
    assert (found.kind, found.lacking, found.line) == ("out of order", "It was", 11)


def test_a_difference_reads_as_a_sentence() -> None:
    found = Difference("note 7", 64, "changed", "Relations in", "Crisis,", "crisis,")
    assert str(found) == (
        "line 64, note 7, after “Relations in”: changed: copy-text “Crisis,”, edition “crisis,”"
    )


def test_a_mark_at_another_word_is_found(tmp_path: Path) -> None:
    mark = '<ref type="footnote">1</ref>'
    moved = TEI.replace(mark, "", 1).replace("by the", f"by{mark} the", 1)
    assert mark_differences(copytext(tmp_path), edition(tmp_path, moved)) == [
        "the copy-text has mark 1 after “word was”, the edition 1 after “said by”"
    ]


def test_paragraphs_joined_and_split_are_found(tmp_path: Path) -> None:
    joined = TEI.replace("heard.</p>\n<p>", "heard. ")
    split = TEI.replace("party. It", "party.</p><p>It")
    assert "The second had" in paragraph_differences(copytext(tmp_path), edition(tmp_path, joined))[0]
    assert "It was not" in paragraph_differences(copytext(tmp_path), edition(tmp_path, split))[0]


def test_a_quotation_that_ends_elsewhere_is_found(tmp_path: Path) -> None:
    longer = TEI.replace("word</quote> was", "word was</quote>")
    assert differences(copytext(tmp_path), edition(tmp_path, longer)) == []
    assert quotation_differences(copytext(tmp_path), edition(tmp_path, longer, quotation_marks=True))
