"""The places of what rules find."""

from pathlib import Path

import pytest

from schematron.small import check, edition, load, read, said


def test_attributes_have_their_own_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="@n"><assert test=". &lt; 4">much</assert></rule></pattern>'
    assert [(d.line, d.column, d.end_column) for d in check(tmp_path, body)] == [(5, 7, 12)]


def test_attributes_in_a_namespace_have_their_own_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="@xml:lang"><report test="true()">lang</report></rule></pattern>'
    assert [(d.line, d.column) for d in check(tmp_path, body)] == [(1, 7)]


TEXT = """<pattern><rule context="text()[normalize-space()]"><report test="true()"
  ><value-of select="."/></report></rule></pattern>"""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("<a>one <b>two</b>\n  three\n four <!-- x --> five\n</a>", "1:4-1:7 1:11-1:14 2:3-3:6 3:18-3:22"),
        ("<a>one <!-- <b> --> two <?x y?>\n three</a>", "1:4-1:7 1:21-1:24 2:2-2:7"),
        ("<a><!-- x --><b/><!-- y -->one <![CDATA[<!-- -->]]> two<?p q?>three</a>", "1:28-1:31 1:63-1:68"),
        ("<!-- x --><a>a &amp; b<b>\n</b>c</a>", "1:14-1:23 2:5-2:6"),
        ("<a><b>  one</b> two</a><!-- x -->", "1:9-1:12 1:17-1:20"),
        ('<!DOCTYPE a [<!ENTITY e "eee">]><a><b/>one &e; two</a>', "1:40-1:51"),
        ("<a>é𝄞 <b/>é</a>", "1:4-1:6 1:11-1:12"),
    ],
)
def test_text_has_the_place_of_its_words(tmp_path: Path, text: str, places: str) -> None:
    found = check(tmp_path, TEXT, text)
    shown = [f"{d.line}:{d.column}-{d.end_line}:{d.end_column}" for d in found]
    assert shown == places.split()
    for each in found:
        start, end = each.byte_range or (0, 0)
        assert text.encode()[start:end].decode().strip()


def test_places_of_thousands_of_nodes(tmp_path: Path) -> None:
    """Each is found by its number: looking for it among its siblings took minutes."""
    text = "<list>" + "\n".join(f'<p n="{n}">x</p>' for n in range(3_000)) + "</list>"
    body = """<pattern><rule context="p | @n | text()"><report test="true()">x</report></rule></pattern>"""
    lines = [each.line for each in check(tmp_path, body, text)]
    assert sorted(lines) == sorted([*(n for n in range(1, 3_001) for _ in range(3)), *range(2, 3_001)])


def test_a_subject_moves_the_place(tmp_path: Path) -> None:
    body = '<pattern><rule context="b"><report test="true()" subject="../@n">b</report></rule></pattern>'
    assert [(d.line, d.column) for d in check(tmp_path, body)] == [(5, 7)]


def test_a_file_that_was_changed_has_its_own_places(tmp_path: Path) -> None:
    rules = load(tmp_path, '<pattern><rule context="b"><report test="true()">b</report></rule></pattern>')
    before, after = read("<a><b/></a>"), read("<a>\n\n<b/></a>")
    assert said(rules.validate(before, edition(before))) == [(1, "b")]
    assert said(rules.validate(after, edition(after))) == [(3, "b")]


def test_a_subject_in_another_file_has_its_place_there(tmp_path: Path) -> None:
    body = """<let name="edition" value="/"/><pattern><rule context="text">
      <report test="true()" subject="$edition//entry">here</report></rule></pattern>"""
    text, register = read("<text/>"), read("<list>\n<entry/></list>", "r.xml")
    found = load(tmp_path, body).validate(text, edition(text, register))
    assert [(each.file, each.line) for each in found] == [("r.xml", 2)]


@pytest.mark.parametrize(
    ("context", "places"),
    [
        ("*", "1:1 2:3 3:3 4:5 5:18"),
        ("/*", "1:1"),
        ("/", "1:1"),
        ("*[@n]", "2:3 3:3 4:5"),
        ("*[@n = 2]", "3:3"),
        ("line | b", "2:3 3:3 4:5 5:18"),
        ("(line | b)[@n]", "2:3 3:3 4:5"),
        ("line | *[@xml:lang]", "1:1 2:3 3:3 4:5"),
        ("poem | /*", "1:1"),
        (".[self::b]", "5:18"),
        ("line/@n | b", "2:9 3:9 5:7 5:18"),
        ("key('bold', 'bold')", "5:18"),
        ("$all[self::b]", "5:18"),
        ("node()[. = 'bold']", "5:18 5:21"),
        ("@*", "1:7 2:9 3:9 5:7"),
        ("*:line[last()]", "4:5"),
    ],
)
def test_each_node_that_a_context_matches_is_visited_once(tmp_path: Path, context: str, places: str) -> None:
    body = f"""<xsl:key name="bold" match="b" use="string()"/><let name="all" value="//*"/>
      <pattern><rule context="{context}"><report test="true()">x</report></rule></pattern>
      <pattern><rule context="none"><report test="true()">no</report></rule>
      <rule context="{context}"><report test="true()">y</report></rule></pattern>
      <pattern><rule context="/*"><report test="false()"/></rule></pattern>"""
    found = [f"{each.line}:{each.column} {each.message}" for each in check(tmp_path, body)]
    assert sorted(found) == sorted(f"{place} {text}" for place in places.split() for text in "xy")
