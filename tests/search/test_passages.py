"""What a search finds stands at an address: each word of the edited text in one passage."""

from inline import document, tei
from teitools.edition.addresses import addressed
from teitools.publish.described import Description
from teitools.search.passages import LONGEST, Passage, passages

UNDESCRIBED = Description("")


def found(body: str) -> list[Passage]:
    return list(passages(addressed(document(tei(body))), UNDESCRIBED).all)


def test_words_are_in_the_passage_around_them() -> None:
    body = '<div><head>One</head><p>Two<note place="bottom"><p>Three</p></note> four.</p></div>'
    assert found(body) == [("", "div.1", "One"), ("", "par.1", "Two four."), ("", "note.1", "Three")]


def test_words_without_an_address_follow_the_last_place_before_them() -> None:
    body = '<div><pb n="7"/><head>One</head><p>Two</p><trailer>Three</trailer></div>'
    assert found(body) == [("", "page.7", "One"), ("", "par.1", "Two Three")]


def test_a_line_of_verse_is_a_passage() -> None:
    body = '<lg><head>Ode</head><l>One</l><l n="2">Two</l></lg>'
    assert found(body) == [("", "", "Ode"), ("", "l.1", "One"), ("", "l.2", "Two")]


def test_readings_that_were_rejected_are_in_no_passage() -> None:
    body = "<p>The <choice><sic>frist</sic><corr>first</corr></choice> <del>old</del> word</p>"
    assert found(body) == [("", "par.1", "The first word")]


def test_a_line_that_breaks_a_word_does_not_part_it() -> None:
    assert found('<p>Septem<lb break="no"/>ber and<lb/>October</p>') == [
        ("", "par.1", "September and October")
    ]


def test_a_long_passage_goes_on_in_another_with_the_same_address() -> None:
    first, second = found(f"<p>{'word ' * (LONGEST // 5 + 10)}</p>")
    assert first.anchor == second.anchor == "par.1"
    assert len(first.text) <= LONGEST
    assert len(second.text.split()) == LONGEST // 5 + 10 - len(first.text.split())


def test_a_document_without_a_title_page_is_found_by_its_description() -> None:
    description = Description("A letter", "Jovan", "1 May 1893")
    first = passages(addressed(document(tei("<p>Text</p>"))), description).all[0]
    assert first == ("", "", "A letter, Jovan, 1 May 1893")


def test_mentions_know_their_passages() -> None:
    tree = addressed(document(tei('<p>One</p><p>Two <persName ref="#x">Hoxha</persName></p>')))
    assert passages(tree, UNDESCRIBED).of["m.1"] == 1
