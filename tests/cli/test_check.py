"""``teitools check``: the checks alone, and their list."""

from pathlib import Path

from click.testing import CliRunner, Result

from inline import tei
from teitools.checks.registry import CHECKS
from teitools.cli.main import main
from teitools.diagnostics.codes import CODES


def check(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_the_list_has_each_check_and_each_of_its_codes() -> None:
    lines = check("--list").output.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [each.name for each in CHECKS]
    codes = [code for each in CHECKS for code in each.codes]
    assert [line.split()[0] for line in lines if line.startswith(" ")] == codes
    assert set(codes) <= set(CODES)


def test_neither_schema_nor_rules_are_applied(tmp_path: Path) -> None:
    excuse = "<!-- teitools-ignore E101: it is meant so -->"
    (tmp_path / "a.xml").write_text(tei(f'{excuse}<nonsense/><ref target="#x"/>'), encoding="utf-8")
    result = check(tmp_path / "a.xml")
    assert result.exit_code == 1
    assert "E311" in result.output
    assert "error E101" not in result.output
    assert result.output.endswith("1 error in 1 file\n")
