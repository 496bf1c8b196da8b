"""What contexts can match, and which nodes are visited for it."""

import pytest

from teitools.schematron.contexts import ANYTHING, ELEMENT, Target, targets
from teitools.schematron.visits import MANY, selection, ways

PREFIXES = {"tei": "urn:t"}
P = Target("name", "Q{urn:t}p")
A, B = Target("name", "Q{}a"), Target("name", "Q{}b")
ON_A = Target("attributes", "@a")


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("tei:p", [P]),
        ("//tei:p[@a]", [P]),
        ("tei:l//tei:p[b/(c | d)]", [P]),
        ("child::tei:p", [P]),
        ("Q{urn:t}p", [P]),
        ("(: why :) a | b", [A, B]),
        ("a[. = '|'] union b", [A, B]),
        ("(a[x] | b)[c]", [A, B]),
        ("(a | c)/b", [B]),
        ("unknown:p", [ANYTHING]),
        ("/", [Target("node", "document-node()")]),
        ("/*[x]", [Target("root")]),
        ("*", [ELEMENT]),
        ("*:p", [ELEMENT]),
        ("tei:*", [ELEMENT]),
        ("element(p)", [ELEMENT]),
        ("a//*", [ELEMENT]),
        ("tei:*[@a]", [ON_A]),
        ("*[b][@a]", [ON_A]),
        ("*[b and @a = ('x', 'y')]", [ON_A]),
        ("*[starts-with( @a, '#')]", [ON_A]),
        ("*[@a or @b]", [ELEMENT]),
        ("*[not(@a)]", [ELEMENT]),
        ("*[not(x and @a and y)]", [ELEMENT]),
        ("*[. = 'x and @a and y']", [ELEMENT]),
        ("*[starts-with(@a, '')]", [ELEMENT]),
        ("*[@a => empty()]", [ELEMENT]),
        ("*[@a | b]", [ELEMENT]),
        ("@a", [Target("attribute", "@a")]),
        ("tei:p/@xml:id", [Target("attribute", "@*:id")]),
        ("a/@*", [Target("attribute", "@*")]),
        ("text()[. = 'x']", [Target("node", "text()")]),
        ("processing-instruction('x')", [Target("node", "processing-instruction()")]),
        (".", [ANYTHING]),
        ("$nodes", [ANYTHING]),
        ("key('k', 'x')", [ANYTHING]),
        ("node()", [ANYTHING]),
        ("attribute(a)", [ANYTHING]),
    ],
)
def test_targets(context: str, expected: list[Target]) -> None:
    assert list(targets(context, PREFIXES)) == expected


def test_names_without_a_prefix_may_have_a_namespace() -> None:
    assert list(targets("p", {}, "urn:t")) == [P]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([A, B], "(descendant-or-self::Q{}a, descendant-or-self::Q{}b)"),
        ([A, ELEMENT], "(descendant-or-self::*)"),
        ([ON_A], "(descendant-or-self::*[@a])"),
        ([ON_A, A], "(descendant-or-self::*)"),
        ([Target("root")], "(descendant-or-self::*[not(parent::*)])"),
        (
            [Target("root"), A],
            "(descendant-or-self::Q{}a, descendant-or-self::*[not(parent::*)][not(self::Q{}a)])",
        ),
        ([Target("node", "document-node()")], "(self::document-node())"),
        ([Target("attribute", "@a"), Target("attribute", "@b")], "(descendant-or-self::*/(@a | @b))"),
        ([ANYTHING, A], "(descendant-or-self::node(), descendant-or-self::*/@*)"),
        ([Target("name", f"Q{{}}a{n}") for n in range(MANY + 1)], "(descendant-or-self::*)"),
    ],
)
def test_nodes_are_visited_once(found: list[Target], expected: str) -> None:
    assert selection(frozenset(found)) == expected


def test_patterns_of_one_kind_go_together() -> None:
    modes, visits = ways(
        {1: frozenset([A]), 2: frozenset([ON_A]), 3: frozenset([B]), 4: frozenset([ELEMENT, A])}
    )
    assert modes == {1: "own.sch:named", 2: "own.sch:attributed", 3: "own.sch:named", 4: "own.sch:elements"}
    assert [visit.mode for visit in visits] == ["own.sch:named", "own.sch:attributed", "own.sch:elements"]
