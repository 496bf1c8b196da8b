"""The account of real outputs: every word is there; one that goes, comes or is doubled is found."""

import copy
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import html

from inline import NAMESPACE, shown, tei
from materials import material_of, material_of_text
from teitools.publish.account.account import Account, OutputAccount
from teitools.publish.account.edition import account_of
from teitools.publish.account.html import ADDED
from teitools.publish.account.words import words
from teitools.publish.epub.book import epub_files
from teitools.publish.html import html_files
from teitools.publish.material import Material
from teitools.publish.typeset import print_xml, xml_name

SMALL = Path(__file__).parents[1] / "editions" / "small"

MAKERS: Mapping[str, Callable[[Material], Mapping[str, bytes]]] = {
    "html": html_files,
    "epub": epub_files,
    "print": lambda material: {xml_name(name): xml for name, xml in print_xml(material).items()},
}


def account_for(material: Material, **outputs: Mapping[str, bytes]) -> Account:
    return account_of(material.edition, outputs)


def of_text(folder: Path, xml: str, output: str = "html") -> tuple[OutputAccount, list[str]]:
    """The account of a document in one output, and what is said of it."""
    material = material_of_text(folder, xml)
    account = account_for(material, **{output: MAKERS[output](material)})
    return account.documents[0].outputs[output], [each.message for each in account.diagnostics]


@pytest.mark.parametrize("output", MAKERS)
def test_nothing_of_the_small_edition_is_lost_or_added(output: str) -> None:
    material = material_of(SMALL)
    account = account_for(material, **{output: MAKERS[output](material)})
    figures = account.documents[0].outputs[output]
    assert account.diagnostics == []
    assert figures.shown + sum(figures.suppressed.values()) == figures.words
    assert figures.generated


@pytest.mark.parametrize("output", MAKERS)
@pytest.mark.parametrize(
    ("body", "rule", "number"),
    [
        ("<p>a <choice><sic>fals</sic><corr>false</corr></choice> b</p>", "choice-rejected", 1),
        ("<p>a</p><fw type='catch'>and so</fw><p>b</p>", "running-head", 2),
        ("<p>a <index><term>Dust</term></index> b</p>", "index-term", 1),
        ("<p>a<ref target='#n1' type='footnote'>1</ref></p><note xml:id='n1' n='1'>b</note>", "note-mark", 1),
    ],
)
def test_what_an_output_leaves_out_has_a_rule(
    tmp_path: Path, output: str, body: str, rule: str, number: int
) -> None:
    figures, messages = of_text(tmp_path, tei(body), output)
    assert messages == []
    assert figures.suppressed.get(rule, number) == number


def test_what_a_stylesheet_drops_is_named_with_its_place(tmp_path: Path) -> None:
    material = material_of_text(tmp_path, tei('<p>one <hi rend="i">two <seg>three</seg></hi> four</p>'))
    page = MAKERS["html"](material)["index.html"].replace(b"two", b"").replace(b"three", b"")
    account = account_for(material, html={"index.html": page})
    assert shown(account.diagnostics) == ["text.xml:2:21 E501"]
    assert account.diagnostics[0].message == "The website lacks 2 words of <hi>: “two three”."


def test_words_in_a_page_of_a_document_that_has_none_are_told_at_its_root(tmp_path: Path) -> None:
    xml = f'<TEI xmlns="{NAMESPACE}"><text><body><p/></body></text></TEI>'
    material = material_of_text(tmp_path, xml)
    page = MAKERS["html"](material)["index.html"].replace(b"</article>", b"<p>no such words</p></article>")
    account = account_for(material, html={"index.html": page})
    assert shown(account.diagnostics) == ["text.xml:1:1 E503"]


def test_a_page_of_another_document_makes_up_for_nothing(tmp_path: Path) -> None:
    material = material_of_text(tmp_path, tei("<p>one two</p>"))
    page = MAKERS["html"](material)["index.html"]
    other = page.replace(b'data-document="text"', b'data-document="other"')
    assert account_for(material, html={"index.html": page, "other.html": other}).diagnostics == []
    lost = account_for(material, html={"index.html": page.replace(b"one", b""), "other.html": other})
    assert [each.code for each in lost.diagnostics] == ["E501"]


# ------------------------------------------------------------------------------------- trees of any kind

WORD = st.sampled_from(["the", "of", "and", "a", "Dust", "light", "here", "Ἰλιάς", "كتاب", "12", "so"])
SOME = st.lists(WORD, max_size=4)
PHRASE = st.tuples(SOME, SOME).map(lambda sides: " ".join([*sides[0], "@", *sides[1]]))
"""Words that are everywhere around one that occurs once: ``@`` stands for it."""

WRAPPERS = ["hi", "persName", "foreign", "seg", "emph", "term", "q", "unclear", "supplied", "add", "del", "w"]
MILESTONES = st.sampled_from(["<lb/>", '<lb break="no"/>', '<pb n="3"/>', "<!-- no word -->", "<anchor/>"])


def wrapped(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Inline elements around content, and what stands in a line."""
    return st.one_of(
        st.tuples(st.sampled_from(WRAPPERS), content).map(lambda each: f"<{each[0]}>{each[1]}</{each[0]}>"),
        content.map(lambda each: f'<note place="foot">{each}</note>'),
        st.tuples(PHRASE, content).map(
            lambda each: f"<choice><sic>{each[0]}</sic><corr>{each[1]}</corr></choice>"
        ),
    )


def mixed(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Text with parts in it, some of which begin within a word."""
    apart = st.tuples(PHRASE, st.just(" "), part)
    within = st.tuples(PHRASE, st.just(" @<hi>"), PHRASE, st.just("</hi>"))
    return st.lists(apart | within, min_size=1, max_size=3).map(
        lambda parts: "".join("".join(each) for each in parts)
    )


INLINE = st.recursive(PHRASE | MILESTONES, lambda inner: mixed(wrapped(inner)), max_leaves=6)

BLOCKS = st.one_of(
    INLINE.map(lambda each: f"<p>{each}</p>"),
    st.lists(INLINE, min_size=1, max_size=3).map(
        lambda items: f"<list>{''.join(f'<item>{each}</item>' for each in items)}</list>"
    ),
    st.lists(INLINE, min_size=1, max_size=3).map(
        lambda lines: f"<lg>{''.join(f'<l>{each}</l>' for each in lines)}</lg>"
    ),
    st.tuples(INLINE, INLINE).map(lambda each: f"<div><head>{each[0]}</head><p>{each[1]}</p></div>"),
    st.lists(INLINE, min_size=2, max_size=4).map(
        lambda cells: f"<table><row>{''.join(f'<cell>{each}</cell>' for each in cells)}</row></table>"
    ),
)


def numbered(text: str) -> str:
    """Put words that occur once in the places of ``@``."""
    number = count(1)
    return re.sub("@", lambda _: f"k{next(number)}", text)


DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=4).map(
    lambda blocks: tei(numbered(f"<div><p>It begins.</p>{''.join(blocks)}</div>"))
)
FEW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def published(xml: str) -> tuple[Material, html.HtmlElement]:
    with tempfile.TemporaryDirectory() as folder:
        material = material_of_text(Path(folder), xml)
        return material, html.fromstring(html_files(material)["index.html"])


def accounted(material: Material, page: html.HtmlElement) -> tuple[OutputAccount, Account]:
    content = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    account = account_for(material, html={"index.html": content})
    return account.documents[0].outputs["html"], account


def places_of_words(page: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """The elements and the side of the texts of the body on its page: ``text`` or ``tail``."""
    article = page.find(".//article")
    added = set(ADDED(article))
    found = []
    for element in article.iter("*"):
        generated = [element, *element.iterancestors()]
        for side, around in (("text", generated), ("tail", generated[1:])):
            own = article in around and added.isdisjoint(around)
            if own and not {*words(getattr(element, side) or "")} <= {"T", "P", "S"}:
                found.append((element, side))
    return found


def change(page: html.HtmlElement, data: st.DataObject, edit: Callable[[list[str], int], None]) -> str:
    """Edit one text of the page at a word that is there once; return the word.

    Of equal words that follow one another nobody can say which has gone.
    """
    often = Counter(words(" ".join(page.itertext())))
    found = [
        (element, side, n)
        for element, side in places_of_words(page)
        for n, part in enumerate(getattr(element, side).split())
        if words(part) and all(often[word] == 1 for word in words(part))
    ]
    assume(found)
    element, side, place = data.draw(st.sampled_from(found))
    text = getattr(element, side)
    parts = text.split()
    word = parts[place]
    edit(parts, place)
    begin, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    setattr(element, side, f"{begin} {' '.join(parts)} {end}" if parts else " ")
    return word


@FEW
@given(DOCUMENTS)
def test_the_website_shows_every_word_once(xml: str) -> None:
    figures, account = accounted(*published(xml))
    assert account.diagnostics == []
    assert figures.shown + sum(figures.suppressed.values()) == figures.words


@FEW
@given(DOCUMENTS, st.data())
def test_a_word_that_goes_is_found(xml: str, data: st.DataObject) -> None:
    """Beside it a word that stands there often may be told too, where the text is short and all is alike."""
    material, page = published(xml)
    word = change(page, data, lambda parts, place: parts.pop(place))
    figures, account = accounted(material, page)
    if figures.suppressed.get("choice-rejected"):
        assert figures.lost == 0
        return
    told = [found.message for found in account.diagnostics if found.code == "E501"]
    assert any(words(word)[0] in message for message in told)


@FEW
@given(DOCUMENTS, st.data())
def test_a_word_that_comes_is_found(xml: str, data: st.DataObject) -> None:
    material, page = published(xml)
    change(page, data, lambda parts, place: parts.insert(place, "zzz"))
    figures, _ = accounted(material, page)
    assert (figures.lost, figures.added, figures.repeated) == (0, ["zzz"], [])


@FEW
@given(DOCUMENTS, st.data())
def test_a_block_that_is_shown_twice_is_found(xml: str, data: st.DataObject) -> None:
    material, page = published(xml)
    article = page.find(".//article")
    added = set(ADDED(article))
    blocks = [each for each in article.iter("p", "li", "td") if each not in added]
    block = data.draw(st.sampled_from(blocks))
    before = accounted(material, page)[0]
    block.addnext(twin := copy.deepcopy(block))
    for generated in ADDED(twin):
        generated.drop_tree()
    figures, _ = accounted(material, page)
    doubled = sorted(words(" ".join(twin.itertext())))
    assert figures.lost == before.lost == 0
    assert sorted(" ".join([*figures.added, *figures.repeated]).split()) == doubled


def test_the_reference_edition_is_shown_whole() -> None:
    material = material_of(Path(__file__).parents[2] / "edition")
    outputs = {name: maker(material) for name, maker in MAKERS.items()}
    account = account_for(material, **outputs)
    assert account.diagnostics == []
    assert [output.lost for output in account.documents[0].outputs.values()] == [0] * len(MAKERS)
