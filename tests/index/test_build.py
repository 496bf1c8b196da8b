"""The indexes of an edition: their entries and mentions."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.edition import Document, Edition, read_edition
from teitools.edition.addresses import addressed
from teitools.index import Entry, Index, build_indexes
from teitools.index.passages import block_of, reading

SMALL = Path(__file__).parents[1] / "editions" / "small"
Indexed = Callable[[str], Mapping[str, Index]]


def entry(index: Index, id: str) -> Entry:
    [found] = [entry for entry in index.entries if entry.id == id]
    return found


def names(index: Index) -> list[str]:
    return [entry.name for entry in index.entries]


def test_kinds_come_in_their_order(small: Mapping[str, Index]) -> None:
    kinds = ["persons", "places", "organizations", "events", "dates", "works", "archives", "apparatus"]
    assert list(small) == kinds


def test_persons_are_sorted_and_described(small: Mapping[str, Index]) -> None:
    assert names(small["persons"]) == [
        "Author, Ada",
        "Griffith, William E.",
        "Hoxha, Enver",
        "Khrushchev, Nikita",
    ]
    hoxha = entry(small["persons"], "hoxha")
    assert (hoxha.key, hoxha.fields["born"], hoxha.fields["died"]) == ("person:hoxha", "1908", "1985")


def test_mentions_stand_in_their_context(small: Mapping[str, Index]) -> None:
    mention = entry(small["places"], "tirana").mentions[0]
    assert (mention.address, mention.page, mention.paragraph, mention.note) == ("letter:par.1", "1", "1", "")
    assert mention.before == "… “the word ‘base’ was theirs” and spoke of “friendship”, as "
    assert mention.after == " had told the Central Committee of the CPSU on 1 …"
    assert mention.context == mention.before + "Tirana" + mention.after


def test_a_mention_reads_as_edited(small: Mapping[str, Index]) -> None:
    assert entry(small["persons"], "khrushchev").mentions[-1].text == "Khrushchev"


def test_mentions_in_notes_follow_those_at_the_mark(small: Mapping[str, Index]) -> None:
    places = [(mention.page, mention.note) for mention in entry(small["archives"], "rgani-3-14-448").mentions]
    assert places == [("1", "1"), ("2", "2")]


def test_nested_names_each_count(small: Mapping[str, Index]) -> None:
    whole, part = entry(small["organizations"], "cpsu-cc"), entry(small["organizations"], "cpsu")
    assert whole.mentions[0].text == "the Central Committee of the CPSU"
    assert part.mentions[0].text == "CPSU"


def test_events_name_their_place(small: Mapping[str, Index]) -> None:
    fields = entry(small["events"], "meeting").fields
    assert (fields["date"], fields["where"]) == ("12 November 1960", "Tirana")


def test_works_have_a_citation(small: Mapping[str, Index]) -> None:
    work = entry(small["works"], "griffith-1963")
    assert work.name == "Griffith, Albania and the Sino-Soviet Rift (1963)"
    assert (
        work.fields["citation"]
        == "Griffith, William E. Albania and the Sino-Soviet Rift. Cambridge: M.I.T. Press, 1963."
    )
    assert [mention.address for mention in work.mentions] == ["letter:note.1", "letter:bibl.1"]


def test_archives_have_their_units(small: Mapping[str, Index]) -> None:
    fields = entry(small["archives"], "rgani-3-14-448").fields
    assert [fields[unit] for unit in ("repository", "fonds", "inventory", "file")] == [
        "RGANI",
        "3",
        "14",
        "448",
    ]


def test_dates_are_one_entry_a_value(small: Mapping[str, Index]) -> None:
    years = entry(small["dates"], "d1963")
    assert [mention.address for mention in years.mentions] == ["letter:note.1", "letter:bibl.1"]
    assert names(small["dates"])[:3] == ["1955–1960", "1960", "between 20 and 30 June 1960"]


def test_apparatus_has_every_decision(small: Mapping[str, Index]) -> None:
    decisions = small["apparatus"].entries
    assert [decision.id for decision in decisions] == ["app.1", "app.2", "app.3", "app.4"]
    assert decisions[1].name == "Krushchev → Khrushchev"
    assert dict(decisions[2].fields) == {
        "kind": "author", "certainty": "low", "resp": "the test suite",
        "reason": "The pages may belong to another file: not emended.",
    }  # fmt: skip


def test_spaces_that_were_emended_can_be_seen(indexed: Indexed) -> None:
    found = indexed(
        """<text><body><p>a<choice><sic/><corr> </corr></choice>b<choice><sic>c </sic><corr> c</corr></choice>
        <choice><sic/><corr>for </corr></choice>d</p></body></text>"""
    )
    assert names(found["apparatus"]) == ["∅ → ␣", "c␣ → ␣c", "∅ → for"]


def test_names_without_an_entry_are_skipped_and_entries_without_mention_kept(indexed: Indexed) -> None:
    found = indexed(
        """<text><body>
        <p><persName ref="#b">B</persName> <persName ref="#x">X</persName> <name>Y</name></p></body>
        <back><listPerson><person xml:id="a"><persName>A</persName></person>
        <person xml:id="b"><persName>B</persName></person></listPerson></back></text>"""
    )
    assert {entry.name: len(entry.mentions) for entry in found["persons"].entries} == {"A": 0, "B": 1}


def test_editions_without_registers_have_dates_alone(indexed: Indexed) -> None:
    found = indexed(
        """<text><body>
        <p><persName>A</persName> <date when="1960">then</date> <date>now</date></p></body></text>"""
    )
    assert list(found) == ["dates"]
    assert names(found["dates"]) == ["1960"]


def test_a_bibliography_is_a_register_of_works(indexed: Indexed) -> None:
    found = indexed(
        """<text><body><p>As <ref type="bibl" target="#b">B 1960</ref> says.</p></body>
        <back><listBibl>
        <bibl xml:id="b"><author>B</author>, <title>The Book</title></bibl></listBibl></back></text>"""
    )
    [book] = found["works"].entries
    assert (book.name, [mention.text for mention in book.mentions]) == ("B, The Book", ["B 1960"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<forename>Ada</forename> <surname>Author</surname>", "Author, Ada"),
        ("<surname>Author</surname>, <forename>Ada</forename>", "Author, Ada"),
        (
            "<forename>Vincent</forename> <nameLink>van</nameLink> <surname>Gogh</surname>",
            "Gogh, Vincent van",
        ),
        ("Mao Zedong", "Mao Zedong"),
    ],
)
def test_surnames_come_first(indexed: Indexed, name: str, shown: str) -> None:
    found = indexed(
        f"""<standOff><listPerson>
        <person xml:id="a"><persName>{name}</persName></person></listPerson></standOff>"""
    )
    assert names(found["persons"]) == [shown]


def test_ids_are_unique_in_an_index(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = "<body><p><choice><sic>x</sic><corr>y</corr></choice></p></body>"
        (tmp_path / f"{name}.xml").write_text(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{text}</text></TEI>'
        )
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "T"\ndocuments = ["a.xml", "b.xml"]\n')
    edition = read_edition(tmp_path)
    [apparatus] = build_indexes(edition, {each.id: addressed(each) for each in edition.documents})
    assert [(entry.id, entry.key) for entry in apparatus.entries] == [
        ("app.1", "a:app.1"),
        ("app.1-2", "b:app.1"),
    ]


def every_mention(indexes: tuple[Index, ...]) -> list[tuple[str, str]]:
    return [(m.anchor, m.text) for index in indexes for entry in index.entries for m in entry.mentions]


NAMES = st.sampled_from(
    [
        "<persName ref='#a'>A b</persName>",
        "<date when='1960'>in 1960</date>",
        "<choice><sic>x</sic><corr>y</corr></choice>",
        "<note>n <persName ref='#a'>A</persName></note>",
        "<quote>q</quote>",
        "<pb n='2'/>",
        "<!-- c -->",
        "word ",
        " ",
    ]
)


@given(st.lists(st.lists(NAMES, max_size=8), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_text_of_every_mention_stands_in_its_block(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[str]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.xml"
    person = "<listPerson><person xml:id='a'><persName>A</persName></person></listPerson>"
    body = "".join(f"<p>{''.join(part)}</p>" for part in parts)
    text = f"<text><body>{body}</body><back>{person}</back></text>"
    file.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>', encoding="utf-8")
    edition: Edition = read_edition(file)
    document: Document = edition.documents[0]
    tree = addressed(document)
    places = {each.get("{urn:teitools:address}id"): each for each in tree.iter("*")}
    for anchor, words in every_mention(build_indexes(edition, {document.id: tree})):
        assert words in reading(block_of(places[anchor]))
