"""axe-core finds nothing on any page, on a phone and on a desk, in light and in dark."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1280])
def test_no_violation(visitor: Any, site: Path, axe: str, width: int, scheme: str) -> None:
    found = []
    for visit in visitor.visits(site, width, scheme):
        visit.page.evaluate(axe)
        violations = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        found += [describe(visit.page.url, violation) for violation in violations]
    assert not found, "\n".join(found)


def describe(url: str, violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    places = "; ".join(f"{node['html'][:160]} ({node['failureSummary'][:200]})" for node in nodes[:3])
    return f"{url.rsplit('/', 1)[-1]}: {violation['id']}: {violation['help']}, {len(nodes)} times: {places}"
