"""``teitools explain``: every code and rule, and what becomes of an unknown one."""

import pytest
from click.testing import CliRunner, Result

from teitools.cli.main import main
from teitools.diagnostics.codes import CODES


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.mark.parametrize("code", CODES)
def test_every_code(code: str) -> None:
    result = explain(code)
    assert result.exit_code == 0
    assert result.output.startswith(f"{code}\n\n{CODES[code]}"[:80])
    for label in ("Why it matters.", "Example:", "Write instead:"):
        assert label in result.output


def test_capitals_count_for_nothing() -> None:
    assert explain("e311").output == explain("E311").output


def test_a_rule_of_the_schema() -> None:
    result = explain("date-year")
    assert result.exit_code == 0
    assert "write:" in result.output


def test_all_codes() -> None:
    result = explain()
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == list(CODES)


@pytest.mark.parametrize(("code", "meant"), [("E3161", "E316"), ("date-yaer", "date-year")])
def test_an_unknown_code(code: str, meant: str) -> None:
    result = explain(code)
    assert result.exit_code == 2
    assert f"did you mean {meant}?" in result.output


def test_nothing_like_it() -> None:
    result = explain("zzz")
    assert result.exit_code == 2
    assert "did you mean" not in result.output
