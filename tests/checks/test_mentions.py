"""Names that point to no entry, or to another than the same words elsewhere."""

from pathlib import Path

from inline import edition_of, shown, tei
from teitools.checks.mentions import check
from teitools.diagnostics import Diagnostic, Level

TWO = '[edition]\ndocuments = ["a.xml"]\nregisters = ["b.xml"]\n'
PEOPLE = tei(
    '<listPerson><person xml:id="hoxha"><persName>Enver Hoxha</persName></person>'
    '<person xml:id="kapo"><persName>Hysni Kapo</persName></person>'
    '<person xml:id="nexhmije"><persName>Nexhmije Hoxha</persName></person></listPerson>'
)
HOXHA = '<persName ref="b.xml#hoxha">Hoxha</persName> '


def found(folder: Path, body: str) -> list[Diagnostic]:
    return list(check(edition_of(folder, TWO, a=tei(body), b=PEOPLE)))


def test_a_name_without_an_entry_among_many_with_one(tmp_path: Path) -> None:
    (only,) = found(
        tmp_path, f"<p>{HOXHA * 40}</p>\n<p>a <persName>Hysni\nKapo</persName> <persName>X</persName></p>"
    )
    assert shown([only]) == ["a.xml:3:6 E462"]
    assert only.level is Level.INFO
    assert only.message == (
        "<persName> “Hysni Kapo” points to no entry, as 40 others in this file do: add its @ref. "
        "The same holds for 1 more place in this file."
    )


def test_names_that_need_no_entry(tmp_path: Path) -> None:
    few = f"<p>{HOXHA * 18}<persName>Kapo</persName></p>"
    many = f"<p>{HOXHA * 40}{'<persName>Kapo</persName>' * 3}</p>"
    other = f"<p>{HOXHA * 40}<placeName>Tirana</placeName><persName type='fictional'>X</persName></p>"
    part = f"<p>{HOXHA * 40}<persName ref='b.xml#kapo'><persName>Kapo</persName></persName></p>"
    around = f"<p>{HOXHA * 40}<persName>the brothers {HOXHA}</persName><persName key='k'>K</persName></p>"
    entry = f"<p>{HOXHA * 40}</p><listPerson><person><persName>Kapo</persName></person></listPerson>"
    for body in (few, many, other, part, around, entry):
        assert found(tmp_path, body) == []


def test_the_same_words_for_another_person(tmp_path: Path) -> None:
    body = f'<p>{HOXHA * 5}</p>\n<p><persName ref="b.xml#kapo">Hoxha</persName></p>'
    (only,) = found(tmp_path, body)
    assert shown([only]) == ["a.xml:3:19 E463"]
    assert only.fix == "b.xml#hoxha"
    assert only.level is Level.WARNING
    assert only.message == (
        "“Hoxha” is b.xml#kapo here, whose names do not have these words, and b.xml#hoxha in 5 other places: "
        "correct @ref."
    )


def test_words_that_may_mean_another_person(tmp_path: Path) -> None:
    once = '<persName ref="b.xml#{}">{}</persName>'
    for body in (
        HOXHA * 4 + once.format("kapo", "Hoxha"),
        HOXHA * 5 + once.format("nexhmije", "Hoxha"),
        HOXHA * 9 + once.format("kapo", "Hoxha") * 2,
        HOXHA * 9 + once.format("nobody", "Hoxha"),
        once.format("hoxha", "the minister") * 9 + once.format("kapo", "the minister"),
    ):
        assert found(tmp_path, f"<p>{body}</p>") == []
