"""What ``xml-model`` instructions say."""

import pytest

from inline import document
from teitools.schemas.models import RELAXNG, SCHEMATRON, Model, models_in, models_of


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ('href="a.rng"', Model("a.rng", RELAXNG, "")),
        ("href='a.rnc'", Model("a.rnc", RELAXNG, "")),
        ('href="a.sch" phase="draft"', Model("a.sch", SCHEMATRON, "draft")),
        (f'type="application/xml" href="a" schematypens="{SCHEMATRON}"', Model("a", SCHEMATRON, "")),
        ('href="a" type="application/relax-ng-compact-syntax"', Model("a", RELAXNG, "")),
        ('href="a.rng?x=1&amp;y=2#z"', Model("a.rng?x=1&y=2#z", RELAXNG, "")),
        ('href="a.xsd"', Model("a.xsd", "", "")),
    ],
)
def test_the_parts_of_an_instruction(parts: str, expected: Model) -> None:
    written = f"<?xml-model {parts}?>"
    assert list(models_of(document(f"{written}<TEI/>").tree)) == [expected]
    assert list(models_in(written)) == [expected]


def test_all_in_order_and_none_without_an_address() -> None:
    others = '<!-- c --><?other href="x.rng"?><?xml-model type="x"?>'
    xml = f'<?xml-model href="a.rng"?>{others}<?xml-model href="b.rng"?><TEI/>'
    assert [model.href for model in models_of(document(xml).tree)] == ["a.rng", "b.rng"]
