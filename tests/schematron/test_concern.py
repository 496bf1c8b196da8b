"""What of the rules inside a schema is compiled for documents that are known: only what they concern."""

from pathlib import Path

import pytest

from schematron.small import POEM, edition, read, said
from schematron.test_embedded import RNG
from teitools.checks.rules import check_rules
from teitools.schematron import Schematron
from teitools.schematron.concern import Names, concerned, names_of
from teitools.schematron.embedded import embedded_schema

RULE = '<sch:pattern><sch:rule context="{}"><sch:report test="{}">{}</sch:report></sch:rule></sch:pattern>'


def schema(folder: Path, *rules: tuple[str, str, str]) -> Path:
    path = folder / "poem.rng"
    path.write_text(RNG.format("".join(RULE.format(*rule) for rule in rules), ""), "utf-8")
    return path


def test_the_names_of_a_document() -> None:
    assert names_of([read(POEM)]) == Names(
        frozenset({"Q{}poem", "Q{}line", "Q{}b"}), frozenset({"lang", "n"})
    )


@pytest.mark.parametrize(
    ("context", "is_met"),
    [
        ("line", True),
        ("poem/line[@n]", True),
        ("stanza", False),
        ("stanza/line", True),
        ("line/stanza", False),
        ("stanza | b", True),
        ("tei:line", False),
        ("*[@n]", True),
        ("*[@rhyme]", False),
        ("@n", True),
        ("@rhyme", False),
        ("@xml:lang", True),
        ("@*", True),
        ("*", True),
        ("/*", True),
        ("/", True),
        ("text()", True),
        ("line[@n = '9'] | id('x')", True),
    ],
)
def test_a_pattern_concerns_a_document_with_what_its_rules_are_about(
    context: str, is_met: bool, tmp_path: Path
) -> None:
    found = embedded_schema(schema(tmp_path, (context, "1", "said")))
    assert found is not None
    assert concerned(found, names_of([read(POEM)])) == (frozenset({1}) if is_met else frozenset())


def test_a_pattern_about_other_documents_always_concerns(tmp_path: Path) -> None:
    path = tmp_path / "poem.rng"
    elsewhere = RULE.format("stanza", "1", "said").replace(
        "<sch:pattern", "<sch:pattern documents=\"'a.xml'\""
    )
    path.write_text(RNG.format(elsewhere, ""), "utf-8")
    found = embedded_schema(path)
    assert found is not None
    assert concerned(found, names_of([read(POEM)])) == frozenset({1})


def test_what_is_found_stays_the_same(tmp_path: Path) -> None:
    path = schema(tmp_path, ("stanza", "1", "no"), ("b", "1", "bold"), ("*[@n > 2]", "1", "more"))
    poem = read(POEM)
    whole, part = Schematron.embedded(path), Schematron.embedded(path, names=names_of([poem]))
    assert whole is not None
    assert part is not None
    assert (
        said(part.validate(poem, edition(poem)))
        == said(whole.validate(poem, edition(poem)))
        == [(4, "more"), (5, "bold")]
    )


@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize(
    ("broken", "told"),
    [("stanza", ["bold"]), ("line", ["This rule cannot be used.", "bold"])],
)
def test_a_broken_rule_is_told_of_documents_that_it_concerns(
    broken: str, told: list[str], once: bool, tmp_path: Path
) -> None:
    path = schema(tmp_path, (broken, "1 +", "never"), ("b", "1", "bold"))
    poem = read(POEM)
    found = check_rules(edition(poem), [path], once=once)
    assert [each.message[:25] for each in found] == told
