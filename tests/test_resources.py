"""What travels with teitools is found, and known as its own."""

from pathlib import Path

import pytest

from teitools.resources import MissingResourceError, is_resource, resource


@pytest.mark.parametrize(
    "name", ["xslt/html.xsl", "schema/edition.rng", "schema/edition.sch", "theme/site.css"]
)
def test_it_is_there(name: str) -> None:
    assert resource(name).is_file()
    assert is_resource(resource(name))


def test_what_is_missing_is_said() -> None:
    with pytest.raises(MissingResourceError, match=r"xslt/none\.xsl is not in .* Install teitools again"):
        resource("xslt/none.xsl")


def test_an_editions_file_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "xslt").mkdir()
    (tmp_path / "xslt" / "html.xsl").touch()
    assert not is_resource(tmp_path / "xslt" / "html.xsl")
    assert not is_resource(resource("schema/edition.rng").parent.parent / "edition" / "edition.toml")
